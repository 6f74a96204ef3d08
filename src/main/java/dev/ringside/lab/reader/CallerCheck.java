package dev.ringside.lab.reader;

import dev.ringside.linux.handover.PeerCredentials;
import dev.ringside.linux.proc.Namespaces;
import dev.ringside.linux.proc.PortUse;
import dev.ringside.linux.proc.TaskOwner;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// What the reader finds out about its caller before it does anything for it. Whoever may not trace
/// a thread with `ptrace` does not get it from here either.
///
/// @param caller the process that asks, by the kernel's word
record CallerCheck(PeerCredentials caller) {
    private static final int GENERATIONS = 8;

    /// Only the user who was allowed to start the reader may use it: that is how sudo and pkexec
    /// tell who it was.
    ///
    /// @param environment of this process
    void user(Map<String, String> environment) throws IOException {
        if (!Namespaces.processIdsAreTheKernels()) {
            throw new ReaderRefusedException(
                    "The reader does not work in a container with process ids of its own.");
        }
        var starters =
                Stream.of("SUDO_UID", "PKEXEC_UID")
                        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                        .toList();
        String uid = Integer.toUnsignedString(caller.uid());
        boolean same = !starters.isEmpty() && starters.stream().allMatch(uid::equals);
        if (!same || caller.uid() == 0) {
            throw new ReaderRefusedException(
                    "The reader serves the user who started it with sudo or pkexec, and nobody"
                            + " else.");
        }
    }

    /// Every thread belongs to the caller's process or to one that it started, has the caller's
    /// user and group and no other, no privileges, and is not protected from its user.
    void tasks(SortedSet<Integer> tids) throws IOException {
        for (int tid : tids) {
            if (TaskOwner.of(tid).filter(this::isCallers).isEmpty()) {
                throw new ReaderRefusedException(
                        "Thread " + tid + " is not one of the program that asks for it.");
            }
        }
    }

    /// There are such CPUs.
    void cpus(SortedSet<Integer> wanted, SortedSet<Integer> there) throws IOException {
        if (!there.containsAll(wanted)) {
            throw new ReaderRefusedException("There are no such CPUs: " + wanted + ".");
        }
    }

    /// Every port is in use by a socket of the caller's user, and by none of another user, be it on
    /// the other side.
    void ports(SortedSet<Integer> ports) throws IOException {
        if (ports.isEmpty()) {
            return;
        }
        var uses = PortUse.all();
        for (int port : ports) {
            var here = uses.stream().filter(use -> use.localPort() == port).toList();
            boolean own = here.stream().anyMatch(use -> use.uid() == caller.uid());
            boolean foreign =
                    uses.stream()
                            .filter(use -> use.localPort() == port || use.remotePort() == port)
                            .anyMatch(use -> use.uid() != caller.uid());
            if (!own || foreign) {
                throw new ReaderRefusedException(
                        "Port " + port + " is not one of the program that asks for it alone.");
            }
        }
    }

    private boolean isCallers(TaskOwner task) {
        return task.uids().stream().allMatch(uid -> uid == caller.uid())
                && task.gids().stream().allMatch(gid -> gid == caller.gid())
                && task.fileOwner() == caller.uid()
                && task.capabilities() == 0
                && descends(task);
    }

    private boolean descends(TaskOwner task) {
        int process = task.process();
        for (int i = 0; i < GENERATIONS && process > 0; i++) {
            if (process == caller.pid()) {
                return true;
            }
            process = TaskOwner.of(process).map(TaskOwner::parent).orElse(0);
        }
        return false;
    }
}
