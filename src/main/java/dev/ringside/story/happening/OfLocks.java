package dev.ringside.story.happening;

import java.util.List;

/// What the threads of a program do with locks and with the values that they share.
public sealed interface OfLocks extends Happening {
    /// A task takes a lock that is free.
    ///
    /// @param word what its word says then
    /// @param asked how often the task had to ask for it before; 0 if it was free at once
    record LockTaken(int task, String lock, int word, int asked) implements OfLocks {}

    /// A task finds that another one has the lock.
    ///
    /// @param owner the task that has it; -1 if not recorded
    /// @param again whether the task had waited for it already
    record LockWanted(int task, String lock, int owner, boolean again) implements OfLocks {}

    /// A task gives a lock back.
    ///
    /// @param awaited whether its word said that others may wait
    record LockReleased(int task, String lock, boolean awaited) implements OfLocks {}

    /// A task does not wait for a lock any longer.
    ///
    /// @param owner the task that has it; -1 if not recorded
    /// @param waitedNanos how long it has waited in its call; -1 if not recorded
    record LockGivenUp(int task, String lock, int owner, long waitedNanos) implements OfLocks {}

    /// A task reads a value that it shares with others.
    ///
    /// @param coroutine which of its coroutines does; -1 if none
    record ValueRead(int task, int coroutine, String name, long value) implements OfLocks {}

    /// A task writes a value that it shares with others.
    ///
    /// @param before what it was before
    record ValueWritten(int task, int coroutine, String name, long before, long value)
            implements OfLocks {}

    /// A task that computes loses its CPU to another one of its program, which computes, too.
    ///
    /// @param held the locks that the one has that loses the CPU
    /// @param readyNanos how long the other one was ready
    /// @param first whether that one has never run before
    /// @param switches how often the CPU has gone from one to the other in this step
    record Displaced(
            int task,
            int cpu,
            int next,
            List<String> held,
            long readyNanos,
            boolean first,
            int switches)
            implements OfLocks {
        public Displaced {
            held = List.copyOf(held);
        }

        public Displaced again() {
            return new Displaced(task, cpu, next, held, readyNanos, first, switches + 1);
        }
    }

    /// A task falls asleep, and now there is a circle of tasks of which each waits for a lock that
    /// the next one has.
    ///
    /// @param circle those tasks; the first is the one that falls asleep
    /// @param wanted the lock that each of them wants, in the same order
    record Deadlocked(OfTasks.FellAsleep asleep, List<Integer> circle, List<String> wanted)
            implements OfLocks {
        public Deadlocked {
            circle = List.copyOf(circle);
            wanted = List.copyOf(wanted);
        }
    }
}
