package dev.ringside.linux.signal;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/// System calls around the signals that descriptors send. Belongs to one thread.
public final class SignalCalls {
    /// `SIGIO`: what the kernel sends instead if there is no room for a real-time signal.
    public static final int SIGIO = 29;

    /// `siginfo_t`, as far as a descriptor's signal fills it in
    static final StructLayout SIGINFO =
            structLayout(
                    INT.withName("si_signo"),
                    INT.withName("si_errno"),
                    INT.withName("si_code"),
                    paddingLayout(4),
                    LONG.withName("si_band"),
                    INT.withName("si_fd"),
                    paddingLayout(100));

    /// `struct signalfd_siginfo`
    static final StructLayout SIGNALFD_SIGINFO =
            structLayout(
                    INT.withName("ssi_signo"),
                    INT.withName("ssi_errno"),
                    INT.withName("ssi_code"),
                    INT.withName("ssi_pid"),
                    INT.withName("ssi_uid"),
                    INT.withName("ssi_fd"),
                    INT.withName("ssi_tid"),
                    INT.withName("ssi_band"),
                    paddingLayout(96));

    /// `struct f_owner_ex`
    static final StructLayout F_OWNER_EX = structLayout(INT.withName("type"), INT.withName("pid"));

    /// `sigset_t`
    private static final MemoryLayout SIGSET = sequenceLayout(16, LONG);

    private static final MethodHandle FCNTL = Libc.bindVariadic("fcntl", 2, INT, INT, INT, INT);
    private static final MethodHandle FCNTL_POINTER =
            Libc.bindVariadic("fcntl", 2, INT, INT, INT, POINTER);
    private static final MethodHandle PTHREAD_SIGMASK =
            Libc.bindPlain("pthread_sigmask", INT, INT, POINTER, POINTER);
    private static final MethodHandle SIGTIMEDWAIT =
            Libc.bind("sigtimedwait", INT, POINTER, POINTER, POINTER);
    private static final MethodHandle SIGNALFD = Libc.bind("signalfd", INT, INT, POINTER, INT);
    private static final MethodHandle READ = Libc.bind("read", LONG, INT, POINTER, SIZE_T);
    private static final MethodHandle SIGRTMIN = Libc.bindPlain("__libc_current_sigrtmin", INT);

    /// The command of `fcntl` that sets flags.
    public static final int F_SETFL = 4;

    /// The command of `fcntl` that says which signal a descriptor sends.
    public static final int F_SETSIG = 10;

    /// The command of `fcntl` that says to whom a descriptor sends signals.
    public static final int F_SETOWN_EX = 15;

    /// The flags of a descriptor that sends signals and never blocks, `O_ASYNC | O_NONBLOCK`.
    public static final int ASYNC_NONBLOCK = 0x2800;

    private static final int F_OWNER_TID = 0;
    private static final int SIG_BLOCK = 0;
    private static final int CLOEXEC_NONBLOCK = 0x80800;

    // freed by the garbage collector: to free it at a certain moment could be a call
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment owner = arena.allocate(F_OWNER_EX);
    private final MemorySegment set = arena.allocate(SIGSET);
    private final MemorySegment info = arena.allocate(SIGINFO);
    private final MemorySegment read = arena.allocate(SIGNALFD_SIGINFO);
    private final MemorySegment atOnce = arena.allocate(LONG, 2);
    private final int signal;

