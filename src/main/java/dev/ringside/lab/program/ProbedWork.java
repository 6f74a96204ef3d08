package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// The calls by which a thread says where it computes, and asks what that has cost it; and the jobs
/// that one thread hands to another. To compute needs no call, nor does it to hand over a job, to
/// look at it or to put its result down; only to wait for it does.
///
/// Belongs to that thread.
public final class ProbedWork {
    private static final int RUSAGE_THREAD = 1;
    private static final int CPU_SET_BYTES = 128;

    private final Syscalls calls;
    private final ProgramNotes notes;
    private final CallClock clock;
    private final MemorySegment buffer;
    private final NotedWork pieces;

    ProbedWork(Syscalls calls, ProgramNotes notes, CallClock clock, MemorySegment buffer) {
        this.buffer = buffer;
        this.calls = calls;
        this.notes = notes;
        this.clock = clock;
        pieces = new NotedWork(notes);
    }

    /// `int sched_setaffinity(0, size_t len, const cpu_set_t *mask)`: this thread shall run on one
    /// CPU only.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">
    ///   sched_setaffinity(2)</a>
    public void moveTo(int cpu) {
        var only = new TreeSet<>(List.of(cpu));
        clock.time(
                        notes,
                        ProbedCall.SCHED_SETAFFINITY,
                        0,
                        CPU_SET_BYTES,
                        0,
                        () -> calls.schedSetaffinity(0, only))
                .orThrow("sched_setaffinity", -1);
    }

    /// Computes, and notes when that begins and ends.
    ///
    /// @param work does it, and says what it has found
    public void compute(LongSupplier work) {
        pieces.piece(work);
    }

    /// `int getrusage(RUSAGE_THREAD, struct rusage *usage)`: how often the kernel has taken the CPU
    /// from this thread so far, and how often the thread has given it up to wait.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/getrusage.2.html">getrusage(2)</a>
    public void countSwitches() {
        var usage = new ThreadUsage[1];
        clock.time(
                notes,
                ProbedCall.GETRUSAGE,
                RUSAGE_THREAD,
                0,
                0,
                () -> {
                    usage[0] = calls.getrusageThread();
                    return new Done(0);
                });
        notes.counted(usage[0].voluntarySwitches(), usage[0].forcedSwitches());
    }

    /// `ssize_t recv(int sockfd, void *buf, size_t len, MSG_DONTWAIT)` into the program's buffer.
    ///
    /// @return the bytes received, 0 at the end of the stream; or `EAGAIN` if there are none now
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public Outcome recvNow(Endpoint client) {
        int fd = client.fd();
        int flags = CallClock.MSG_DONTWAIT;
        Outcome outcome = clock.recv(calls, notes, fd, buffer, flags);
        if (outcome instanceof Done(long count) && count > 0) {
            notes.gotBytes(fd, buffer, (int) count);
        }
        return outcome;
    }

    /// Notes that this thread wants a job done.
    public void asked(Job job) {
        note(job, Act.ASKED);
    }

    /// Notes that this thread takes it over.
    public void taken(Job job) {
        note(job, Act.TAKEN);
    }

    /// Looks whether it is done.
    public boolean isDone(Job job) {
        boolean done = job.isDone();
        note(job, Act.LOOKED);
        return done;
    }

    /// Puts the result down, and wakes the thread that waits for it: then the kernel sees
    /// `futex(FUTEX_WAKE)`.
    ///
    /// @throws SyscallException never, on Linux
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public void complete(Job job, long count) {
        boolean awaited = job.complete(count);
        note(job, Act.DONE);
        if (awaited) {
            clock.time(
                            notes,
                            ProbedCall.FUTEX,
                            job.word().address(),
                            Syscalls.FUTEX_WAKE_PRIVATE,
                            1,
                            () -> calls.futexWake(job.word(), 1))
                    .orThrow("futex", -1);
        }
    }

    /// Notes that this thread runs the function that belongs to the job.
    public void called(Job job) {
        note(job, Act.CALLED);
    }

