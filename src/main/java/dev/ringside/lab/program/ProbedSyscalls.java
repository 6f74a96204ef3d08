package dev.ringside.lab.program;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.EpollEvents;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.PollArray;
import dev.ringside.linux.SelectSets;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.uring.Uring;
import dev.ringside.linux.uring.UringMode;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// The system calls that a model may make. What goes through the program's memory is noted in a
/// [ProgramRing], without a further call.
///
/// Belongs to the server's thread.
public final class ProbedSyscalls {
    final Syscalls calls;
    final ProgramNotes notes;
    final CallClock clock;
    private final Transport transport;
    final MemorySegment buffer;
    private final DescriptorList list = new DescriptorList();
    private int notedChanges = -1;
    private @Nullable Crew crew;
    private volatile @Nullable ProbedProcesses processes;
    private @Nullable ProbedSignals signals;
    private @Nullable ProbedAio aio;
    private int pollingCpu = -1;

    /// The calls of one thread.
    ///
    /// @param ring gets what is noted
    /// @param clock notes the calls themselves, if the kernel does not report them
    /// @param transport what the program's clients come through
    /// @param buffer the program's buffer
    public ProbedSyscalls(
            Syscalls calls,
            ProgramRing ring,
            CallClock clock,
            Transport transport,
            MemorySegment buffer) {
        this.calls = calls;
        this.notes = new ProgramNotes(ring);
        this.clock = clock;
        this.transport = transport;
        this.buffer = buffer;
    }

    /// Where threads of the kernel run that poll for this program.
    public void pollOn(int cpu) {
        pollingCpu = cpu;
    }

    /// Memory for what a model hands to the kernel. It is given back by the garbage collector: to
    /// free it at a certain moment could be a call that is recorded.
    public Arena memory() {
        return Arena.ofAuto();
    }

    /// `ssize_t recv(int sockfd, void *buf, size_t len, int flags)` into the program's buffer,
    /// without flags; from a pipe `ssize_t read(int fd, void *buf, size_t count)`.
    ///
    /// @return the bytes received, 0 at the end of the stream; or why there are none
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public Outcome recv(Endpoint endpoint) {
        return recv(endpoint, buffer);
    }

    /// The same into some other memory.
    public Outcome recv(Endpoint endpoint, MemorySegment into) {
        return recv(endpoint, into, 0);
    }

    /// The same with flags, which pipes do not have.
    public Outcome recv(Endpoint endpoint, MemorySegment into, int flags) {
        int fd = endpoint.fd();
        Outcome outcome =
                transport.isSocket()
                        ? clock.recv(calls, notes, fd, into, flags)
                        : clock.time(
                                notes,
                                ProbedCall.READ,
                                fd,
                                into.byteSize(),
                                0,
                                () -> calls.read(fd, into));
        if (outcome instanceof Done(long count) && count > 0) {
            notes.gotBytes(fd, into, (int) count);
        }
        return outcome;
    }

    /// `ssize_t send(int sockfd, const void *buf, size_t len, int flags)` of the first `count`
    /// bytes of the program's buffer, again until the kernel has taken all of them.
    ///
    /// @throws SyscallException if the client is gone
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public void send(Endpoint endpoint, long count) {
        sendAll(endpoint, buffer.asSlice(0, count));
    }

    /// The same of other bytes.
    public void sendAll(Endpoint endpoint, MemorySegment bytes) {
        int fd = endpoint.fd();
        MemorySegment rest = bytes;
        while (rest.byteSize() > 0) {
            Outcome outcome = send(endpoint, rest);
            if (outcome instanceof Done(long taken)) {
                rest = rest.asSlice(taken);
            } else if (outcome instanceof Failed(Errno errno)
                    && !errno.equals(Errno.EINTR)
                    && !errno.equals(Errno.EAGAIN)) {
                throw new SyscallException("send", fd, errno);
            }
        }
    }

    /// `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`, once.
    ///
    /// @return how many bytes the kernel has taken, or why none
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public Outcome send(Endpoint endpoint, MemorySegment bytes) {
        int fd = endpoint.fd();
        return clock.time(
                notes, ProbedCall.SENDTO, fd, bytes.byteSize(), 0, () -> calls.send(fd, bytes, 0));
    }

