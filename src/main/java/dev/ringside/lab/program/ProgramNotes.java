package dev.ringside.lab.program;

import dev.ringside.linux.Readiness;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ObjLongConsumer;

/// Writes notes into a [ProgramRing] and reads them out of it.
///
/// Writing is for the observed thread, reading for the recorder.
public final class ProgramNotes {
    /// How many bytes of what a call delivered are kept.
    public static final int KEPT_BYTES = 32;

    private static final int ENTERED = 1;
    private static final int RETURNED = 2;
    private static final int GOT_BYTES = 3;
    private static final int HANDED = 4;
    private static final int HANDED_BACK = 5;
    private static final int OPENED = 6;
    private static final int CLOSED = 7;
    private static final int BEGAN = 8;
    private static final int FINISHED = 9;
    private static final int ARRIVED = 10;
    private static final int MOUNTED = 31;
    private static final int YIELDED = 32;
    private static final int QUEUED = 33;
    private static final int TAKEN = 34;
    private static final int DELIVERED = 11;
    private static final int SAW_SIGNAL = 12;
    private static final int COMPUTED = 13;
    private static final int MOST_ARGUMENTS = 3;
    private static final int WATCHED_BYTES = 12;

    /// In place of a timeout that a register holds.
    private static final long IN_A_REGISTER = Long.MIN_VALUE;

    private final ProgramRing ring;

    /// Notes of one thread.
    public ProgramNotes(ProgramRing ring) {
        this.ring = ring;
    }

    /// Descriptors with their events, in the order of a program's memory.
    interface Entries {
        int count();

        int fd(int index);

        int events(int index);
    }

    void began() {
        mark(BEGAN);
    }

    void finished() {
        mark(FINISHED);
    }

    void entered(ProbedCall call, long first, long second, long third) {
        if (ring.begin(
                ENTERED, System.nanoTime(), Integer.BYTES * 2 + Long.BYTES * MOST_ARGUMENTS)) {
            ring.put(call.code());
            ring.put(0);
            ring.put(first);
            ring.put(second);
            ring.put(third);
            ring.end();
        }
    }

    void returned(ProbedCall call, long nanos, long result) {
        if (ring.begin(RETURNED, nanos, Integer.BYTES * 2 + Long.BYTES)) {
            ring.put(call.code());
            ring.put(0);
            ring.put(result);
            ring.end();
        }
    }

    void gotBytes(int fd, MemorySegment buffer, int count) {
        int kept = Math.min(count, KEPT_BYTES);
        if (ring.begin(GOT_BYTES, System.nanoTime(), 3 * Integer.BYTES + kept)) {
            ring.put(fd);
            ring.put(count);
            ring.put(kept);
            ring.put(buffer, kept);
            ring.end();
        }
        ring.deliver(count);
    }

    void arrived(int fd, int count, long nanos, long stampNanos) {
        if (ring.begin(ARRIVED, nanos, 2 * Integer.BYTES + Long.BYTES)) {
            ring.put(fd);
            ring.put(count);
            ring.put(stampNanos);
            ring.end();
        }
    }

    void handed(ProbedCall call, Entries set, long timeoutNanos) {
        list(HANDED, call, set, timeoutNanos);
    }

    void handed(ProbedCall call, Entries set) {
        list(HANDED, call, set, IN_A_REGISTER);
    }

    void handedBack(ProbedCall call, Entries ready) {
        list(HANDED_BACK, call, ready, IN_A_REGISTER);
    }

    void delivered(int signal, Delivery how, long nanos) {
        if (ring.begin(DELIVERED, nanos, 2 * Integer.BYTES)) {
            ring.put(signal);
            ring.put(how.text().charAt(0));
            ring.end();
        }
    }

    /// @param fd the descriptor; -1 if the signal does not say
    void sawSignal(int signal, int fd, int events) {
        if (ring.begin(SAW_SIGNAL, System.nanoTime(), 3 * Integer.BYTES)) {
            ring.put(signal);
            ring.put(fd);
            ring.put(events);
            ring.end();
        }
    }

    void computed(int piece, long found, boolean begins) {
        if (ring.begin(COMPUTED, System.nanoTime(), 2 * Integer.BYTES + Long.BYTES)) {
            ring.put(piece);
            ring.put(begins ? 1 : 0);
            ring.put(found);
            ring.end();
        }
    }

    void opened(int fd, ObjectType type) {
        descriptor(OPENED, fd, type.name().charAt(0));
    }

    void closed(int fd) {
        descriptor(CLOSED, fd, 0);
    }

    void mounted(int coroutine) {
        descriptor(MOUNTED, coroutine, 0);
    }

    void yielded(int coroutine, int fd, boolean ended) {
        if (ring.begin(YIELDED, System.nanoTime(), 3 * Integer.BYTES)) {
            ring.put(coroutine);
            ring.put(fd);
            ring.put(ended ? 1 : 0);
            ring.end();
        }
    }

    void queued(int item, int fd, int events) {
        if (ring.begin(QUEUED, System.nanoTime(), 3 * Integer.BYTES)) {
            ring.put(item);
            ring.put(fd);
            ring.put(events);
            ring.end();
        }
    }

    /// @param handler its name, in ASCII
    void taken(int item, String handler) {
        int length = handler.length();
        if (ring.begin(TAKEN, System.nanoTime(), (2 + length) * Integer.BYTES)) {
            ring.put(item);
            ring.put(length);
            for (int i = 0; i < length; i++) {
                ring.put(handler.charAt(i));
            }
            ring.end();
        }
    }

    /// Takes the oldest note out, if there is one.
    ///
    /// @param reader gets it, and its time by `System.nanoTime()`
    public boolean take(ObjLongConsumer<ProgramNote> reader) {
        return ring.take((kind, nanos, words) -> reader.accept(read(kind, words), nanos));
    }

