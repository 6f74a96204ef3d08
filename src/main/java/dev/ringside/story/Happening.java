package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.WaitPlace;
import dev.ringside.trace.Context;

import org.jspecify.annotations.Nullable;

/// What happens in one [Step], as data; [Narrator] has the words. Tasks are given by thread id, 0
/// being the idle task.
public sealed interface Happening {
    /// Everything is in place: the facts that describe what was there when the recording began.
    record Opening() implements Happening {}

    /// A task enters the kernel by a call of its program.
    record Called(int task, Call call) implements Happening {}

    /// A call cannot go on and its task leaves the CPU.
    ///
    /// @param call the call; null if its entry was not recorded
    /// @param place what it waits for
    /// @param waitingIn the kernel function it sleeps in, if a sample says so during this sleep
    /// @param cpu the CPU that it leaves
    /// @param next the task that gets the CPU
    record FellAsleep(
            int task,
            @Nullable Call call,
            WaitPlace place,
            @Nullable String waitingIn,
            int cpu,
            int next)
            implements Happening {}

    /// A task loses its CPU to another one although it could go on.
    record Preempted(int task, int cpu, int next) implements Happening {}

    /// A task is made ready by something other than the arrival of its data.
    ///
    /// @param call the call that it sleeps in; null if its entry was not recorded
    /// @param pickedOn the CPU on which it also begins to run within this step; -1 if it does not
    /// @param readyNanos how long that took; 0 if it does not run yet
    record Woke(
            int task, int by, Context context, @Nullable String call, int pickedOn, long readyNanos)
            implements Happening {}

    /// Bytes come into a receive queue.
    ///
    /// @param sender the task in whose call the packet travels
    /// @param object the receiving socket
    /// @param fd its descriptor in the receiving process; -1 if not recorded
    /// @param woken the task that is thereby made ready; -1 if none
    record Arrived(int sender, long object, int fd, long lengthBytes, int woken)
            implements Happening {}

    /// A ready task gets a CPU.
    ///
    /// @param readyNanos how long it waited on the run queue; -1 if not recorded
    /// @param out the task that leaves the CPU
    record Picked(int task, int cpu, long readyNanos, int out) implements Happening {}

    /// Bytes go from a receive queue to the buffer of a program: phase ②.
    record CopiedToUser(int task, int fd, long lengthBytes) implements Happening {}

    /// A call returns to the program.
    ///
    /// @param errno why it failed; null if it did not
    record Returned(int task, String call, long result, @Nullable String errno)
            implements Happening {}

    /// A task has all that its program wanted and only waits for the end of the experiment.
    ///
    /// @param next the task that gets the CPU; -1 if the recording ends before that
    record Finished(int task, int cpu, int next) implements Happening {}

    /// A task ends.
    record Ended(int task) implements Happening {}

    /// The recorder missed facts.
    record FactsLost(long count, String where) implements Happening {}

    /// The recording stopped before its end.
    record CutShort(String why) implements Happening {}
}