    /// `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`
    ///
    /// @return the descriptor of the new connection, or why there is none
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    public Outcome accept(int listening) {
        Outcome outcome =
                clock.time(
                        notes, ProbedCall.ACCEPT4, listening, 0, 0, () -> calls.accept4(listening));
        if (outcome instanceof Done(long fd)) {
            clock.prepare((int) fd);
            notes.opened((int) fd, transport.objectType());
        }
        return outcome;
    }

    /// `int fcntl(int fd, F_SETFL, O_NONBLOCK)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
    public void setNonBlocking(int fd) {
        clock.time(notes, ProbedCall.FCNTL, fd, 4, 2048, () -> calls.fcntlNonBlocking(fd))
                .orThrow("fcntl", fd);
    }

    /// `int clock_nanosleep(…)`: sleeps.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/clock_nanosleep.2.html">
    ///   clock_nanosleep(2)</a>
    public void sleep(long nanos) {
        clock.time(notes, ProbedCall.CLOCK_NANOSLEEP, 1, 0, 0, () -> calls.clockNanosleep(nanos));
    }

    /// `int poll(struct pollfd *fds, nfds_t nfds, int timeout)`
    ///
    /// @param timeoutMillis 0 returns at once, -1 waits for ever
    /// @return how many descriptors are ready; 0 if the time ran out or a signal came
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    public int poll(PollArray array, int timeoutMillis) {
        if (notedChanges != array.changes()) {
            notes.handed(ProbedCall.POLL, list.wanted(array));
            notedChanges = array.changes();
        }
        int ready =
                count(
                        "poll",
                        -1,
                        clock.time(
                                notes,
                                ProbedCall.POLL,
                                array.size(),
                                timeoutMillis,
                                0,
                                () -> calls.poll(array, timeoutMillis)));
        notes.handedBack(ProbedCall.POLL, list.returned(array, ready));
        return ready;
    }

    /// `int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval
    /// *timeout)`
    ///
    /// @param timeoutNanos 0 returns at once, a negative one waits for ever
    /// @return how many bits are set; 0 if the time ran out or a signal came
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">select(2)</a>
    public int select(SelectSets sets, long timeoutNanos) {
        if (notedChanges != sets.changes()) {
            notes.handed(ProbedCall.PSELECT6, list.wanted(sets), timeoutNanos);
            notedChanges = sets.changes();
        }
        int ready =
                count(
                        "select",
                        -1,
                        clock.time(
                                notes,
                                ProbedCall.PSELECT6,
                                sets.limit(),
                                0,
                                0,
                                () -> calls.select(sets, timeoutNanos)));
        notes.handedBack(
                ProbedCall.PSELECT6, ready > 0 ? list.returned(sets) : DescriptorList.none());
        return ready;
    }

    /// `int epoll_create1(int flags)`
    ///
    /// @return the descriptor of the instance
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create(2)</a>
    public int epollCreate() {
        Outcome outcome =
                clock.time(notes, ProbedCall.EPOLL_CREATE1, 0x80000, 0, 0, calls::epollCreate1);
        int epoll = (int) outcome.orThrow("epoll_create1", -1);
        notes.opened(epoll, ObjectType.EPOLL);
        return epoll;
    }

    /// `int epoll_ctl(int epfd, EPOLL_CTL_ADD, int fd, struct epoll_event *event)`
    ///
    /// @param events bits of [dev.ringside.linux.Readiness]
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void epollAdd(int epoll, int fd, int events) {
        epollControl(epoll, EpollEvents.ADD, fd, events);
    }

    /// `int epoll_ctl(int epfd, EPOLL_CTL_MOD, int fd, struct epoll_event *event)`
    ///
    /// @param events bits of [dev.ringside.linux.Readiness]
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void epollModify(int epoll, int fd, int events) {
        epollControl(epoll, EpollEvents.MOD, fd, events);
    }

