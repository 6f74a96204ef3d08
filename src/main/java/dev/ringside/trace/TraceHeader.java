package dev.ringside.trace;

import java.util.Map;

/// What is known of a recording at its start.
///
/// @param title one line for people, in English
/// @param model the name of the I/O model, `blocking`
/// @param scenario the scenario's options by name, as they stand in the file
/// @param recorded when, in ISO 8601
/// @param kernel the kernel's release, `6.18.44`
/// @param arch the machine, `x86_64`
/// @param cpus how many CPUs it had
/// @param clock the clock of all stamps
/// @param probe the rung of the ladder: `tracefs`, `thread` or `call`
/// @param others keys that this version does not know, kept when the trace is saved again
public record TraceHeader(
        String title,
        String model,
        Map<String, Object> scenario,
        String recorded,
        String kernel,
        String arch,
        int cpus,
        String clock,
        String probe,
        Map<String, Object> others) {
    /// The version of the file format that this program reads and writes.
    public static final int FORMAT = 1;

    /// The key among [#others] of a sentence that says why no higher rung was there.
    public static final String WHY_NOT_HIGHER = "whyNotHigher";

    /// Why no higher rung of the ladder was there, and what to do about it; empty if it was the
    /// highest, or if that is not recorded.
    public String whyNotHigher() {
        return others.getOrDefault(WHY_NOT_HIGHER, "").toString();
    }
}
