package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls that wait for one of many descriptors.
public abstract sealed class ReadinessCalls extends LocalCalls permits Syscalls {
    private static final MethodHandle POLL = Libc.bind("poll", INT, POINTER, LONG, INT);
    private static final MethodHandle SELECT =
            Libc.bind("select", INT, INT, POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle EPOLL_CREATE1 = Libc.bind("epoll_create1", INT, INT);
    private static final MethodHandle EPOLL_CTL =
            Libc.bind("epoll_ctl", INT, INT, INT, INT, POINTER);
    private static final MethodHandle EPOLL_WAIT =
            Libc.bind("epoll_wait", INT, INT, POINTER, INT, INT);

    private static final int EPOLL_CLOEXEC = 0x80000;

    private final MemorySegment timeval = arena.allocate(Structs.TIMEVAL);
    private final EpollEvents one = new EpollEvents(arena, 1);

    ReadinessCalls(Arena arena) {
        super(arena);
    }

    /// `int poll(struct pollfd *fds, nfds_t nfds, int timeout)`
    ///
    /// @param timeoutMillis 0 returns at once, -1 waits for ever
    /// @return how many descriptors are ready; [PollArray#returned] tells which
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    public Outcome poll(PollArray array, int timeoutMillis) {
        try {
            return outcome(
                    (int)
                            POLL.invokeExact(
                                    callState, array.memory(), (long) array.size(), timeoutMillis));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval
    /// *timeout)`; the kernel calls it `pselect6`.
    ///
    /// The sets may be longer than the C library's 1,024 bits: neither it nor the kernel minds.
    ///
    /// @param timeoutNanos 0 returns at once, a negative one waits for ever; whole microseconds
    ///   count
    /// @return how many bits are set; [SelectSets#returned] tells which
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">select(2)</a>
    public Outcome select(SelectSets sets, long timeoutNanos) {
        MemorySegment timeout = MemorySegment.NULL;
        if (timeoutNanos >= 0) {
            timeval.set(LONG, 0, timeoutNanos / 1_000_000_000);
            timeval.set(LONG, LONG.byteSize(), timeoutNanos % 1_000_000_000 / 1_000);
            timeout = timeval;
        }
        sets.handOver();
        try {
            return outcome(
                    (int)
                            SELECT.invokeExact(
                                    callState,
                                    sets.limit(),
                                    sets.read(),
                                    sets.write(),
                                    sets.except(),
                                    timeout));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int epoll_create1(int flags)`, close-on-exec.
    ///
    /// @return the descriptor of the instance
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create(2)</a>
    public Outcome epollCreate1() {
        try {
            return outcome((int) EPOLL_CREATE1.invokeExact(callState, EPOLL_CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)`; the event carries the
    /// descriptor as its data.
    ///
    /// @param op [EpollEvents#ADD], [EpollEvents#MOD] or [EpollEvents#DEL]
    /// @param events bits of [Readiness]
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public Outcome epollCtl(int epfd, int op, int fd, int events) {
        one.set(0, events, fd);
        try {
            return outcome((int) EPOLL_CTL.invokeExact(callState, epfd, op, fd, one.memory()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`
    ///
    /// @param timeoutMillis 0 returns at once, -1 waits for ever
    /// @return how many of `events` were filled in
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_wait(2)</a>
    public Outcome epollWait(int epfd, EpollEvents events, int timeoutMillis) {
        try {
            return outcome(
                    (int)
                            EPOLL_WAIT.invokeExact(
                                    callState,
                                    epfd,
                                    events.memory(),
                                    events.size(),
                                    timeoutMillis));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }
}