    private void mark(int kind) {
        if (ring.begin(kind, System.nanoTime(), 0)) {
            ring.end();
        }
    }

    private void descriptor(int kind, int fd, int type) {
        if (ring.begin(kind, System.nanoTime(), 2 * Integer.BYTES)) {
            ring.put(fd);
            ring.put(type);
            ring.end();
        }
    }

    /// Descriptors that follow one another become one entry.
    private void list(int kind, ProbedCall call, Entries entries, long timeoutNanos) {
        int groups = groups(entries);
        int bytes = 2 * Integer.BYTES + Long.BYTES + groups * WATCHED_BYTES;
        if (!ring.begin(kind, System.nanoTime(), bytes)) {
            return;
        }
        ring.put(call.code());
        ring.put(groups);
        ring.put(timeoutNanos);
        for (int i = 0; i < entries.count(); ) {
            int next = endOfGroup(entries, i);
            ring.put(entries.fd(i));
            ring.put(entries.fd(next - 1));
            ring.put(entries.events(i));
            i = next;
        }
        ring.end();
    }

    private static int groups(Entries entries) {
        int groups = 0;
        for (int i = 0; i < entries.count(); i = endOfGroup(entries, i)) {
            groups++;
        }
        return groups;
    }

    private static int endOfGroup(Entries entries, int from) {
        int next = from + 1;
        while (next < entries.count()
                && entries.fd(next) == entries.fd(next - 1) + 1
                && entries.events(next) == entries.events(from)) {
            next++;
        }
        return next;
    }

    private static ProgramNote read(int kind, ProgramRing.Words words) {
        return switch (kind) {
            case ENTERED -> entered(words);
            case RETURNED -> returned(words);
            case GOT_BYTES -> gotBytes(words);
            case HANDED, HANDED_BACK -> list(kind, words);
            case OPENED -> new ProgramNote.Opened(words.nextInt(), type(words.nextInt()));
            case CLOSED -> new ProgramNote.Closed(words.nextInt());
            case BEGAN -> new ProgramNote.Began();
            case FINISHED -> new ProgramNote.Finished();
            case ARRIVED ->
                    new ProgramNote.Arrived(words.nextInt(), words.nextInt(), words.nextLong());
            case MOUNTED -> new ProgramNote.Mounted(words.nextInt());
            case YIELDED ->
                    new ProgramNote.Yielded(words.nextInt(), words.nextInt(), words.nextInt() == 1);
            case QUEUED ->
                    new ProgramNote.Queued(
                            words.nextInt(), words.nextInt(), Readiness.text(words.nextInt()));
            case TAKEN -> new ProgramNote.Taken(words.nextInt(), word(words));
            case DELIVERED -> new ProgramNote.Delivered(words.nextInt(), delivery(words.nextInt()));
            case SAW_SIGNAL -> sawSignal(words);
            case COMPUTED -> computed(words);
            default -> throw new IllegalStateException("no such note: " + kind);
        };
    }

    private static ProgramNote entered(ProgramRing.Words words) {
        ProbedCall call = ProbedCall.ofCode(words.nextInt());
        words.nextInt();
        List<Long> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(words.nextLong());
        }
        return new ProgramNote.Entered(call, arguments);
    }

    private static ProgramNote returned(ProgramRing.Words words) {
        ProbedCall call = ProbedCall.ofCode(words.nextInt());
        words.nextInt();
        return new ProgramNote.Returned(call, words.nextLong());
    }

    private static ProgramNote gotBytes(ProgramRing.Words words) {
        int fd = words.nextInt();
        int count = words.nextInt();
        int kept = words.nextInt();
        String first = HexFormat.of().formatHex(words.nextBytes(kept));
        return new ProgramNote.GotBytes(fd, count, first);
    }

    private static ProgramNote list(int kind, ProgramRing.Words words) {
        ProbedCall call = ProbedCall.ofCode(words.nextInt());
        int groups = words.nextInt();
        long timeoutNanos = words.nextLong();
        List<Watched> all = new ArrayList<>(groups);
        for (int i = 0; i < groups; i++) {
            int fd = words.nextInt();
            int to = words.nextInt();
            all.add(new Watched(fd, to, Readiness.text(words.nextInt())));
        }
        @Nullable Long timeout = timeoutNanos == IN_A_REGISTER ? null : (Long) timeoutNanos;
        return kind == HANDED
                ? new ProgramNote.Handed(call, all, timeout)
                : new ProgramNote.HandedBack(call, all);
    }

    private static String word(ProgramRing.Words words) {
        int length = words.nextInt();
        var word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append((char) words.nextInt());
        }
        return word.toString();
    }

    private static ProgramNote computed(ProgramRing.Words words) {
        int piece = words.nextInt();
        boolean begins = words.nextInt() != 0;
        return new ProgramNote.Computed(piece, words.nextLong(), begins);
    }

    private static ProgramNote sawSignal(ProgramRing.Words words) {
        int signal = words.nextInt();
        int fd = words.nextInt();
        return new ProgramNote.SawSignal(
                signal, fd < 0 ? null : (Integer) fd, Readiness.text(words.nextInt()));
    }

    private static Delivery delivery(int initial) {
        return switch (initial) {
            case 'h' -> Delivery.HANDLER;
            case 'w' -> Delivery.WAITER;
            default -> Delivery.SIGNALFD;
        };
    }

    private static ObjectType type(int initial) {
        return switch (initial) {
            case 'E' -> ObjectType.EPOLL;
            case 'O' -> ObjectType.OTHER;
            case 'U' -> ObjectType.UNIX;
            default -> ObjectType.TCP;
        };
    }
}
