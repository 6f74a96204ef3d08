package dev.ringside.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/// What happens to the program under study: who sends what, and when.
///
/// @param messages how many messages the client sends, 1 to 1000
/// @param delayNanos how long it sleeps before each, 0 to 10 seconds
/// @param sizeBytes the length of a message, 1 byte to 32 KiB: packets that the kernel joins must
///   stay below 64 KiB, because `tcp:tcp_probe` counts their bytes in 16 bits
/// @param cpus where the tasks run
/// @param seed chooses the words of the messages; the same seed gives the same bytes
public record Scenario(int messages, long delayNanos, int sizeBytes, CpuChoice cpus, long seed) {
    /// One message of 64 bytes after 200 ms, on one CPU.
    public static final Scenario USUAL = new Scenario(1, 200_000_000, 64, CpuChoice.SAME, 1);

    private static final int MOST_MESSAGES = 1000;
    private static final long LONGEST_DELAY_NANOS = 10_000_000_000L;
    private static final int LARGEST_BYTES = 1 << 15;

    /// A scenario within the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range; the message is a sentence
    ///   for the user
    public Scenario {
        check("messages", messages, 1, MOST_MESSAGES, "");
        check("size", sizeBytes, 1, LARGEST_BYTES, " bytes");
        if (delayNanos < 0 || delayNanos > LONGEST_DELAY_NANOS) {
            throw new IllegalArgumentException(
                    "delay is "
                            + DurationText.of(delayNanos)
                            + ", but must be between 0 and "
                            + DurationText.of(LONGEST_DELAY_NANOS)
                            + ".");
        }
    }

    private static void check(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, but must be between %d and %d%s."
                            .formatted(name, value, least, most, unit));
        }
    }

    /// All bytes that the server has to receive.
    public long totalBytes() {
        return (long) messages * sizeBytes;
    }

    /// How long the client sleeps in all: what the experiment takes at least.
    public long expectedNanos() {
        return messages * delayNanos;
    }

    /// The options by name, as they stand in a trace's head.
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("messages", messages);
        map.put("delay", DurationText.of(delayNanos));
        map.put("size", sizeBytes);
        map.put("cpus", cpus.text());
        map.put("seed", seed);
        return map;
    }

    /// The scenario in a trace's head; what is missing there is as usual.
    ///
    /// @throws IllegalArgumentException if a value is out of its range or of the wrong type
    public static Scenario fromMap(Map<String, Object> map) {
        return new Scenario(
                Math.toIntExact(number(map, "messages", USUAL.messages)),
                DurationText.nanos(text(map, "delay", DurationText.of(USUAL.delayNanos))),
                Math.toIntExact(number(map, "size", USUAL.sizeBytes)),
                CpuChoice.of(text(map, "cpus", USUAL.cpus.text())),
                number(map, "seed", USUAL.seed));
    }

    private static long number(Map<String, Object> map, String name, long usual) {
        Object value = map.getOrDefault(name, usual);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(name + " is '" + value + "', but must be a number.");
    }

    private static String text(Map<String, Object> map, String name, String usual) {
        return map.getOrDefault(name, usual).toString();
    }
}
