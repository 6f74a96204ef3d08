package dev.ringside.machine;

import dev.ringside.trace.KernelObject;

import org.jspecify.annotations.Nullable;

/// A kernel object with a receive queue.
///
/// @param object what it is
/// @param state the connection's state; null if not recorded
/// @param queue its receive queue
public record Socket(KernelObject object, @Nullable String state, ReceiveQueue queue) {
    Socket with(ReceiveQueue newQueue) {
        return new Socket(object, state, newQueue);
    }

    Socket in(String newState) {
        return new Socket(object, newState, queue);
    }
}
