package dev.ringside.linux.perf;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.PerfCalls;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Every switch of one thread, reported by the kernel from the moment when this is opened.
///
/// It needs no privilege for threads of the same user. The thread itself makes no call for it and
/// notices nothing but about 0.2 µs a switch. Belongs to one thread, not necessarily the one that
/// is watched.
///
/// The report names the thread, its CPU and whether it was preempted. To whom the CPU went, what
/// the thread waits for and who woke it, the kernel does not tell an ordinary user.
public final class ThreadSwitches implements AutoCloseable {
    private static final long PAGE_BYTES = PerfCalls.getpagesize();

    /// About 2,000 switches. An ordinary user may lock some 500 KiB for each CPU of the computer,
    /// so that a server and eight clients fit; beyond that rings get smaller.
    private static final long MOST_DATA_BYTES = 64 * 1024;

    private static final long LEAST_DATA_BYTES = PAGE_BYTES;

    private final Syscalls calls;
    private final int fd;
    private final MemorySegment memory;
    private final PerfRing ring;
    private boolean wasFull;
    private boolean closed;

    private ThreadSwitches(Syscalls calls, int fd, MemorySegment memory) {
        this.calls = calls;
        this.fd = fd;
        this.memory = memory;
        ring = new PerfRing(memory);
    }

    /// Begins to watch a thread.
    ///
    /// @param tid a thread of this process, or of another one of the same user
    public static PerfAccess open(int tid) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new PerfAccess.Refused(
                    "This is not Linux.", "Record on Linux; the recording opens everywhere.");
        }
        try (Arena arena = Arena.ofConfined()) {
            return switch (PerfCalls.perfEventOpen(PerfLayout.switchesWanted(arena), tid)) {
                case Outcome.Done(long fd) -> map((int) fd);
                case Outcome.Failed(Errno errno) -> PerfRefusal.open(errno, tid);
            };
        }
    }

    /// Maps a ring, a smaller one if this user has locked much memory already.
    private static PerfAccess map(int fd) {
        long dataBytes = Math.max(PAGE_BYTES, MOST_DATA_BYTES);
        Outcome mapped = PerfCalls.mmapShared(fd, PAGE_BYTES + dataBytes);
        while (mapped instanceof Outcome.Failed && dataBytes > LEAST_DATA_BYTES) {
            dataBytes /= 2;
            mapped = PerfCalls.mmapShared(fd, PAGE_BYTES + dataBytes);
        }
        var calls = new Syscalls();
        return switch (mapped) {
            case Outcome.Done(long address) -> {
                MemorySegment memory = PerfCalls.memory(address, PAGE_BYTES + dataBytes);
                yield new PerfAccess.Granted(new ThreadSwitches(calls, fd, memory));
            }
            case Outcome.Failed(Errno errno) -> {
                calls.close(fd);
                calls.close();
                yield PerfRefusal.map(errno, PAGE_BYTES + dataBytes);
            }
        };
    }

    /// Hands over what was reported since the last time, in the order of time.
    public void drain(Consumer<PerfRecord> records) {
        if (closed) {
            throw new IllegalStateException("the ring is closed");
        }
        wasFull = ring.drain(records);
    }

    /// Whether the ring was full at the latest [#drain], so that later reports may be missing which
    /// no [PerfRecord.Lost] has counted yet: it comes with the next report, if there is one.
    public boolean wasFull() {
        return wasFull;
    }

    /// Ends it.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            PerfCalls.munmap(memory);
            calls.close(fd);
            calls.close();
        }
    }
}