    /// Waits until it is done. If it is not yet, the kernel sees `futex(FUTEX_WAIT)`.
    ///
    /// @return its result
    /// @throws SyscallException never, on Linux
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public long get(Job job) {
        note(job, Act.AWAITED);
        while (job.mustWait()) {
            Outcome waited =
                    clock.time(
                            notes,
                            ProbedCall.FUTEX,
                            job.word().address(),
                            Syscalls.FUTEX_WAIT_PRIVATE,
                            Job.AWAITED,
                            () -> calls.futexWait(job.word(), Job.AWAITED, -1));
            if (waited instanceof Failed(Errno errno)
                    && !errno.equals(Errno.EAGAIN)
                    && !errno.equals(Errno.EINTR)) {
                throw new SyscallException("futex", -1, errno);
            }
        }
        return job.count();
    }

    /// Notes that this thread has the result that it wanted.
    public void got(Job job, long count) {
        job.complete(count);
        note(job, Act.GOT);
    }

    private void note(Job job, Act act) {
        long address = job.way().synchronous() ? 0 : job.word().address();
        notes.changedJob(job.number(), job.way(), act, address, job.isDone() ? job.count() : -1);
    }

    /// One message that somebody wants to have read.
    ///
    /// ```
    ///   0 not done     1 done     2 not done, and somebody waits
    /// ```
    public static final class Job {
        static final int DONE = 1;
        static final int AWAITED = 2;

        private static final int OPEN = 0;
        private static final long LINE_BYTES = 64;
        private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

        private final int number;
        private final Way way;
        private final Endpoint client;
        private final MemorySegment word;
        private volatile boolean calledBack;
        private long count;

        /// A job that nobody has begun.
        ///
        /// @param word [#word], of which another job was that is over
        public Job(int number, Way way, Endpoint client, MemorySegment word) {
            this.number = number;
            this.way = way;
            this.client = client;
            this.word = word;
            WORD.setVolatile(word, 0L, OPEN);
        }

        /// Memory for the word of a job.
        public static MemorySegment word(Arena memory) {
            return memory.allocate(LINE_BYTES, LINE_BYTES);
        }

        /// From whom the message is to come.
        public Endpoint client() {
            return client;
        }

        /// How its result is handed over.
        public Way way() {
            return way;
        }

        /// Whether its result is there. By any thread.
        public boolean isDone() {
            return (int) WORD.getVolatile(word, 0L) == DONE;
        }

        /// How many bytes were read, once it is done.
        public long count() {
            return count;
        }

        /// Is the function that its result is handed to. By the thread that has done it.
        public void callBack() {
            calledBack = true;
        }

        /// Whether that function has run. By any thread.
        public boolean isCalledBack() {
            return calledBack;
        }

        int number() {
            return number;
        }

        MemorySegment word() {
            return word;
        }

        /// Puts its result there.
        ///
        /// @return whether somebody waits for it
        boolean complete(long result) {
            count = result;
            return (int) WORD.getAndSet(word, 0L, DONE) == AWAITED;
        }

        /// Leaves word that somebody waits, unless it is done.
        boolean mustWait() {
            return (int) WORD.compareAndExchange(word, 0L, OPEN, AWAITED) != DONE;
        }
    }

    /// Where a thread finds its next job. What it waits with is the run time's.
    public static final class Inbox {
        private volatile @Nullable Job next;
        private volatile @Nullable Thread worker;
        private volatile boolean closed;

        /// Nothing is in it.
        public Inbox() {}

        /// Puts a job in. By another thread; the one before has been taken out.
        public void put(Job job) {
            next = job;
            LockSupport.unpark(worker);
        }

        /// Says that there will be no more. By another thread.
        public void close() {
            closed = true;
            LockSupport.unpark(worker);
        }

        /// Waits for a job and takes it out.
        ///
        /// @return null if there will be no more
        public @Nullable Job take() {
            worker = Thread.currentThread();
            while (next == null && !closed) {
                LockSupport.park(this);
            }
            Job job = next;
            next = null;
            return job;
        }
    }
}
