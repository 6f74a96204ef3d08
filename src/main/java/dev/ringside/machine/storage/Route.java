package dev.ringside.machine.storage;

import org.jspecify.annotations.Nullable;

/// How far the last request has come for which a program gets something out of a file.
///
/// ```
///   network ─▶ queue ─▶ program ─▶ page cache ─▶ disk
///                                                  │
///   client ◀─ network ◀─ program ◀─ page cache ◀───┘
/// ```
///
/// @param reached the last stop; null before the first request
/// @param disk whether the disk was asked
public record Route(@Nullable Stop reached, boolean disk) {
    /// Nobody has asked for anything.
    public static final Route NONE = new Route(null, false);

    /// Where it comes by, in this order.
    public enum Stop {
        /// The request goes through the network interface.
        NETWORK(1),
        /// It is in the receive queue of the server.
        QUEUE(2),
        /// It is in the server's buffer.
        SERVER(3),
        /// The kernel looks for the file in the page cache.
        CACHE(4),
        /// The disk is asked; who finds everything in the page cache does not come by here.
        DISK(5),
        /// The file is in the page cache.
        FILLED(6),
        /// It is in the server's buffer.
        COPIED(7),
        /// The answer goes through the network interface, and waits for the client.
        ANSWER(8),
        /// It is in the client's buffer.
        CLIENT(9);

        private final int number;

        Stop(int number) {
            this.number = number;
        }

        /// Which it is on the way, from 1.
        public int number() {
            return number;
        }
    }

    /// Whether something has come back since the last request.
    private boolean isOver() {
        return reached == null || reached == Stop.CLIENT;
    }

    /// There is a connection for another request: what is known of one that was answered is past.
    Route connected() {
        return isOver() ? NONE : this;
    }

    /// A request has been sent; it counts once the one before it has been answered.
    Route asked() {
        return isOver() ? new Route(Stop.NETWORK, false) : this;
    }

    /// A request has come; it counts once the one before it has been answered.
    Route requested() {
        return isOver() || reached == Stop.NETWORK ? new Route(Stop.QUEUE, false) : this;
    }

    /// The program takes a request out of a queue.
    Route taken() {
        return new Route(Stop.SERVER, false);
    }

    /// Goes on to a stop, if that is further on.
    Route to(Stop stop) {
        boolean further = reached != null && stop.compareTo(reached) > 0;
        return further ? new Route(stop, disk || stop == Stop.DISK) : this;
    }

    /// Whether it has come by a stop.
    public boolean passed(Stop stop) {
        boolean there = reached != null && stop.compareTo(reached) <= 0;
        return there && (stop != Stop.DISK || disk);
    }

    /// Whether it has left a stop out.
    public boolean leftOut(Stop stop) {
        return stop == Stop.DISK && !disk && reached != null && reached.compareTo(stop) > 0;
    }
}
