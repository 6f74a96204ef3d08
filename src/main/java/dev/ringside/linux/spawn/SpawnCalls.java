package dev.ringside.linux.spawn;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallTable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Starts programs and waits for them. Belongs to one thread.
public final class SpawnCalls {
    private static final MethodHandle POSIX_SPAWN =
            Libc.bindPlain(
                    "posix_spawn", INT, POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle ACTIONS_INIT =
            Libc.bindPlain("posix_spawn_file_actions_init", INT, POINTER);
    private static final MethodHandle ACTIONS_ADD_DUP2 =
            Libc.bindPlain("posix_spawn_file_actions_adddup2", INT, POINTER, INT, INT);
    private static final MethodHandle ACTIONS_DESTROY =
            Libc.bindPlain("posix_spawn_file_actions_destroy", INT, POINTER);
    private static final MethodHandle WAITPID = Libc.bind("waitpid", INT, INT, POINTER, INT);
    private static final MethodHandle PIDFD_OPEN =
            Libc.bindVariadic("syscall", 1, LONG, LONG, INT, INT);
    private static final MethodHandle PIDFD_GETFD =
            Libc.bindVariadic("syscall", 1, LONG, LONG, INT, INT, INT);

    // older C libraries have no functions for these
    private static final long NUMBER_OF_PIDFD_OPEN = number("pidfd_open");
    private static final long NUMBER_OF_PIDFD_GETFD = number("pidfd_getfd");

    /// `sizeof(posix_spawn_file_actions_t)` is 80 in glibc and less in musl.
    private static final long ACTIONS_BYTES = 128;

    private static final int STDIN = 0;
    private static final int STDOUT = 1;

    private final MemorySegment callState;
    private final MemorySegment actions;
    private final MemorySegment pid;
    private final MemorySegment status;
    private final MemorySegment path;
    private final MemorySegment arguments;
    private final MemorySegment environment;

    /// The calls for one program.
    ///
    /// @param arena has the memory that they need
    /// @param program its path; it gets its name as the only argument and no environment, so that
    ///   it does not look for anything that belongs to this computer's languages
    public SpawnCalls(Arena arena, String program) {
        callState = arena.allocate(Libc.CALL_STATE);
        actions = arena.allocate(ACTIONS_BYTES, Long.BYTES);
        pid = arena.allocate(INT);
        status = arena.allocate(INT);
        path = arena.allocateFrom(program);
        arguments = arena.allocate(POINTER, 2);
        arguments.setAtIndex(
                POINTER, 0, arena.allocateFrom(program.substring(program.lastIndexOf('/') + 1)));
        environment = arena.allocate(POINTER, 1);
    }

    /// `int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
    /// const posix_spawnattr_t *attrp, char *const argv[], char *const envp[])`, with a descriptor
    /// as the new process's standard input and output.
    ///
    /// @return the id of the new process; or why there is none: `EAGAIN` if there may be no more of
    ///   them, `ENOENT` if there is no such program
    /// @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn(3)</a>
    public Outcome posixSpawn(int fd) {
        return posixSpawn(fd, fd);
    }

    /// The same with one descriptor as its standard input and another one as its output.
    public Outcome posixSpawn(int input, int output) {
        try {
            int error = (int) ACTIONS_INIT.invokeExact(actions);
            if (error == 0) {
                error = spawnWith(input, output);
                int ignored = (int) ACTIONS_DESTROY.invokeExact(actions); // it only frees memory
            }
            // like all of pthread it returns the error instead of setting errno
            return error == 0
                    ? new Outcome.Done(pid.get(INT, 0))
                    : new Outcome.Failed(Errno.of(error));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `pid_t waitpid(pid_t pid, int *wstatus, int options)`: waits until a process has ended, and
    /// has the kernel forget it.
    ///
    /// @return its id; or why not
    /// @see <a href="https://man7.org/linux/man-pages/man2/waitpid.2.html">waitpid(2)</a>
    public Outcome waitpid(int process) {
        try {
            int result = (int) WAITPID.invokeExact(callState, process, status, 0);
            return result < 0
                    ? new Outcome.Failed(Libc.errno(callState))
                    : new Outcome.Done(result);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int pidfd_open(pid_t pid, unsigned int flags)`
    ///
    /// @return a descriptor that stands for the process
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
    public static Outcome pidfdOpen(int process) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment state = local.allocate(Libc.CALL_STATE);
            long fd = (long) PIDFD_OPEN.invokeExact(state, NUMBER_OF_PIDFD_OPEN, process, 0);
            return outcome(fd, state);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int pidfd_getfd(int pidfd, int targetfd, unsigned int flags)`: another descriptor for what
    /// a descriptor of another process refers to.
    ///
    /// @return the descriptor, which is closed when another program is executed
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">pidfd_getfd(2)</a>
    public static Outcome pidfdGetfd(int pidfd, int fd) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment state = local.allocate(Libc.CALL_STATE);
            long own = (long) PIDFD_GETFD.invokeExact(state, NUMBER_OF_PIDFD_GETFD, pidfd, fd, 0);
            return outcome(own, state);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private int spawnWith(int input, int output) throws Throwable {
        int error = (int) ACTIONS_ADD_DUP2.invokeExact(actions, input, STDIN);
        if (error == 0) {
            error = (int) ACTIONS_ADD_DUP2.invokeExact(actions, output, STDOUT);
        }
        return error != 0
                ? error
                : (int)
                        POSIX_SPAWN.invokeExact(
                                pid, path, actions, MemorySegment.NULL, arguments, environment);
    }

    private static Outcome outcome(long result, MemorySegment state) {
        return result < 0 ? new Outcome.Failed(Libc.errno(state)) : new Outcome.Done(result);
    }

    private static long number(String call) {
        return SyscallTable.ofThisComputer().number(call);
    }
}
