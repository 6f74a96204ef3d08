package dev.ringside.lab.scenario;

import java.util.List;
import java.util.Map;

/// How the server goes about its work, as far as its model leaves that open.
///
/// @param bufferBytes how much it reads at once, 1 byte to 32 KiB; 0 stands for a whole message
/// @param timeoutNanos how long a waiting call may wait: 0 returns at once, -1 waits for ever
/// @param trigger when epoll reports a descriptor
/// @param reads how often it reads a descriptor that is ready
/// @param pauseNanos how long it sleeps between two rounds of polling
/// @param listen whether it accepts its clients itself, while it is recorded
/// @param echo whether it sends back what it gets
/// @param own the options that only its model knows, by name; their values are words
public record Conduct(
        int bufferBytes,
        long timeoutNanos,
        Trigger trigger,
        Reads reads,
        long pauseNanos,
        boolean listen,
        boolean echo,
        Map<String, String> own) {
    /// The options that only some model knows.
    public static final List<String> OWN =
            List.of(
                    "how",
                    "mode",
                    "path",
                    "stall",
                    "slow",
                    "late",
                    "half-close",
                    "urgent",
                    "deadlock",
                    "file",
                    "tasks",
                    "program");

    /// Those of them that are set or not; the others have a word.
    static final List<String> FLAGS =
            List.of("stall", "slow", "late", "half-close", "urgent", "deadlock", "file");

    /// Waits for ever.
    public static final long FOREVER = -1;

    /// Reads whole messages, waits for ever, accepts nobody, sends nothing back.
    public static final Conduct USUAL =
            new Conduct(0, FOREVER, Trigger.LEVEL, Reads.ONCE, 0, false, false, Map.of());

    private static final int LARGEST_BYTES = 1 << 15;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    /// Conduct within the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range; the message is a sentence
    ///   for the user
    public Conduct {
        own = Map.copyOf(own);
        Ranges.check("buffer", bufferBytes, 0, LARGEST_BYTES, " bytes");
        if (timeoutNanos != FOREVER) {
            Ranges.checkNanos("timeout", timeoutNanos, LONGEST_NANOS);
        }
        Ranges.checkNanos("pause", pauseNanos, LONGEST_NANOS);
    }

    /// Whether the server does something else before it reads, and has little room meanwhile.
    public boolean slow() {
        return isSet("slow");
    }

    /// When it sends back what it gets.
    public Answers answers() {
        if (isSet("half-close")) {
            return Answers.AT_THE_END;
        }
        if (isSet("late")) {
            return Answers.WITH_ROOM;
        }
        return echo ? Answers.AT_ONCE : Answers.NEVER;
    }

    /// Whether a client sends an urgent byte after its last message.
    public boolean urgent() {
        return isSet("urgent");
    }

    private boolean isSet(String flag) {
        return own(flag).equals("true");
    }

    /// An option that only its model knows; empty if nothing is said of it.
    public String own(String option) {
        return own.getOrDefault(option, "");
    }
}
