package dev.ringside.linux.uring;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// A submission ring and a completion ring in memory that this program and the kernel share.
///
/// ```
///   program: entry ──▶ [tail … head] ──▶ kernel     submission ring
///   program ◀── [head … tail] ◀── kernel: result    completion ring
/// ```
///
/// Who fills a ring moves its tail, who empties it its head; both are read with acquire and written
/// with release. Neither takes a system call. Belongs to one thread.
public final class Uring {
    /// The position at which a descriptor stands.
    public static final long PRESENT = -1;

    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final UringCalls calls;
    private final UringMode mode;
    private final int fd;
    private final MemorySegment rings;
    private final MemorySegment entries;
    private final long sqHead;
    private final long sqTail;
    private final int sqMask;
    private final long sqFlags;
    private final long sqArray;
    private final long cqHead;
    private final long cqTail;
    private final int cqMask;
    private final long cqes;
    private int prepared;

    private Uring(UringCalls calls, UringMode mode, int fd, MemorySegment params) {
        this.calls = calls;
        this.mode = mode;
        this.fd = fd;
        long sq = UringLayout.PARAMS_SQ_OFF;
        long cq = UringLayout.PARAMS_CQ_OFF;
        int sqEntries = get(params, UringLayout.PARAMS_SQ_ENTRIES);
        int cqEntries = get(params, UringLayout.PARAMS_CQ_ENTRIES);
        sqArray = get(params, sq + UringLayout.SQ_ARRAY);
        cqes = get(params, cq + UringLayout.CQ_CQES);
        long sqEnd = sqArray + (long) sqEntries * Integer.BYTES;
        long cqEnd = cqes + (long) cqEntries * UringLayout.CQE_SIZE;
        rings = calls.mmap(fd, UringLayout.IORING_OFF_SQ_RING, Math.max(sqEnd, cqEnd));
        entries =
                calls.mmap(
                        fd, UringLayout.IORING_OFF_SQES, (long) sqEntries * UringLayout.SQE_SIZE);
        sqHead = get(params, sq + UringLayout.SQ_HEAD);
        sqTail = get(params, sq + UringLayout.SQ_TAIL);
        sqFlags = get(params, sq + UringLayout.SQ_FLAGS);
        sqMask = get(rings, get(params, sq + UringLayout.SQ_RING_MASK));
        cqHead = get(params, cq + UringLayout.CQ_HEAD);
        cqTail = get(params, cq + UringLayout.CQ_TAIL);
        cqMask = get(rings, get(params, cq + UringLayout.CQ_RING_MASK));
    }

    /// The setting up of a ring, in three calls.
    public static final class Setup {
        private final UringCalls calls;
        private final UringMode mode;
        private final MemorySegment params;

        /// @param arena for what the calls need
        /// @param pollingCpu where the kernel's thread polls, if it does; -1 for anywhere
        /// @param idleMillis how long that thread polls in vain before it sleeps
        public Setup(Arena arena, UringMode mode, int pollingCpu, int idleMillis) {
            calls = new UringCalls(arena);
            this.mode = mode;
            params = arena.allocate(UringLayout.PARAMS_SIZE, Long.BYTES);
            boolean polls = mode == UringMode.SQPOLL;
            boolean pinned = polls && pollingCpu >= 0;
            int flags = mode.setupFlags() | (pinned ? UringLayout.IORING_SETUP_SQ_AFF : 0);
            params.set(ValueLayout.JAVA_INT, UringLayout.PARAMS_FLAGS, flags);
            if (polls) {
                params.set(
                        ValueLayout.JAVA_INT,
                        UringLayout.PARAMS_SQ_THREAD_CPU,
                        Math.max(0, pollingCpu));
                params.set(ValueLayout.JAVA_INT, UringLayout.PARAMS_SQ_THREAD_IDLE, idleMillis);
            }
        }

        /// `io_uring_setup`
        ///
        /// @param size how many entries the submission ring has, a power of two; the completion
        ///   ring has twice as many
        /// @return the descriptor of the ring
        public Outcome create(int size) {
            return calls.setup(size, params);
        }

        /// Maps both rings and the entries into this program's memory, with two calls of `mmap`.
        ///
        /// @throws dev.ringside.linux.SyscallException if there is no memory for it
        public Uring map(int fd) {
            return new Uring(calls, mode, fd, params);
        }
    }

    /// Its descriptor.
    public int fd() {
        return fd;
    }

