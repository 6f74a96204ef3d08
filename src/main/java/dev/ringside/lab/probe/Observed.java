package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a probe observes.
///
/// @param tasks the threads under study
/// @param cpus the CPUs on which they run; every switch there is recorded
/// @param sockets their sockets or pipes, each end of a connection for itself
/// @param subsystems what else of the kernel
public record Observed(
        List<ObservedTask> tasks,
        SortedSet<Integer> cpus,
        List<ObservedSocket> sockets,
        Set<Subsystem> subsystems) {
    /// Tasks that use nothing but sockets and pipes.
    public Observed(
            List<ObservedTask> tasks, SortedSet<Integer> cpus, List<ObservedSocket> sockets) {
        this(tasks, cpus, sockets, Set.of());
    }

    public Observed {
        tasks = List.copyOf(tasks);
        cpus = Collections.unmodifiableSortedSet(new TreeSet<>(cpus));
        sockets = List.copyOf(sockets);
        subsystems = Set.copyOf(subsystems);
    }

    /// Whether `tid` is one of the threads under study.
    public boolean isTask(int tid) {
        for (ObservedTask task : tasks) {
            if (task.tid() == tid) {
                return true;
            }
        }
        return false;
    }

    /// The process of each thread under study.
    Map<Integer, Integer> processes() {
        Map<Integer, Integer> processes = new HashMap<>();
        tasks.forEach(task -> processes.put(task.tid(), task.process()));
        return processes;
    }

    /// Whether there is a socket of that kind.
    boolean uses(Transport transport) {
        return sockets.stream().anyMatch(socket -> socket.transport() == transport);
    }
}
