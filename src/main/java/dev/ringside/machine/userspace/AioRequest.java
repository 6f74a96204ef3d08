package dev.ringside.machine.userspace;

/// An asynchronous request of a program, as its control block and the calls for it tell.
///
/// @param number its number within the program
/// @param fd the descriptor that it is about
/// @param lengthBytes how much there is room for
/// @param state how far it is
/// @param helper the thread that makes the call for it; 0 while there is none
/// @param result what that call returned; 0 before
/// @param sinceNanos when it was asked for
/// @param asks how often the program has found it under way
public record AioRequest(
        int number,
        int fd,
        long lengthBytes,
        State state,
        int helper,
        long result,
        long sinceNanos,
        int asks) {
    /// How far a request is.
    public enum State {
        /// No thread has taken it up.
        LISTED,
        /// A thread makes the call for it, and blocks in the program's place.
        IN_CALL,
        /// The call has returned.
        RETURNED,
        /// The program knows that it is done.
        KNOWN
    }

    /// Whether its call has not returned.
    public boolean inProgress() {
        return state == State.LISTED || state == State.IN_CALL;
    }

    AioRequest taken(int by) {
        return new AioRequest(number, fd, lengthBytes, State.IN_CALL, by, result, sinceNanos, asks);
    }

    AioRequest returned(long value) {
        return new AioRequest(
                number, fd, lengthBytes, State.RETURNED, helper, value, sinceNanos, asks);
    }

    AioRequest asked(boolean under) {
        return under
                ? new AioRequest(
                        number, fd, lengthBytes, state, helper, result, sinceNanos, asks + 1)
                : new AioRequest(
                        number, fd, lengthBytes, State.KNOWN, helper, result, sinceNanos, asks);
    }
}
