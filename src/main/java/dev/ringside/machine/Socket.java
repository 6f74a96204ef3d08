package dev.ringside.machine;

import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

/// A kernel object with a receive queue.
///
/// @param object what it is
/// @param state the connection's state; null if not recorded
/// @param queue its receive queue
/// @param sendFull whether a call to send found no room the last time, and nothing says that there
///   is some now
public record Socket(
        KernelObject object, @Nullable String state, ReceiveQueue queue, boolean sendFull) {
    static Socket of(KernelObject object) {
        return new Socket(object, null, ReceiveQueue.EMPTY, false);
    }

    Socket with(ReceiveQueue newQueue) {
        return new Socket(object, state, newQueue, sendFull);
    }

    Socket in(String newState) {
        return new Socket(object, newState, queue, sendFull);
    }

    Socket sendFull(boolean full) {
        return new Socket(object, state, queue, full);
    }

    /// Bytes of no number are a datagram like any other, a connection that waits to be accepted,
    /// or, on a connected stream, its end.
    Socket queued(@Nullable String segment, long bytes, boolean urgent) {
        if (urgent && bytes > 0 && object.type() == ObjectType.TCP) {
            return with(queue.urgent(segment, bytes));
        }
        boolean counts = bytes > 0 || !connectedStream();
        return counts ? with(queue.plus(segment, bytes)) : this;
    }

    /// Whether nothing more will come: the peer has closed its end.
    boolean ended() {
        return switch (state) {
            case "CLOSE_WAIT", "LAST_ACK", "CLOSING", "TIME_WAIT", "CLOSE" -> true;
            case null, default -> false;
        };
    }

    /// Whether a call that sends would find room, as far as anything says.
    boolean writable() {
        return !sendFull
                && switch (object.type()) {
                    case UDP -> true;
                    case TCP, UNIX -> connectedStream() && !"SYN_SENT".equals(state);
                    case PIPE, EPOLL, FILE, TERMINAL, OTHER -> false;
                };
    }

    /// A file has no queue.
    Socket copied(long bytes, boolean urgent) {
        if (object.type() == ObjectType.FILE) {
            return this;
        }
        if (urgent && object.type() == ObjectType.TCP) {
            return with(queue.urgentCopied(bytes));
        }
        return with(object.type() == ObjectType.UDP ? queue.received(bytes) : queue.copied(bytes));
    }

    private boolean connectedStream() {
        return switch (object.type()) {
            case UDP -> false;
            case TCP, UNIX -> object.peer() != null || (state != null && !state.equals("LISTEN"));
            case PIPE, EPOLL, FILE, TERMINAL, OTHER -> true;
        };
    }
}
