package dev.ringside.machine;

import dev.ringside.trace.Stamp;

import org.jspecify.annotations.Nullable;

/// One CPU and who has it.
///
/// @param number its number
/// @param running the task on it; 0 is the idle task; [Stamp#UNKNOWN] if the latest fact says only
///   who left it
/// @param sinceNanos since when
/// @param softirq the deferred work that runs on top of that task; null if none
public record Cpu(int number, int running, long sinceNanos, @Nullable String softirq) {
    /// Whether it is recorded what runs on it.
    public boolean known() {
        return running != Stamp.UNKNOWN;
    }

    /// Whether nothing runs on it.
    public boolean idle() {
        return running == 0;
    }

    Cpu with(@Nullable String newSoftirq) {
        return new Cpu(number, running, sinceNanos, newSoftirq);
    }
}
