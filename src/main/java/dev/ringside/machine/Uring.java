package dev.ringside.machine;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// An `io_uring` instance: two rings in memory that the program and the kernel share, and what the
/// kernel has taken out of the one and not yet answered in the other.
///
/// ```
///   program ──▶ submissions ──▶ kernel: inFlight ──▶ completions ──▶ program
/// ```
///
/// @param owner the task that put the first entry in; -1 before
/// @param submissions what the kernel has not taken yet, the oldest first
/// @param inFlight what it has taken and not answered, by what names the request
/// @param completions what the program has not taken yet, the oldest first
/// @param taken how many entries the kernel has taken so far
/// @param answered how many results it has put in so far
public record Uring(
        int owner,
        PVector<Request> submissions,
        PSortedMap<Long, Request> inFlight,
        PVector<Request> completions,
        long taken,
        long answered) {
    static final Uring EMPTY =
            new Uring(-1, TreePVector.empty(), TreePMap.empty(), TreePVector.empty(), 0, 0);

    /// More than a ring can hold: a file may say anything.
    private static final int MOST = 1 << 15;

    /// What the kernel does with a request.
    public enum Doing {
        /// It lies in the submission ring.
        PREPARED,
        /// The kernel has taken it.
        TAKEN,
        /// It left a callback in the wait queue of the object, and does nothing.
        ARMED,
        /// The callback was called; the rest is on the list of the task that asked.
        LISTED,
        /// A worker thread has it.
        HANDED,
        /// Its result lies in the completion ring.
        COMPLETED
    }

    /// A request.
    ///
    /// @param id what names it
    /// @param op what it asks for, `RECV`
    /// @param fd the descriptor that it is about; -1 if not recorded
    /// @param lengthBytes how much there is room for; -1 if not recorded
    /// @param doing what the kernel does with it
    /// @param by the task in whose context that happened last
    /// @param byPoller whether the kernel's own thread took it out of the ring
    /// @param result the result; null before there is one
    public record Request(
            long id,
            String op,
            int fd,
            long lengthBytes,
            Doing doing,
            int by,
            boolean byPoller,
            @Nullable Integer result) {
        Request now(Doing next, int tid) {
            return new Request(id, op, fd, lengthBytes, next, tid, byPoller, result);
        }

        Request polled() {
            return new Request(id, op, fd, lengthBytes, doing, by, true, result);
        }

        Request about(int known) {
            return new Request(id, op, known, lengthBytes, doing, by, byPoller, result);
        }

        Request with(int newResult) {
            return new Request(id, op, fd, lengthBytes, doing, by, byPoller, newResult);
        }
    }

    Uring prepared(Request request) {
        if (submissions.size() >= MOST) {
            return this;
        }
        int first = owner < 0 ? request.by() : owner;
        return new Uring(first, submissions.plus(request), inFlight, completions, taken, answered);
    }

    /// The kernel takes an entry out; one of which nobody has seen how it came in is new.
    Uring submitted(Request request) {
        int at = indexOf(submissions, request.id());
        var known = at < 0 ? request : submissions.get(at);
        var next = known.fd() < 0 && request.fd() >= 0 ? known.about(request.fd()) : known;
        var rest = at < 0 ? submissions : submissions.minus(at);
        if (inFlight.size() >= MOST) {
            return this;
        }
        return new Uring(
                owner < 0 ? request.by() : owner,
                rest,
                inFlight.plus(request.id(), next.now(Doing.TAKEN, request.by())),
                completions,
                taken + 1,
                answered);
    }

    Uring ran(long id, Doing doing, int tid) {
        var known = inFlight.get(id);
        return known == null ? this : with(known.now(doing, tid));
    }

    Uring polled(long id) {
        var known = inFlight.get(id);
        return known == null ? this : with(known.polled());
    }

    Uring completed(long id, int result, int tid) {
        var known = inFlight.get(id);
        var request =
                known != null ? known : new Request(id, "", -1, -1, Doing.TAKEN, tid, false, null);
        if (completions.size() >= MOST) {
            return this;
        }
        return new Uring(
                owner,
                submissions,
                inFlight.minus(id),
                completions.plus(request.now(Doing.COMPLETED, tid).with(result)),
                taken,
                answered + 1);
    }

    /// The program takes a result out.
    Uring reaped(long id) {
        int at = indexOf(completions, id);
        return at < 0
                ? this
                : new Uring(owner, submissions, inFlight, completions.minus(at), taken, answered);
    }

    /// The request about a descriptor that the kernel has; null if there is none.
    public @Nullable Request about(int fd) {
        for (var request : inFlight.values()) {
            if (request.fd() == fd) {
                return request;
            }
        }
        return null;
    }

    private Uring with(Request request) {
        return new Uring(
                owner,
                submissions,
                inFlight.plus(request.id(), request),
                completions,
                taken,
                answered);
    }

    private static int indexOf(PVector<Request> requests, long id) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }
}
