package dev.ringside.lab.hand;

import dev.ringside.lab.hand.Command.Stop;
import dev.ringside.lab.scenario.ByHand;
import dev.ringside.lab.scenario.DurationText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The way of commands into a running experiment, and how long it has been since the last one.
///
/// Commands that come before the clients are ready wait for them. Safe for use by several threads.
public final class Hand {
    private static final long END_NANOS = Duration.ofSeconds(4).toNanos();

    private final List<Command> waiting = new ArrayList<>();
    private @Nullable Consumer<Command> clients;
    private long sinceNanos;
    private long begunNanos;
    private boolean stopping;

    /// Nothing was commanded yet.
    public Hand() {}

    /// Gives a command, or keeps it until the clients are ready.
    public synchronized void give(Command command) {
        sinceNanos = System.nanoTime();
        if (clients == null) {
            waiting.add(command);
        } else if (!stopping) {
            stopping = command instanceof Stop;
            clients.accept(command);
        }
    }

    /// The clients are ready; `to` carries commands to them. Only the first call counts.
    public synchronized void begin(Consumer<Command> to) {
        if (clients != null) {
            return;
        }
        clients = to;
        begunNanos = System.nanoTime();
        sinceNanos = begunNanos;
        waiting.forEach(this::give);
        waiting.clear();
    }

    /// Why the experiment has to end, although nobody said so or although it was said; null if it
    /// has not.
    ///
    /// @param facts how many have been recorded
    public synchronized @Nullable String whyEnd(ByHand limits, long facts) {
        long now = System.nanoTime();
        if (clients == null) {
            return null;
        }
        if (stopping) {
            boolean stuck = now - sinceNanos > END_NANOS;
            return stuck ? "It was stopped while a client waited for the server's answer." : null;
        }
        if (now - sinceNanos > limits.patienceNanos()) {
            return "No command came for " + text(limits.patienceNanos()) + ", so it was ended.";
        }
        if (now - begunNanos > ByHand.LONGEST_NANOS) {
            return "It had gone on for " + text(ByHand.LONGEST_NANOS) + ", so it was ended.";
        }
        return facts > ByHand.MOST_FACTS
                ? "%,d facts were recorded, so it was ended.".formatted(ByHand.MOST_FACTS)
                : null;
    }

    private static String text(long nanos) {
        long minutes = Duration.ofNanos(nanos).toMinutes();
        boolean whole = minutes > 0 && Duration.ofMinutes(minutes).toNanos() == nanos;
        return whole ? minutes + (minutes == 1 ? " minute" : " minutes") : DurationText.of(nanos);
    }
}
