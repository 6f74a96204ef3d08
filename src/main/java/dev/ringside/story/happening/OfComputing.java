package dev.ringside.story.happening;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What happens among tasks that compute: they take turns on a CPU, or have one each.
public sealed interface OfComputing extends Happening {
    /// A task begins to compute.
    ///
    /// @param cpu where; -1 if not recorded
    /// @param beside other tasks that compute at this moment, on other CPUs
    /// @param ready other tasks that are in the middle of computing and wait for a CPU
    record BeganToCompute(int task, int cpu, List<Integer> beside, List<Integer> ready)
            implements OfComputing {
        public BeganToCompute {
            beside = List.copyOf(beside);
            ready = List.copyOf(ready);
        }
    }

    /// A CPU goes from one task that computes to the next one.
    ///
    /// @param out the task whose turn is over; it is ready
    /// @param hadNanos how long its turn lasted; -1 if not recorded
    /// @param readyNanos how long the next one has been ready; -1 if not recorded
    /// @param beside other tasks that compute at this moment, on other CPUs
    record TookTurn(int cpu, int out, int in, long hadNanos, long readyNanos, List<Integer> beside)
            implements OfComputing {
        public TookTurn {
            beside = List.copyOf(beside);
        }
    }

    /// A task has computed what it had to.
    ///
    /// @param found how many prime numbers it has found
    /// @param cpuNanos how long it was on a CPU for that
    /// @param tookNanos how long it took altogether
    /// @param spent where the rest of that time went, and how often it left a CPU; null if no
    ///   switches are recorded
    /// @param counted how often it left a CPU by the kernel's own count; null if not recorded
    record DoneComputing(
            int task,
            long found,
            long cpuNanos,
            long tookNanos,
            @Nullable Spent spent,
            @Nullable Counted counted)
            implements OfComputing {
        public DoneComputing with(Counted count) {
            return new DoneComputing(task, found, cpuNanos, tookNanos, spent, count);
        }
    }

    /// What computing has cost besides.
    ///
    /// @param preempted how often the CPU was taken from it
    /// @param waited how often it gave the CPU up to wait
    /// @param readyNanos how long it was ready
    /// @param blockedNanos how long it was blocked
    record Spent(long preempted, long waited, long readyNanos, long blockedNanos) {}

    /// How often a task left a CPU.
    record Counted(long preempted, long waited) {}
}
