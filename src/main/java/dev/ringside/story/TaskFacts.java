package dev.ringside.story;

import dev.ringside.machine.TaskFigures;
import dev.ringside.story.words.Calls;

import java.util.List;

/// What one task of the experiment has used by the end of a trace.
///
/// @param task its thread id
/// @param name its name
/// @param systemCalls the calls of its program; those of the run time beneath it are not among them
/// @param runtimeCalls the calls of the run time beneath the program (Java's locks and memory)
/// @param wouldBlock how many calls returned `EAGAIN`
/// @param toUserBytes how many bytes were copied from the kernel to it
/// @param toKernelBytes how many bytes were copied from it to the kernel
/// @param wakeToRun how long it took from being woken to running
/// @param calls the calls of its program by name
/// @param figures switches and times
public record TaskFacts(
        int task,
        String name,
        int systemCalls,
        int runtimeCalls,
        int wouldBlock,
        long toUserBytes,
        long toKernelBytes,
        Spread wakeToRun,
        List<CallFacts> calls,
        TaskFigures figures) {
    /// The calls of one name.
    ///
    /// @param call the name
    /// @param count how often it was called
    /// @param wouldBlock how often it returned `EAGAIN`
    /// @param handedOver for calls about many descriptors, how many were handed over in all of them
    ///   together; by rule the kernel looks at each. -1 if that is not recorded
    /// @param cameBack for calls about many descriptors, how many were returned as ready
    /// @param inVain for calls about many descriptors, how often none was ready
    public record CallFacts(
            String call, int count, int wouldBlock, long handedOver, long cameBack, int inVain) {
        /// Whether it is a call about many descriptors.
        public boolean many() {
            return Calls.many(call);
        }
    }

    /// Durations of the same kind.
    ///
    /// @param count how many there are
    /// @param medianNanos the one in the middle; 0 if there is none
    /// @param maxNanos the longest; 0 if there is none
    public record Spread(int count, long medianNanos, long maxNanos) {
        /// The spread of some durations.
        public static Spread of(long... nanos) {
            var sorted = nanos.clone();
            java.util.Arrays.sort(sorted);
            return sorted.length == 0
                    ? new Spread(0, 0, 0)
                    : new Spread(
                            sorted.length,
                            sorted[(sorted.length - 1) / 2],
                            sorted[sorted.length - 1]);
        }
    }
}
