package dev.ringside.machine.userspace;

import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;

import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

import java.util.Optional;

/// The asynchronous requests of one task, and the threads that the C library has for them.
///
/// ```
///   program: aio_read ──▶ request ──▶ helper thread ──▶ read, blocks ──▶ result ──▶ aio_return
///                (memory of the program)     (system call)        (memory of the program)
/// ```
///
/// Which thread has a request follows from the descriptor of its call: the library makes one
/// transfer at a time for each descriptor.
///
/// @param requests those that are not over, by number
/// @param helpers the threads that have made a call for one of them
/// @param suspended for how many the program waits in `aio_suspend`; 0 if it does not
/// @param asks how often it has looked at a control block so far
/// @param done how many requests are over
public record Aio(
        PSortedMap<Integer, AioRequest> requests,
        PSortedSet<Integer> helpers,
        int suspended,
        long asks,
        long done) {
    /// No requests.
    public static final Aio NONE = new Aio(TreePMap.empty(), TreePSet.empty(), 0, 0, 0);

    /// The request whose call a thread makes, or has made last, if it is not over.
    public Optional<AioRequest> of(int helper) {
        return requests.values().stream().filter(r -> r.helper() == helper).findFirst();
    }

    /// The request about a descriptor that is under way.
    public Optional<AioRequest> about(int fd) {
        return requests.values().stream().filter(r -> r.fd() == fd && r.inProgress()).findFirst();
    }

    Aio with(AioRequested e) {
        var request =
                new AioRequest(
                        e.request(),
                        e.fd(),
                        e.lengthBytes(),
                        AioRequest.State.LISTED,
                        0,
                        0,
                        e.at().nanos(),
                        0);
        return with(request);
    }

    Aio with(AioAsked e) {
        var request = requests.get(e.request());
        var next = request == null ? this : with(request.asked(e.inProgress()));
        return new Aio(next.requests, helpers, suspended, asks + 1, done);
    }

    Aio with(AioTaken e) {
        return new Aio(requests.minus(e.request()), helpers, suspended, asks, done + 1);
    }

    Aio with(AioSuspended e) {
        return new Aio(requests, helpers, e.begins() ? e.requests() : 0, asks, done);
    }

    /// A thread enters a call that reads from a descriptor.
    Aio enters(int helper, int fd) {
        return about(fd).map(request -> with(request.taken(helper)).knowing(helper)).orElse(this);
    }

    /// A call of a thread has returned.
    Aio returns(int helper, long result) {
        return of(helper)
                .filter(AioRequest::inProgress)
                .map(request -> with(request.returned(result)))
                .orElse(this);
    }

    private Aio with(AioRequest request) {
        return new Aio(requests.plus(request.number(), request), helpers, suspended, asks, done);
    }

    private Aio knowing(int helper) {
        return new Aio(requests, helpers.plus(helper), suspended, asks, done);
    }
}
