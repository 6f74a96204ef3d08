package dev.ringside.lab.probe;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a probe observes.
///
/// @param pid the process whose threads these are
/// @param tasks the threads under study
/// @param cpus the CPUs on which they run; every switch there is recorded
/// @param sockets their sockets, each end of a connection for itself
public record Observed(
        int pid, List<ObservedTask> tasks, SortedSet<Integer> cpus, List<ObservedSocket> sockets) {
    public Observed {
        tasks = List.copyOf(tasks);
        cpus = Collections.unmodifiableSortedSet(new TreeSet<>(cpus));
        sockets = List.copyOf(sockets);
    }

    /// Whether `tid` is one of the threads under study.
    public boolean isTask(int tid) {
        return tasks.stream().anyMatch(task -> task.tid() == tid);
    }
}