    /// The mode that it was set up for.
    public UringMode mode() {
        return mode;
    }

    /// Puts an entry into the submission ring; there has to be room.
    ///
    /// @param request what names the request: the completion will carry it
    /// @param into where the result goes, and how much there is room for
    /// @param offset where in a file it begins; [#PRESENT] for where that stands, as in a pipe
    public void prepare(
            UringOp op, int target, MemorySegment into, long offset, int flags, long request) {
        int tail = get(rings, sqTail);
        if (tail - (int) INT.getAcquire(rings, sqHead) > sqMask) {
            throw new IllegalStateException("the submission ring is full");
        }
        int index = tail & sqMask;
        long at = (long) index * UringLayout.SQE_SIZE;
        entries.asSlice(at, UringLayout.SQE_SIZE).fill((byte) 0);
        entries.set(ValueLayout.JAVA_BYTE, at + UringLayout.SQE_OPCODE, op.code());
        entries.set(ValueLayout.JAVA_BYTE, at + UringLayout.SQE_FLAGS, (byte) mode.entryFlags());
        entries.set(ValueLayout.JAVA_INT, at + UringLayout.SQE_FD, target);
        entries.set(ValueLayout.JAVA_LONG, at + UringLayout.SQE_OFF, offset);
        entries.set(ValueLayout.JAVA_LONG, at + UringLayout.SQE_ADDR, into.address());
        entries.set(ValueLayout.JAVA_INT, at + UringLayout.SQE_LEN, (int) into.byteSize());
        entries.set(ValueLayout.JAVA_INT, at + UringLayout.SQE_OP_FLAGS, flags);
        entries.set(ValueLayout.JAVA_LONG, at + UringLayout.SQE_USER_DATA, request);
        rings.set(ValueLayout.JAVA_INT, sqArray + (long) index * Integer.BYTES, index);
        INT.setRelease(rings, sqTail, tail + 1);
        prepared++;
    }

    /// How many entries were put in and not yet handed over by [#submit].
    public int prepared() {
        return prepared;
    }

    /// Whether the kernel's thread has fallen asleep and has to be woken by a call.
    public boolean isPollerAsleep() {
        VarHandle.fullFence(); // the tail has to be visible before the flag is looked at
        return (get(rings, sqFlags) & UringLayout.IORING_SQ_NEED_WAKEUP) != 0;
    }

    /// `io_uring_enter`: hands over the entries that were put in. It does not wait.
    ///
    /// @return how many the kernel took
    public Outcome submit() {
        Outcome outcome = calls.enter(fd, prepared, 0, 0);
        if (outcome instanceof Done(long count)) {
            prepared -= (int) count;
        }
        return outcome;
    }

    /// The entries are with the kernel's thread as soon as they are in the ring.
    public void handedOver() {
        prepared = 0;
    }

    /// `io_uring_enter`: wakes the kernel's thread. It hands nothing over.
    public Outcome wakePoller() {
        return calls.enter(fd, 0, 0, UringLayout.IORING_ENTER_SQ_WAKEUP);
    }

    /// `io_uring_enter`: waits for a completion. It hands nothing over.
    ///
    /// @return 0; or why there is none
    public Outcome await() {
        return calls.enter(fd, 0, 1, UringLayout.IORING_ENTER_GETEVENTS);
    }

    /// Whether a completion is there. It takes no call.
    public boolean hasCompletion() {
        return (int) INT.getAcquire(rings, cqTail) != get(rings, cqHead);
    }

    /// The request that is completed first.
    public long request() {
        return rings.get(ValueLayout.JAVA_LONG, first() + UringLayout.CQE_USER_DATA);
    }

    /// Its result.
    public Outcome result() {
        int result = resultCode();
        return result < 0 ? new Failed(Errno.of(-result)) : new Done(result);
    }

    /// The same as it stands in the ring: a negative one is an error number.
    public int resultCode() {
        return rings.get(ValueLayout.JAVA_INT, first() + UringLayout.CQE_RES);
    }

    /// Takes it out of the ring.
    public void advance() {
        INT.setRelease(rings, cqHead, get(rings, cqHead) + 1);
    }

    /// Gives the memory back. Whoever made the ring closes its descriptor.
    public void unmap() {
        calls.munmap(entries);
        calls.munmap(rings);
    }

    private long first() {
        return cqes + (long) (get(rings, cqHead) & cqMask) * UringLayout.CQE_SIZE;
    }

    private static int get(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_INT, offset);
    }
}
