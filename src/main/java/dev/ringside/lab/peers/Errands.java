package dev.ringside.lab.peers;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// What a client has to do next, when it goes by hand. One thread adds, the client's takes.
///
/// The client is recorded: it sleeps while there is nothing to do, and whatever needs memory or new
/// classes is prepared by the thread that adds.
final class Errands {
    private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread client;

    /// What an errand is about.
    enum Kind {
        CONNECT,
        SEND,
        CLOSE
    }

    /// @param letter what is sent; empty if nothing is
    record Errand(Kind kind, MemorySegment letter) {}

    /// Hands over an errand and wakes the client.
    void add(Kind kind, MemorySegment letter) {
        errands.add(new Errand(kind, letter));
        LockSupport.unpark(client);
    }

    /// Sleeps until there is an errand. By the client's thread.
    Errand next() {
        client = Thread.currentThread();
        Errand errand = errands.poll();
        while (errand == null) {
            LockSupport.park(this);
            errand = errands.poll();
        }
        return errand;
    }
}
