package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.spawn.SpawnCalls;

import java.lang.foreign.Arena;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The calls by which a server starts a program for each client and waits for it. What such a
/// program does then is its own business; only the kernel tells it.
///
/// Belongs to the server's thread, except for [#end].
public final class ProbedProcesses {
    private static final int SIGKILL = 9;

    private final SpawnCalls calls;
    private final String program;
    private final ProgramNotes notes;
    private final Set<Integer> present = ConcurrentHashMap.newKeySet();

    ProbedProcesses(ProgramNotes notes, String program) {
        this.notes = notes;
        this.program = program;
        // given back by the garbage collector: to free it at a certain moment could be a call
        calls = new SpawnCalls(Arena.ofAuto(), program);
    }

    /// Ends those that were started and not waited for: nobody else can have their ids. By any
    /// thread.
    void end() {
        try (var own = new Syscalls()) {
            present.forEach(pid -> own.kill(pid, SIGKILL)); // one that has ended does not mind
        }
    }

    /// `int posix_spawn(…)`: a new process that runs the program, with a client as its standard
    /// input and output.
    ///
    /// @return the id of the process
    /// @throws IllegalStateException if there can be no further process; the message is a clause
    ///   for the user
    /// @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn(3)</a>
    public int spawn(int fd) {
        return switch (calls.posixSpawn(fd)) {
            case Done(long pid) -> {
                present.add((int) pid);
                notes.spawned((int) pid, fd);
                yield (int) pid;
            }
            case Failed(Errno errno) when errno.equals(Errno.EAGAIN) ->
                    throw new IllegalStateException(
                            "this computer allows no process beside the %d that it has started (see 'ulimit -u', and pids.max of its control group)"
                                    .formatted(present.size()));
            case Failed(Errno errno) ->
                    throw new IllegalStateException(
                            "%s cannot be started: %s".formatted(program, errno.name()));
        };
    }

    /// `pid_t waitpid(pid_t pid, int *wstatus, int options)`; the kernel sees `wait4`. Until then a
    /// process that has ended is a zombie.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/waitpid.2.html">waitpid(2)</a>
    public void waitFor(int pid) {
        Outcome outcome = calls.waitpid(pid);
        while (outcome instanceof Failed(Errno errno) && errno.equals(Errno.EINTR)) {
            outcome = calls.waitpid(pid);
        }
        if (outcome instanceof Failed(Errno errno)) {
            throw new SyscallException("waitpid", -1, errno);
        }
        present.remove(pid);
    }
}
