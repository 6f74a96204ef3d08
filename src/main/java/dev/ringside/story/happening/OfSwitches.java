package dev.ringside.story.happening;

import dev.ringside.machine.WaitPlace;
import dev.ringside.trace.Left;
import dev.ringside.trace.SwitchStep.SwitchAct;

import org.jspecify.annotations.Nullable;

/// What happens where one of two hands the CPU over to the other one, and what that costs.
public sealed interface OfSwitches extends Happening {
    /// The program says what it has measured.
    ///
    /// @param nanos how long a hand-over took on average
    /// @param count how many were measured
    /// @param callsNanos how long its calls take without a switch; -1 if it has none
    /// @param same whether the partner is of the same process
    record Measurement(int task, long nanos, long count, long callsNanos, boolean same)
            implements OfSwitches {
        public Measurement with(long calls) {
            return new Measurement(task, nanos, count, calls, same);
        }
    }

    /// A context switch.
    ///
    /// @param cpu where
    /// @param out the task that leaves the CPU
    /// @param in the one that gets it
    /// @param left in which state the first one leaves
    /// @param place what it waits for; null if it does not
    /// @param same whether both have one address space
    /// @param call the system call that the next one goes on in; empty if none is recorded
    record Change(
            int cpu,
            int out,
            int in,
            Left left,
            @Nullable WaitPlace place,
            boolean same,
            String call) {}

    /// One of the six steps of a context switch.
    record Stepped(SwitchAct act, Change change) implements OfSwitches {}

    /// A context switch as a whole.
    ///
    /// @param number how many there were with this one
    record WentOver(Change change, long number) implements OfSwitches {}
}
