package dev.ringside.lab.program;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What the observed thread notes of itself, handed to the recorder through preallocated memory.
///
/// ```
///   written ──▶ next byte to fill        (only the observed thread moves it)
///   taken   ──▶ next byte to read        (only the recorder moves it)
///   entry = length | kind | nanos | words …, in steps of 8 bytes, never across the end
/// ```
///
/// One thread appends and one other takes. Appending makes no system call, takes no lock and
/// allocates nothing; when the ring is full it counts a loss instead. [ProgramNotes] gives the
/// entries their meaning.
public final class ProgramRing {
    private static final int BYTES = 1 << 22;
    private static final int HEAD_BYTES = 16;
    private static final int SKIP = -1;
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle WRITTEN;
    private static final VarHandle TAKEN;
    private static final VarHandle LOST;
    private static final VarHandle DELIVERED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WRITTEN = lookup.findVarHandle(ProgramRing.class, "written", long.class);
            TAKEN = lookup.findVarHandle(ProgramRing.class, "taken", long.class);
            LOST = lookup.findVarHandle(ProgramRing.class, "lost", long.class);
            DELIVERED = lookup.findVarHandle(ProgramRing.class, "delivered", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final byte[] bytes;
    private final int mask;
    private final MemorySegment memory;
    private int next;

    @SuppressWarnings("UnusedVariable") // through WRITTEN
    private long written;

    @SuppressWarnings("UnusedVariable") // through TAKEN
    private long taken;

    @SuppressWarnings("UnusedVariable") // through LOST
    private long lost;

    @SuppressWarnings("UnusedVariable") // through DELIVERED
    private long delivered;

    /// An empty ring.
    public ProgramRing() {
        this(BYTES);
    }

    /// An empty ring of another size.
    ///
    /// @param size a power of two
    ProgramRing(int size) {
        bytes = new byte[size];
        mask = size - 1;
        memory = MemorySegment.ofArray(bytes);
    }

    /// How many bytes the program has got in all. By any thread.
    public long delivered() {
        return (long) DELIVERED.getAcquire(this);
    }

    /// How many entries found no room. By any thread.
    public long lost() {
        return (long) LOST.getOpaque(this);
    }

    /// Counts bytes that the program got. By the observed thread only.
    void deliver(long count) {
        DELIVERED.setRelease(this, (long) DELIVERED.get(this) + count);
    }

    /// Begins an entry; `put` fills it and [#end] makes it visible. By the observed thread only.
    ///
    /// @param payloadBytes how much will be put
    /// @return false if there is no room, which is counted
    boolean begin(int kind, long nanos, int payloadBytes) {
        int length = HEAD_BYTES + (payloadBytes + 7 & -8);
        long start = (long) WRITTEN.get(this);
        int at = (int) (start & mask);
        int skipped = at + length > bytes.length ? bytes.length - at : 0;
        if (start + skipped + length - (long) TAKEN.getAcquire(this) > bytes.length) {
            LOST.setOpaque(this, (long) LOST.get(this) + 1);
            return false;
        }
        if (skipped > 0) {
            INTS.set(bytes, at, SKIP);
            WRITTEN.set(this, start + skipped);
            at = 0;
        }
        INTS.set(bytes, at, length);
        INTS.set(bytes, at + 4, kind);
        LONGS.set(bytes, at + 8, nanos);
        next = at + HEAD_BYTES;
        return true;
    }

    void put(int value) {
        INTS.set(bytes, next, value);
        next += Integer.BYTES;
    }

    void put(long value) {
        LONGS.set(bytes, next, value);
        next += Long.BYTES;
    }

    void put(MemorySegment from, int count) {
        MemorySegment.copy(
                from, ValueLayout.JAVA_BYTE, 0, memory, ValueLayout.JAVA_BYTE, next, count);
        next += count;
    }

    void end() {
        long start = (long) WRITTEN.get(this);
        int length = (int) INTS.get(bytes, (int) (start & mask));
        WRITTEN.setRelease(this, start + length);
    }

    /// Takes the oldest entry out, if there is one. By the recorder only.
    boolean take(Reader reader) {
        long start = (long) TAKEN.get(this);
        if (start == (long) WRITTEN.getAcquire(this)) {
            return false;
        }
        int at = (int) (start & mask);
        if ((int) INTS.get(bytes, at) == SKIP) {
            start += bytes.length - at;
            at = 0;
        }
        int length = (int) INTS.get(bytes, at);
        var words = new Words(at + HEAD_BYTES);
        reader.entry((int) INTS.get(bytes, at + 4), (long) LONGS.get(bytes, at + 8), words);
        TAKEN.setRelease(this, start + length);
        return true;
    }

    /// Gets one entry.
    interface Reader {
        void entry(int kind, long nanos, Words words);
    }

    /// The words of an entry, one after the other.
    final class Words {
        private int at;

        private Words(int at) {
            this.at = at;
        }

        int nextInt() {
            at += Integer.BYTES;
            return (int) INTS.get(bytes, at - Integer.BYTES);
        }

        long nextLong() {
            at += Long.BYTES;
            return (long) LONGS.get(bytes, at - Long.BYTES);
        }

        byte[] nextBytes(int count) {
            var some = new byte[count];
            System.arraycopy(bytes, at, some, 0, count);
            at += count;
            return some;
        }
    }
}
