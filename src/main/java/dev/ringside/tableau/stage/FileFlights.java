package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Flight;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.PageLookedUp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bytes of a file that the news let fly: from the disk into the page cache, or past it; from
/// the page cache to the program.
final class FileFlights {
    private static final double PORT_EM = 1.2;

    private FileFlights() {}

    /// The place of the disk from which bytes rise, below the lane beside the CPUs.
    static Box port(Setting s) {
        var disk = s.plan().places().disk();
        double side = PORT_EM * s.plan().em();
        double x = s.plan().places().lanes().near();
        return new Box(x - side / 2, disk.y(), side, disk.height());
    }

    /// Whether bytes are copied out of a file.
    static boolean isOfFile(Machine before, Copied e) {
        Integer fd = e.fd();
        return e.direction() == Direction.TO_USER
                && fd != null
                && before.task(e.at().tid())
                        .flatMap(t -> before.object(t, fd))
                        .map(object -> before.sockets().get(object))
                        .map(socket -> socket.object().type() == ObjectType.FILE)
                        .orElse(false);
    }

    static Optional<Flight> completed(
            Setting s, Sketch to, Machine before, BlockCompleted e, int index) {
        if (!s.roster().mechanism().ofFiles()) {
            return Optional.empty();
        }
        var file = before.storage().fileAt(e.device(), e.sector()).orElse(null);
        long page = file == null ? -1 : file.pageAt(e.device(), e.sector());
        var path = new ArrayList<Box>();
        path.add(port(s));
        boolean cached = false;
        if (file != null && file.pages().at(page).awaited()) {
            cached = true;
            path.addAll(intoCache(s, page, file.pages(e.lengthBytes())));
        } else {
            path.add(
                    Flights.turn(
                            s.plan().places().lanes().near(), s.plan().places().lanes().head()));
            path.addAll(reader(s, to, before));
        }
        String key = cached ? "flight.disk" : "flight.direct";
        return Flights.flight(s, "flight:disk:" + index, e, e.lengthBytes(), path, key);
    }

    static Optional<Flight> copied(Setting s, Sketch to, Machine before, Copied e, int index) {
        var way = intoCache(s, found(s), pages(s, e)).reversed();
        var path = new ArrayList<>(way);
        if (!path.isEmpty()) {
            var lanes = s.plan().places().lanes();
            path.add(Flights.turn(lanes.near(), lanes.head()));
            path.addAll(WayIn.of(s, to, RingRequests.owner(before, e)));
        }
        return Flights.flight(s, "flight:copy:" + index, e, e.lengthBytes(), path, "flight.file");
    }

    /// The first of the pages that are copied; the file's first if they are not known.
    private static long found(Setting s) {
        return s.moment().news().stream()
                .filter(e -> e instanceof PageLookedUp l && l.outcome() == LookUp.PRESENT)
                .mapToLong(e -> ((PageLookedUp) e).page())
                .findFirst()
                .orElse(0);
    }

    /// How many pages a copy is about.
    private static long pages(Setting s, Copied e) {
        var files = s.machine().storage().files();
        return files.isEmpty() ? 1 : files.firstEntry().getValue().pages(e.lengthBytes());
    }

    /// From the lane beside the CPUs to the left end of the rows in which pages are.
    private static List<Box> intoCache(Setting s, long page, long count) {
        var first = PageCachePanel.place(s, page);
        var last = PageCachePanel.place(s, Math.max(page, page + count - 1));
        if (first == null) {
            return List.of();
        }
        double near = s.plan().places().lanes().near();
        double bottom = last == null ? first.bottom() : last.bottom();
        double y = (first.y() + bottom) / 2;
        double x = PageCachePanel.left(s);
        return List.of(Flights.turn(near, y), new Box(x, y - 1, 2, 2));
    }

    /// Into the buffer of whoever waits for the disk.
    private static List<Box> reader(Setting s, Sketch to, Machine before) {
        for (int tid : s.roster().tasks()) {
            boolean reads =
                    before.task(tid).map(t -> t.call() != null && t.buffer() != null).orElse(false);
            if (reads) {
                return WayIn.of(s, to, tid);
            }
        }
        return List.of();
    }
}
