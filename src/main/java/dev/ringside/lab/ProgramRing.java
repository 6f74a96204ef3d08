package dev.ringside.lab;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What the observed thread saw in its buffer, handed to the recorder through preallocated memory.
///
/// ```
///   written ──▶ next slot to fill        (only the observed thread moves it)
///   taken   ──▶ next slot to read        (only the recorder moves it)
///   slot = index & MASK: nanos | fd | count | up to 32 bytes
/// ```
///
/// One thread appends and one other takes. Appending makes no system call, takes no lock and
/// allocates nothing; when the ring is full it counts a loss instead.
public final class ProgramRing {
    /// How many bytes of each buffer are kept.
    public static final int KEPT_BYTES = 32;

    private static final int SLOTS = 1 << 12;
    private static final int MASK = SLOTS - 1;
    private static final VarHandle WRITTEN;
    private static final VarHandle TAKEN;
    private static final VarHandle LOST;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WRITTEN = lookup.findVarHandle(ProgramRing.class, "written", long.class);
            TAKEN = lookup.findVarHandle(ProgramRing.class, "taken", long.class);
            LOST = lookup.findVarHandle(ProgramRing.class, "lost", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] nanos = new long[SLOTS];
    private final int[] fds = new int[SLOTS];
    private final int[] counts = new int[SLOTS];
    private final byte[] bytes = new byte[SLOTS * KEPT_BYTES];

    @SuppressWarnings("UnusedVariable") // through WRITTEN
    private long written;

    @SuppressWarnings("UnusedVariable") // through TAKEN
    private long taken;

    @SuppressWarnings("UnusedVariable") // through LOST
    private long lost;

    /// An empty ring.
    public ProgramRing() {}

    /// Where the bytes of the next entry belong in [#bytes]; -1 if the ring is full, which is
    /// counted. By the observed thread only.
    int claim() {
        long next = (long) WRITTEN.get(this);
        if (next - (long) TAKEN.getAcquire(this) == SLOTS) {
            LOST.setOpaque(this, (long) LOST.get(this) + 1);
            return -1;
        }
        return (int) (next & MASK) * KEPT_BYTES;
    }

    /// The memory for the entries' bytes.
    byte[] bytes() {
        return bytes;
    }

    /// Fills the rest of the claimed entry and makes it visible. By the observed thread only.
    void publish(long atNanos, int fd, int count) {
        long next = (long) WRITTEN.get(this);
        int slot = (int) (next & MASK);
        nanos[slot] = atNanos;
        fds[slot] = fd;
        counts[slot] = count;
        WRITTEN.setRelease(this, next + 1);
    }

    /// How many entries were ever appended. By any thread.
    public long appended() {
        return (long) WRITTEN.getAcquire(this);
    }

    /// How many entries found no room. By any thread.
    public long lost() {
        return (long) LOST.getOpaque(this);
    }

    /// Takes the oldest entry out, if there is one. By the recorder only.
    public boolean take(Reader reader) {
        long next = (long) TAKEN.get(this);
        if (next == appended()) {
            return false;
        }
        int slot = (int) (next & MASK);
        int kept = Math.min(counts[slot], KEPT_BYTES);
        var first = new byte[kept];
        System.arraycopy(bytes, slot * KEPT_BYTES, first, 0, kept);
        reader.entry(nanos[slot], fds[slot], counts[slot], first);
        TAKEN.setRelease(this, next + 1);
        return true;
    }

    /// Gets one entry.
    public interface Reader {
        /// The entry.
        ///
        /// @param atNanos `System.nanoTime()` right after the call
        /// @param fd the descriptor that it read
        /// @param count how many bytes it delivered
        /// @param first the first of them
        void entry(long atNanos, int fd, int count, byte[] first);
    }
}
