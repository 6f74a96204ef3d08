package dev.ringside.lab.program;

import dev.ringside.linux.Readiness;
import dev.ringside.linux.uring.UringOp;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Reads notes out of a [ProgramRing], as [ProgramNotes] has written them. For the recorder.
final class NoteReader {
    static final List<Act> ACTS = List.of(Act.values());

    private NoteReader() {}

    static ProgramNote read(int kind, ProgramRing.Words words) {
        return switch (kind) {
            case ProgramNotes.ENTERED -> entered(words);
            case ProgramNotes.RETURNED -> returned(words);
            case ProgramNotes.GOT_BYTES -> gotBytes(words);
            case ProgramNotes.HANDED, ProgramNotes.HANDED_BACK -> list(kind, words);
            case ProgramNotes.OPENED -> opened(words.nextInt(), words.nextInt());
            case ProgramNotes.CLOSED -> new ProgramNote.Closed(words.nextInt());
            case ProgramNotes.BEGAN -> new ProgramNote.Began();
            case ProgramNotes.FINISHED -> new ProgramNote.Finished();
            case ProgramNotes.ARRIVED ->
                    new ProgramNote.Arrived(words.nextInt(), words.nextInt(), words.nextLong());
            case ProgramNotes.SPAWNED -> new ProgramNote.Spawned(words.nextInt(), words.nextInt());
            case ProgramNotes.MOUNTED -> new ProgramNote.Mounted(words.nextInt());
            case ProgramNotes.YIELDED ->
                    new ProgramNote.Yielded(words.nextInt(), words.nextInt(), words.nextInt() == 1);
            case ProgramNotes.QUEUED ->
                    new ProgramNote.Queued(
                            words.nextInt(), words.nextInt(), Readiness.text(words.nextInt()));
            case ProgramNotes.TAKEN -> new ProgramNote.Taken(words.nextInt(), word(words));
            case ProgramNotes.DELIVERED ->
                    new ProgramNote.Delivered(words.nextInt(), delivery(words.nextInt()));
            case ProgramNotes.SAW_SIGNAL -> sawSignal(words);
            case ProgramNotes.COMPUTED -> computed(words);
            case ProgramNotes.COUNTED ->
                    new ProgramNote.Counted(words.nextLong(), words.nextLong());
            case ProgramNotes.MEASURED -> measured(words);
            case ProgramNotes.PREPARED -> prepared(words);
            case ProgramNotes.REAPED -> reaped(words);
            case ProgramNotes.AIO_REQUESTED ->
                    new ProgramNote.AioRequested(
                            words.nextInt(), words.nextInt(), words.nextLong());
            case ProgramNotes.AIO_ASKED ->
                    new ProgramNote.AioAsked(words.nextInt(), words.nextInt());
            case ProgramNotes.AIO_TAKEN -> aioTaken(words);
            case ProgramNotes.AIO_SUSPENDED ->
                    new ProgramNote.AioSuspended(words.nextInt(), words.nextInt() != 0);
            case ProgramNotes.CHANGED_JOB -> changedJob(words);
            case ProgramNotes.CHANGED_LOCK -> changedLock(words);
            case ProgramNotes.ACCESSED_VALUE -> accessedValue(words);
            case SpaceNotes.HANDED_ADDRESS -> SpaceNotes.readHanded(words);
            case SpaceNotes.REGION -> SpaceNotes.readRegion(words);
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
        @Nullable Long timeout =
                timeoutNanos == ProgramNotes.IN_A_REGISTER ? null : (Long) timeoutNanos;
        return kind == ProgramNotes.HANDED
                ? new ProgramNote.Handed(call, all, timeout)
                : new ProgramNote.HandedBack(call, all);
    }

    private static ProgramNote prepared(ProgramRing.Words words) {
        int ring = words.nextInt();
        UringOp op = UringOp.ofNoted(words.nextInt());
        long request = words.nextLong();
        long lengthBytes = words.nextLong();
        return new ProgramNote.Prepared(ring, request, op, words.nextInt(), lengthBytes);
    }

    private static ProgramNote reaped(ProgramRing.Words words) {
        int ring = words.nextInt();
        int result = words.nextInt();
        return new ProgramNote.Reaped(ring, words.nextLong(), result);
    }

    private static ProgramNote aioTaken(ProgramRing.Words words) {
        int request = words.nextInt();
        words.nextInt();
        return new ProgramNote.AioTaken(request, words.nextLong());
    }

    private static ProgramNote changedLock(ProgramRing.Words words) {
        char lock = (char) words.nextInt();
        LockAct act = lockAct(words.nextInt());
        long address = words.nextLong();
        return new ProgramNote.ChangedLock(lock, address, act, words.nextInt());
    }

    private static ProgramNote changedJob(ProgramRing.Words words) {
        int job = words.nextInt();
        Way way = way(words.nextInt());
        Act act = ACTS.get(words.nextInt());
        words.nextInt();
        return new ProgramNote.ChangedJob(job, way, act, words.nextLong(), words.nextLong());
    }

    private static Way way(int initial) {
        return switch (initial) {
            case 'b' -> Way.BLOCKING;
            case 'n' -> Way.NONBLOCKING;
            case 's' -> Way.STATUS;
            case 'c' -> Way.CALLBACK;
            default -> Way.FUTURE;
        };
    }

    private static LockAct lockAct(int initial) {
        return switch (initial) {
            case 't' -> LockAct.TAKEN;
            case 'f' -> LockAct.FOUND_TAKEN;
            case 'r' -> LockAct.RELEASED;
            default -> LockAct.GIVEN_UP;
        };
    }

    private static ProgramNote accessedValue(ProgramRing.Words words) {
        long value = words.nextLong();
        boolean written = words.nextInt() != 0;
        return new ProgramNote.AccessedValue(word(words), value, written);
    }

    static String word(ProgramRing.Words words) {
        int[] letters = new int[words.nextInt()];
        Arrays.setAll(letters, _ -> words.nextInt());
        return new String(letters, 0, letters.length);
    }

    private static ProgramNote computed(ProgramRing.Words words) {
        int piece = words.nextInt();
        boolean begins = words.nextInt() != 0;
        return new ProgramNote.Computed(piece, words.nextLong(), begins);
    }

    private static ProgramNote measured(ProgramRing.Words words) {
        long count = words.nextLong();
        long nanos = words.nextLong();
        return new ProgramNote.Measured(word(words), count, nanos);
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

    private static ProgramNote opened(int fd, int initial) {
        return new ProgramNote.Opened(fd, type(initial), initial == ProgramNotes.RING);
    }

    private static ObjectType type(int initial) {
        return switch (initial) {
            case 'E' -> ObjectType.EPOLL;
            case 'O', ProgramNotes.RING -> ObjectType.OTHER;
            case 'U' -> ObjectType.UNIX;
            case 'F' -> ObjectType.FILE;
            default -> ObjectType.TCP;
        };
    }
}
