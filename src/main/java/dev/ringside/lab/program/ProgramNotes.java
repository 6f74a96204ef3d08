package dev.ringside.lab.program;

import dev.ringside.linux.uring.UringOp;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.ObjectType;

import java.lang.foreign.MemorySegment;
import java.util.function.ObjLongConsumer;

/// Writes notes into a [ProgramRing] and reads them out of it.
///
/// Writing is for the observed thread, reading for the recorder.
public final class ProgramNotes {
    /// How many bytes of what a call delivered are kept.
    public static final int KEPT_BYTES = 32;

    static final int ENTERED = 1;
    static final int RETURNED = 2;
    static final int GOT_BYTES = 3;
    static final int HANDED = 4;
    static final int HANDED_BACK = 5;
    static final int OPENED = 6;
    static final int CLOSED = 7;
    static final int BEGAN = 8;
    static final int FINISHED = 9;
    static final int ARRIVED = 10;
    static final int DELIVERED = 11;
    static final int SAW_SIGNAL = 12;
    static final int COMPUTED = 13;
    static final int COUNTED = 14;
    static final int MOUNTED = 15;
    static final int YIELDED = 16;
    static final int QUEUED = 17;
    static final int TAKEN = 18;
    static final int PREPARED = 19;
    static final int REAPED = 20;
    static final int AIO_REQUESTED = 21;
    static final int AIO_ASKED = 22;
    static final int AIO_TAKEN = 23;
    static final int AIO_SUSPENDED = 24;
    static final int CHANGED_LOCK = 25;
    static final int ACCESSED_VALUE = 26;
    static final int SPAWNED = 27;
    static final int MEASURED = 28;
    static final int CHANGED_JOB = 29;

    /// In place of the initial of an object's type.
    static final int RING = 'R';

    private static final int MOST_ARGUMENTS = 4;
    private static final int WATCHED_BYTES = 12;

    /// In place of a timeout that a register holds.
    static final long IN_A_REGISTER = Long.MIN_VALUE;

    final ProgramRing ring;

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
        entered(call, first, second, third, 0);
    }

    void entered(ProbedCall call, long first, long second, long third, long fourth) {
        if (ring.begin(
                ENTERED, System.nanoTime(), Integer.BYTES * 2 + Long.BYTES * MOST_ARGUMENTS)) {
            ring.put(call.code());
            ring.put(0);
            ring.put(first);
            ring.put(second);
            ring.put(third);
            ring.put(fourth);
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

    /// @param voluntary how often the thread has left its CPU to wait
    /// @param forced how often it was preempted
    void counted(long voluntary, long forced) {
        if (ring.begin(COUNTED, System.nanoTime(), 2 * Long.BYTES)) {
            ring.put(voluntary);
            ring.put(forced);
            ring.end();
        }
    }

    /// @param what in ASCII
    void measured(String what, long count, long nanos) {
        int length = what.length();
        if (ring.begin(
                MEASURED, System.nanoTime(), 2 * Long.BYTES + (1 + length) * Integer.BYTES)) {
            ring.put(count);
            ring.put(nanos);
            put(what);
            ring.end();
        }
    }

    void opened(int fd, ObjectType type) {
        descriptor(OPENED, fd, type.name().charAt(0));
    }

    void openedRing(int fd) {
        descriptor(OPENED, fd, RING);
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

    void prepared(int ringFd, long request, UringOp op, int fd, long lengthBytes) {
        if (ring.begin(PREPARED, System.nanoTime(), 4 * Integer.BYTES + 2 * Long.BYTES)) {
            ring.put(ringFd);
            ring.put(op.noted());
            ring.put(request);
            ring.put(lengthBytes);
            ring.put(fd);
            ring.put(0);
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

    /// @param fd the descriptor that the process has as its standard input and output
    void spawned(int pid, int fd) {
        descriptor(SPAWNED, pid, fd);
    }

    /// @param handler its name, in ASCII
    void taken(int item, String handler) {
        int length = handler.length();
        if (ring.begin(TAKEN, System.nanoTime(), (2 + length) * Integer.BYTES)) {
            ring.put(item);
            put(handler);
            ring.end();
        }
    }

    void changedLock(char lock, long address, LockAct act, int word) {
        if (ring.begin(CHANGED_LOCK, System.nanoTime(), 4 * Integer.BYTES + Long.BYTES)) {
            ring.put(lock);
            ring.put(act.text().charAt(0));
            ring.put(address);
            ring.put(word);
            ring.put(0);
            ring.end();
        }
    }

    /// @param address where its word is; 0 if it has none
    /// @param count its result; negative if it is not there yet
    void changedJob(int job, Way way, Act act, long address, long count) {
        if (ring.begin(CHANGED_JOB, System.nanoTime(), 4 * Integer.BYTES + 2 * Long.BYTES)) {
            ring.put(job);
            ring.put(way.text().charAt(0));
            ring.put(NoteReader.ACTS.indexOf(act));
            ring.put(0);
            ring.put(address);
            ring.put(count);
            ring.end();
        }
    }

    /// @param name in ASCII
    void accessedValue(String name, long value, boolean written) {
        int length = name.length();
        if (ring.begin(
                ACCESSED_VALUE, System.nanoTime(), (2 + length) * Integer.BYTES + Long.BYTES)) {
            ring.put(value);
            ring.put(written ? 1 : 0);
            put(name);
            ring.end();
        }
    }

    private void put(String word) {
        int length = word.length();
        ring.put(length);
        for (int i = 0; i < length; i++) {
            ring.put(word.charAt(i));
        }
    }

    void reaped(int ringFd, long request, int result) {
        if (ring.begin(REAPED, System.nanoTime(), 2 * Integer.BYTES + Long.BYTES)) {
            ring.put(ringFd);
            ring.put(result);
            ring.put(request);
            ring.end();
        }
    }

    void aioRequested(int request, int fd, long lengthBytes) {
        numbers(AIO_REQUESTED, request, fd, lengthBytes);
    }

    /// @param errno an error number; 0 if the request is done
    void aioAsked(int request, int errno) {
        numbers(AIO_ASKED, request, errno, 0);
    }

    void aioTaken(int request, long result) {
        numbers(AIO_TAKEN, request, 0, result);
    }

    void aioSuspended(int requests, boolean begins) {
        numbers(AIO_SUSPENDED, requests, begins ? 1 : 0, 0);
    }

    private void numbers(int kind, int first, int second, long third) {
        if (ring.begin(kind, System.nanoTime(), 2 * Integer.BYTES + Long.BYTES)) {
            ring.put(first);
            ring.put(second);
            ring.put(third);
            ring.end();
        }
    }

    /// Takes the oldest note out, if there is one.
    ///
    /// @param reader gets it, and its time by `System.nanoTime()`
    public boolean take(ObjLongConsumer<ProgramNote> reader) {
        return ring.take(
                (kind, nanos, words) -> reader.accept(NoteReader.read(kind, words), nanos));
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
}
