package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.trace.Role;

import java.util.Collections;
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
/// @param family how the names begin that the kernel keeps of the server and of every task that it
///   will start, which inherits the name; empty if it starts none
/// @param program the name of the program that processes execute which it starts, and with that
///   their own name; empty if there is none
/// @param files the files that they read
/// @param pieceBytes how much of a message a Unix socket passes on at once, as its send buffer has
///   it, by whose end it is; who is not named passes on all of it
public record Observed(
        List<ObservedTask> tasks,
        SortedSet<Integer> cpus,
        List<ObservedSocket> sockets,
        Set<Subsystem> subsystems,
        String family,
        String program,
        List<ObservedFile> files,
        Map<Role, Integer> pieceBytes) {
    /// Tasks that execute no program and read no files.
    public Observed(
            List<ObservedTask> tasks,
            SortedSet<Integer> cpus,
            List<ObservedSocket> sockets,
            Set<Subsystem> subsystems,
            String family) {
        this(tasks, cpus, sockets, subsystems, family, "", List.of(), Map.of());
    }

    /// Tasks that use nothing but sockets and pipes.
    public Observed(
            List<ObservedTask> tasks, SortedSet<Integer> cpus, List<ObservedSocket> sockets) {
        this(tasks, cpus, sockets, Set.of(), "");
    }

    public Observed {
        tasks = List.copyOf(tasks);
        cpus = Collections.unmodifiableSortedSet(new TreeSet<>(cpus));
        sockets = List.copyOf(sockets);
        subsystems = Set.copyOf(subsystems);
        files = List.copyOf(files);
        pieceBytes = Map.copyOf(pieceBytes);
    }

    /// Whether `tid` is one of the threads that are under study from the beginning.
    public boolean isTask(int tid) {
        return tasks.stream().anyMatch(task -> task.tid() == tid);
    }

    /// How much of a message a task passes on at once over a Unix socket.
    int pieceBytes(int tid) {
        Role role =
                tasks.stream()
                        .filter(task -> task.tid() == tid)
                        .map(ObservedTask::role)
                        .findFirst()
                        .orElse(Role.SERVER); // it has started the others
        return pieceBytes.getOrDefault(role, Integer.MAX_VALUE);
    }

    /// The thread under study that serves; 0 if there is none.
    int server() {
        return tasks.stream()
                .filter(task -> task.role() == Role.SERVER)
                .mapToInt(ObservedTask::tid)
                .findFirst()
                .orElse(0);
    }

    /// Whether there is a socket of that kind.
    boolean uses(Transport transport) {
        return sockets.stream().anyMatch(socket -> socket.transport() == transport);
    }
}