    /// For the calling thread only.
    public SignalCalls() {
        try {
            signal = (int) SIGRTMIN.invokeExact() + 1;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        add(signal);
        add(SIGIO);
    }

    /// The real-time signal that descriptors send, `SIGRTMIN+1`.
    public int signal() {
        return signal;
    }

    /// `int fcntl(int fd, F_SETSIG, int sig)`: which signal the descriptor sends. With another one
    /// than 0 it says which descriptor it is about.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/F_SETSIG.2const.html">F_SETSIG(2const)
    ///   </a>
    public Outcome fcntlSetSignal(int fd) {
        return fcntl(fd, F_SETSIG, signal);
    }

    /// `int fcntl(int fd, F_SETFL, O_ASYNC | O_NONBLOCK)`: from now on it sends one.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/F_GETFL.2const.html">F_SETFL(2const)</a>
    public Outcome fcntlAsync(int fd) {
        return fcntl(fd, F_SETFL, ASYNC_NONBLOCK);
    }

    /// `int fcntl(int fd, F_SETOWN_EX, const struct f_owner_ex *owner)`: one thread gets it.
    ///
    /// @param tid the thread
    /// @see <a href="https://man7.org/linux/man-pages/man2/F_GETOWN.2const.html">
    ///   F_SETOWN_EX(2const)</a>
    public Outcome fcntlSetOwner(int fd, int tid) {
        owner.set(INT, offset(F_OWNER_EX, "type"), F_OWNER_TID);
        owner.set(INT, offset(F_OWNER_EX, "pid"), tid);
        try {
            return outcome((int) FCNTL_POINTER.invokeExact(callState, fd, F_SETOWN_EX, owner));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int pthread_sigmask(SIG_BLOCK, const sigset_t *set, NULL)`: the signal and `SIGIO` stay
    /// pending until the thread takes them.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">
    ///   pthread_sigmask(3)</a>
    public Outcome block() {
        try {
            int errno = (int) PTHREAD_SIGMASK.invokeExact(SIG_BLOCK, set, MemorySegment.NULL);
            return errno == 0 ? new Outcome.Done(0) : new Outcome.Failed(Errno.of(errno));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int sigaction(int signum, const struct sigaction *act, NULL)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
    public Outcome sigaction(int which, SignalHandler handler) {
        return handler.install(callState, which);
    }

    /// `int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)`
    /// with a timeout of zero: takes a pending signal, if there is one.
    ///
    /// @param into gets what came with it
    /// @return the signal; `EAGAIN` if none is pending
    /// @see <a href="https://man7.org/linux/man-pages/man2/sigtimedwait.2.html">sigtimedwait(2)</a>
    public Outcome sigtimedwait(SignalInfo into) {
        try {
            Outcome outcome = outcome((int) SIGTIMEDWAIT.invokeExact(callState, set, info, atOnce));
            if (outcome instanceof Outcome.Done) {
                into.set(
                        info.get(INT, offset(SIGINFO, "si_signo")),
                        info.get(INT, offset(SIGINFO, "si_code")),
                        info.get(INT, offset(SIGINFO, "si_fd")),
                        (int) info.get(LONG, offset(SIGINFO, "si_band")),
                        0);
            }
            return outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int signalfd(-1, const sigset_t *mask, SFD_NONBLOCK | SFD_CLOEXEC)`
    ///
    /// @return a descriptor that is read for the signal and `SIGIO`
    /// @see <a href="https://man7.org/linux/man-pages/man2/signalfd.2.html">signalfd(2)</a>
    public Outcome signalfd() {
        try {
            return outcome((int) SIGNALFD.invokeExact(callState, -1, set, CLOEXEC_NONBLOCK));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int sigaction(int signum, SIG_IGN, NULL)` for the signal and `SIGIO`: while they are
    /// blocked, they become pending nevertheless. A Java thread that ends gets its first mask back;
    /// what is pending then would end the process.
    public void ignore() {
        SignalHandler.ignore(callState, signal);
        SignalHandler.ignore(callState, SIGIO);
    }

    /// `ssize_t read(int fd, void *buf, size_t count)` of one signal.
    ///
    /// @param into gets what came with it
    /// @return 128; `EAGAIN` if none is pending
    public Outcome readSignal(int fd, SignalInfo into) {
        try {
            Outcome outcome =
                    outcome((long) READ.invokeExact(callState, fd, read, read.byteSize()));
            if (outcome instanceof Outcome.Done) {
                into.set(
                        read.get(INT, offset(SIGNALFD_SIGINFO, "ssi_signo")),
                        read.get(INT, offset(SIGNALFD_SIGINFO, "ssi_code")),
                        read.get(INT, offset(SIGNALFD_SIGINFO, "ssi_fd")),
                        read.get(INT, offset(SIGNALFD_SIGINFO, "ssi_band")),
                        0);
            }
            return outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private Outcome fcntl(int fd, int command, int argument) {
        try {
            return outcome((int) FCNTL.invokeExact(callState, fd, command, argument));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private static long offset(StructLayout struct, String member) {
        return struct.byteOffset(PathElement.groupElement(member));
    }

    private void add(int which) {
        int bit = which - 1;
        long offset = (long) (bit / Long.SIZE) * Long.BYTES;
        set.set(LONG, offset, set.get(LONG, offset) | 1L << bit % Long.SIZE);
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }
}