    /// `int epoll_ctl(int epfd, EPOLL_CTL_DEL, int fd, struct epoll_event *event)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void epollDelete(int epoll, int fd) {
        epollControl(epoll, EpollEvents.DEL, fd, 0);
    }

    /// `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`
    ///
    /// @param timeoutMillis 0 returns at once, -1 waits for ever
    /// @return how many of `events` were filled in; 0 if the time ran out or a signal came
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_wait(2)</a>
    public int epollWait(int epoll, EpollEvents events, int timeoutMillis) {
        int ready =
                count(
                        "epoll_wait",
                        epoll,
                        clock.time(
                                notes,
                                ProbedCall.EPOLL_WAIT,
                                epoll,
                                events.size(),
                                timeoutMillis,
                                () -> calls.epollWait(epoll, events, timeoutMillis)));
        notes.handedBack(ProbedCall.EPOLL_WAIT, list.returned(events, ready));
        return ready;
    }

    /// The calls around signals. What they need is made when they are asked for first.
    public ProbedSignals signals() {
        signals = signals != null ? signals : new ProbedSignals(notes, clock, calls.gettid());
        return signals;
    }

    /// The functions of POSIX AIO. What they need is made when they are asked for first.
    public ProbedAio aio() {
        aio = aio != null ? aio : new ProbedAio(notes, buffer.byteSize(), calls.gettid());
        return aio;
    }

    /// Locks, and what they protect.
    public ProbedLocks locks() {
        return new ProbedLocks(calls, notes, clock);
    }

    /// The calls that start `program` and wait for it, made when they are asked for first.
    public ProbedProcesses processes(String program) {
        ProbedProcesses known = processes;
        processes = known != null ? known : new ProbedProcesses(notes, program);
        return Objects.requireNonNull(processes);
    }

    /// Ends what was started and is still there. By any thread.
    public void endProcesses() {
        Optional.ofNullable(processes).ifPresent(ProbedProcesses::end);
    }

    /// `int io_uring_setup(u32 entries, struct io_uring_params *p)`, and two `mmap`: two rings that
    /// this program shares with the kernel.
    ///
    /// @param size how many entries the submission ring has room for, a power of two
    /// @param mode in whose context the kernel shall work
    /// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_setup.2.html">
    ///   io_uring_setup(2)</a>
    public ProbedRing uringSetup(int size, UringMode mode) {
        var setup = new Uring.Setup(memory(), mode, pollingCpu, ProbedRing.POLLER_IDLE_MILLIS);
        return ProbedRing.of(setup, size, notes, clock, transport, buffer.byteSize());
    }

    /// Notes what the program has measured before. No system call.
    public void measured(String what, long count, long nanos) {
        notes.measured(what, count, nanos);
    }

    /// The calls of a program that computes, or that hands jobs to its threads.
    public ProbedWork work() {
        return new ProbedWork(calls, notes, clock, buffer);
    }

    /// `int close(int fd)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    public void close(int fd) {
        clock.time(notes, ProbedCall.CLOSE, fd, 0, 0, () -> calls.close(fd)).orThrow("close", fd);
        notes.closed(fd);
    }

    /// The threads that the model may start.
    public Crew crew() {
        return Objects.requireNonNull(crew, "a model that starts threads says so");
    }

    /// Lets the model start threads.
    public void with(Crew newCrew) {
        crew = newCrew;
    }

    /// Puts a coroutine on this thread until it yields or ends. No system call.
    public void resume(Coroutine coroutine) {
        notes.mounted(coroutine.number());
        coroutine.run();
        notes.yielded(coroutine.number(), coroutine.awaited(), coroutine.isDone());
    }

    /// Notes that something to be done was put into the program's queue. No system call.
    ///
    /// @param events what came about at the descriptor, bits of [dev.ringside.linux.Readiness]
    public void queued(int item, int fd, int events) {
        notes.queued(item, fd, events);
    }

    /// Notes that it was taken out, and which handler is called. No system call.
    public void taken(int item, String handler) {
        notes.taken(item, handler);
    }

    /// Notes that the preparation is over.
    public void begin() {
        notes.began();
    }

    /// Notes that the program has all it wanted.
    public void finish() {
        notes.finished();
    }

    private void epollControl(int epoll, int op, int fd, int events) {
        notes.handed(ProbedCall.EPOLL_CTL, list.one(fd, events));
        clock.time(
                        notes,
                        ProbedCall.EPOLL_CTL,
                        epoll,
                        op,
                        fd,
                        () -> calls.epollCtl(epoll, op, fd, events))
                .orThrow("epoll_ctl", fd);
    }

    private static int count(String call, int fd, Outcome outcome) {
        return outcome instanceof Failed(Errno errno) && errno.equals(Errno.EINTR)
                ? 0
                : (int) outcome.orThrow(call, fd);
    }
}
