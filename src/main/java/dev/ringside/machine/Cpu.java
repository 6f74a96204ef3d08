package dev.ringside.machine;

import org.jspecify.annotations.Nullable;

/// One CPU and who has it.
///
/// @param number its number
/// @param running the task on it; 0 is the idle task
/// @param sinceNanos since when
/// @param softirq the deferred work that runs on top of that task; null if none
public record Cpu(int number, int running, long sinceNanos, @Nullable String softirq) {
    /// Whether nothing runs on it.
    public boolean idle() {
        return running == 0;
    }

    Cpu with(@Nullable String newSoftirq) {
        return new Cpu(number, running, sinceNanos, newSoftirq);
    }
}
