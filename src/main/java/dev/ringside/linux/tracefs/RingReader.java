package dev.ringside.linux.tracefs;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/// Takes the records out of the ring of one CPU, without ever waiting.
///
/// Any thread may use it, but only one at a time.
public final class RingReader implements AutoCloseable {
    private final int cpu;
    private final RingLayout layout;
    private final Syscalls calls = Syscalls.handedOver();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer;
    private final byte[] page;
    private final int fd;
    private long lastNanos = Long.MIN_VALUE;
    private boolean uncounted;

    /// A reader that owns a descriptor from now on.
    ///
    /// @param fd the `trace_pipe_raw` of a CPU, open for reading and `O_NONBLOCK`
    /// @param cpu the number of that CPU
    /// @param layout what to expect
    public RingReader(int fd, int cpu, RingLayout layout) {
        this.fd = fd;
        this.cpu = cpu;
        this.layout = layout;
        buffer = arena.allocate(layout.page().pageBytes());
        page = new byte[layout.page().pageBytes()];
    }

    /// Hands over what is there now, in the order of time.
    ///
    /// @param pages read no more pages than this, so that a flood cannot hold the caller for ever
    /// @return true if the ring is empty now; false if there is more
    public boolean drain(int pages, Consumer<RingEvent> consumer) {
        for (int i = 0; i < pages; i++) {
            int length = readPage();
            if (length == 0) {
                return true;
            }
            RingPage ringPage = new RingPage(layout.page(), cpu, layout.formats(), page, length);
            uncounted |= ringPage.missed() != 0;
            lastNanos = ringPage.forEach(consumer);
        }
        return false;
    }

    /// The time of the last record that was read; [Long#MIN_VALUE] before the first.
    public long lastNanos() {
        return lastNanos;
    }

    /// Whether a page said that records are missing before it.
    public boolean saysMissed() {
        return uncounted;
    }

    private int readPage() {
        return switch (calls.read(fd, buffer)) {
            case Outcome.Done(long count) -> {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, page, 0, (int) count);
                yield (int) count;
            }
            case Outcome.Failed(Errno errno)
                    when errno.equals(Errno.EAGAIN) || errno.equals(Errno.EINTR) ->
                    0;
            case Outcome.Failed(Errno errno) -> throw new SyscallException("read", fd, errno);
        };
    }

    @Override
    public void close() {
        calls.close(fd); // it was open for reading only: there is nothing that could get lost
        calls.close();
        arena.close();
    }
}
