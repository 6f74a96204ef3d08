package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.signal.SignalCalls;
import dev.ringside.linux.signal.SignalHandler;
import dev.ringside.linux.signal.SignalInfo;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.LongSupplier;

/// The calls by which a model has descriptors send signals, and takes them. A signal is taken in
/// one of three ways; each says which descriptor it is about.
///
/// Belongs to the server's thread.
public final class ProbedSignals {
    private static final int SIGNAL_BYTES = 128;
    private static final int CLOEXEC_NONBLOCK = 0x80800;
    private static final int SET_BYTES = 8;
    private static final int TOLD = Readiness.IN | Readiness.PRI | Readiness.OUT | Readiness.HUP;

    private final ProgramNotes notes;
    private final NotedWork noted;
    private final CallClock clock;
    private final int tid;
    private final SignalCalls calls = new SignalCalls();
    private final SignalInfo info = new SignalInfo();
    private final @Nullable SignalHandler handler =
            SignalHandler.isKnownHere() ? SignalHandler.make() : null;

    /// @param tid the calling thread
    ProbedSignals(ProgramNotes notes, CallClock clock, int tid) {
        this.notes = notes;
        this.noted = new NotedWork(notes);
        this.clock = clock;
        this.tid = tid;
    }

    /// Takes away what is pending, and has what comes later do no harm; nothing is noted.
    public void clear() {
        calls.ignore();
        while (calls.sigtimedwait(info) instanceof Done) {
            // until there is none
        }
    }

    /// The signal that was taken last.
    public SignalInfo info() {
        return info;
    }

    /// `int fcntl(int fd, SignalCalls.F_SETSIG, int sig)`: which signal the descriptor sends.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
    public void setSignal(int fd) {
        int signal = calls.signal();
        clock.time(
                        notes,
                        ProbedCall.FCNTL,
                        fd,
                        SignalCalls.F_SETSIG,
                        signal,
                        () -> calls.fcntlSetSignal(fd))
                .orThrow("fcntl(F_SETSIG)", fd);
    }

    /// `int fcntl(int fd, SignalCalls.F_SETOWN_EX, const struct f_owner_ex *owner)`: it goes to
    /// this thread.
    public void setOwner(int fd) {
        clock.time(
                        notes,
                        ProbedCall.FCNTL,
                        fd,
                        SignalCalls.F_SETOWN_EX,
                        0,
                        () -> calls.fcntlSetOwner(fd, tid))
                .orThrow("fcntl(F_SETOWN_EX)", fd);
    }

    /// `int fcntl(int fd, SignalCalls.F_SETFL, O_ASYNC | O_NONBLOCK)`: from now on it sends one
    /// whenever something comes. A signal may come when the data have been taken already, so that
    /// nobody may wait for them.
    public void setAsync(int fd) {
        clock.time(
                        notes,
                        ProbedCall.FCNTL,
                        fd,
                        SignalCalls.F_SETFL,
                        SignalCalls.ASYNC_NONBLOCK,
                        () -> calls.fcntlAsync(fd))
                .orThrow("fcntl(F_SETFL)", fd);
    }

    /// `int sigaction(int signum, …)`, for the signal and for `SIGIO`: the kernel shall run the
    /// handler.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
    public void handle() {
        handle(calls.signal());
        handle(SignalCalls.SIGIO);
    }

    private void handle(int signal) {
        SignalHandler known = Objects.requireNonNull(handler, "no handler here");
        clock.time(
                        notes,
                        ProbedCall.RT_SIGACTION,
                        signal,
                        0,
                        0,
                        () -> calls.sigaction(signal, known))
                .orThrow("sigaction", -1);
    }

    /// `int pthread_sigmask(SIG_BLOCK, …)`: the signal and `SIGIO` stay pending until the program
    /// takes them.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">
    ///   pthread_sigmask(3)</a>
    public void block() {
        clock.time(notes, ProbedCall.RT_SIGPROCMASK, 0, 0, 0, calls::block)
                .orThrow("pthread_sigmask", -1);
    }

    /// `int signalfd(-1, const sigset_t *mask, SFD_NONBLOCK | SFD_CLOEXEC)`
    ///
    /// @return a descriptor from which the two signals are read
    /// @see <a href="https://man7.org/linux/man-pages/man2/signalfd.2.html">signalfd(2)</a>
    public int open() {
        Outcome outcome =
                clock.time(
                        notes,
                        ProbedCall.SIGNALFD4,
                        -1,
                        SET_BYTES,
                        CLOEXEC_NONBLOCK,
                        calls::signalfd);
        int fd = (int) outcome.orThrow("signalfd", -1);
        notes.opened(fd, ObjectType.OTHER);
        return fd;
    }

    /// Takes the oldest signal that the handler has noted in the program's memory, without a call.
    ///
    /// @return whether there is one; [#info] has what came with it
    public boolean takeNoted() {
        if (handler == null || !handler.take(info)) {
            return false;
        }
        notes.delivered(info.signal(), Delivery.HANDLER, info.nanos());
        return seen();
    }

    /// `int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)`
    /// that does not wait.
    ///
    /// @return whether a signal was pending; [#info] has what came with it
    /// @see <a href="https://man7.org/linux/man-pages/man2/sigtimedwait.2.html">sigtimedwait(2)</a>
    public boolean takePending() {
        Outcome outcome =
                clock.time(
                        notes, ProbedCall.RT_SIGTIMEDWAIT, 0, 0, 0, () -> calls.sigtimedwait(info));
        return isThere("sigtimedwait", -1, outcome) && taken(Delivery.WAITER);
    }

    /// `ssize_t read(int fd, void *buf, size_t count)` of one signal.
    ///
    /// @param fd what [#open] gave
    /// @return whether a signal was pending; [#info] has what came with it
    public boolean read(int fd) {
        Outcome outcome =
                clock.time(
                        notes,
                        ProbedCall.READ,
                        fd,
                        SIGNAL_BYTES,
                        0,
                        () -> calls.readSignal(fd, info));
        return isThere("read", fd, outcome) && taken(Delivery.SIGNALFD);
    }

    /// Has the program do a piece of its own work, and notes when that begins and ends.
    ///
    /// @param work does it, and says what all pieces together have found
    public void compute(LongSupplier work) {
        noted.piece(work);
    }

    private boolean taken(Delivery how) {
        notes.delivered(info.signal(), how, System.nanoTime());
        return seen();
    }

    private boolean seen() {
        boolean named = info.namesDescriptor();
        notes.sawSignal(info.signal(), named ? info.fd() : -1, named ? info.band() & TOLD : 0);
        return true;
    }

    private static boolean isThere(String call, int fd, Outcome outcome) {
        return switch (outcome) {
            case Done _ -> true;
            case Failed(Errno errno) when errno.equals(Errno.EAGAIN) -> false;
            case Failed(Errno errno) when errno.equals(Errno.EINTR) -> false;
            case Failed(Errno errno) -> throw new SyscallException(call, fd, errno);
        };
    }
}
