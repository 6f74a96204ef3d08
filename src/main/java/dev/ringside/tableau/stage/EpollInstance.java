package dev.ringside.tableau.stage;

import dev.ringside.machine.Epoll;
import dev.ringside.machine.Interest;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.MapCells;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// An epoll instance in the kernel: its interest list and its ready list. The kernel keeps the
/// interest list between calls; no call copies it. [WaitQueues] draws its wait queue.
final class EpollInstance implements Contribution {
    private static final double CELL_WIDTH_EM = 3.8;
    private static final double CELL_HEIGHT_EM = 2.6;

    /// The height of a cell without room for the events.
    private static final double LOW_EM = 1.5;

    private static final double GAP_EM = 0.3;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.EPOLL) {
            return;
        }
        var endpoint = s.roster().epoll();
        var epoll = endpoint == null ? null : s.machine().epolls().get(endpoint.object());
        if (endpoint != null && epoll == null) {
            missing(s, to);
            return;
        }
        var places = EpollPlaces.of(s.plan().places().mechanism(), s.plan().em());
        instance(s, to, endpoint);
        titles(s, to, places, endpoint, epoll);
        interests(s, to, epoll, places.interests());
        ready(s, to, epoll, places.ready());
    }

    /// Before it is made, and after it was closed, nothing but its place is there.
    private static void missing(Setting s, Sketch to) {
        var box = s.plan().places().mechanism();
        title(s, to, s.words().text("epoll.unknown"), true);
        vacant(to, "epoll", box, s.words().text("epoll.none"));
    }

    /// Whether the kernel has the instance, or nothing is recorded of it.
    static boolean there(Setting s) {
        var endpoint = s.roster().epoll();
        return endpoint == null || s.machine().epolls().containsKey(endpoint.object());
    }

    private static void title(Setting s, Sketch to, String text, boolean muted) {
        var box = s.plan().places().mechanism();
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        to.heading("epoll:title", above, text, Face.BOLD, Pen.TEXT, muted);
    }

    private static void instance(Setting s, Sketch to, @Nullable Endpoint endpoint) {
        var box = s.plan().places().mechanism();
        String fd = endpoint == null ? "" : Integer.toString(endpoint.fd());
        String title =
                endpoint == null
                        ? s.words().text("epoll.unknown")
                        : s.words().text("epoll", "fd", fd);
        title(s, to, title, false);
        to.add(
                new Figure("epoll", Shape.CARD, box)
                        .tone(s.accentOr("epoll", Tone.PLAIN))
                        .describe(s.words().text("epoll.describe")));
    }

    private static void titles(
            Setting s,
            Sketch to,
            EpollPlaces places,
            @Nullable Endpoint endpoint,
            @Nullable Epoll epoll) {
        boolean there = endpoint != null;
        int count = epoll == null ? 0 : epoll.interests().size();
        var pen = to.pen();
        String events = epoll == null ? "" : commonEvents(epoll);
        String interest =
                pen.fitting(
                        places.interestTitle().width(),
                        Face.BOLD,
                        Pen.SMALL,
                        s.words().text("epoll.interests", "count", count) + events,
                        s.words().text("epoll.interests.brief") + events,
                        s.words().text("epoll.interests.brief"));
        heading(
                to,
                "epoll:interests",
                places.interestTitle(),
                there ? interest : s.words().text("unknown"));
        heading(to, "epoll:ready", places.readyTitle(), s.words().text("epoll.ready"));
    }

    /// The events that are wanted, where that is the same for all.
    private static String commonEvents(Epoll epoll) {
        var all = epoll.interests().values().stream().map(Interest::events).distinct().limit(2);
        var events = all.toList();
        boolean same = events.size() == 1 && !events.getFirst().isEmpty();
        return same ? " · " + events.getFirst().replace("|", " ") : "";
    }

    private static void heading(Sketch to, String id, Box box, String text) {
        to.add(
                new Figure(id + ":title", Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().middle(box, text, Face.BOLD, Pen.SMALL, true)));
    }

    private static void interests(Setting s, Sketch to, @Nullable Epoll epoll, Box area) {
        double em = s.plan().em();
        if (epoll == null || epoll.interests().isEmpty()) {
            double height = Math.min(CELL_HEIGHT_EM * em, area.height());
            var line = new Box(area.x(), area.y(), area.width(), height);
            empty(s, to, "epoll:interests", line);
            return;
        }
        double height = Math.min(CELL_HEIGHT_EM * em, area.height());
        var cells = MapCells.of(area, CELL_WIDTH_EM * em, height, GAP_EM * em);
        var wide = wide(to.pen(), epoll, area, em);
        boolean told = wide.capacity() >= epoll.interests().size();
        if (told) {
            cells = wide;
        } else if (cells.capacity() < epoll.interests().size()) {
            int longest = epoll.interests().lastKey();
            cells = MapCells.of(area, longest, Math.min(LOW_EM * em, area.height()), em);
        }
        int room = Math.max(1, cells.capacity());
        var shown = shown(s, epoll, room);
        var boxes = cells.in(area, Math.min(room, shown.size() + 1));
        for (int i = 0; i < shown.size(); i++) {
            var interest = epoll.interests().get(shown.get(i));
            if (interest != null) {
                interest(s, to, interest, epoll.isReady(interest.fd()), told, boxes.get(i));
            }
        }
        int hidden = epoll.interests().size() - shown.size();
        if (hidden > 0) {
            FdCell.more(s, to, "epoll:more", boxes.getLast(), hidden);
        }
    }

    /// Cells with room for what is waited for, which is not the same at each descriptor. None if
    /// the title says it for all of them.
    private static MapCells wide(Pen pen, Epoll epoll, Box area, double em) {
        if (epoll.interests().size() < 2 || !commonEvents(epoll).isEmpty()) {
            return new MapCells(0, 0, 0, 0, 0);
        }
        double widest = 0;
        for (var interest : epoll.interests().values()) {
            widest = Math.max(widest, pen.width(words(interest), Face.BOLD, Pen.SMALL));
        }
        double width = widest * Pen.LEEWAY + 0.8 * em;
        return MapCells.of(area, width, Math.min(LOW_EM * em, area.height()), GAP_EM * em);
    }

    private static String words(Interest interest) {
        return interest.fd() + "  " + interest.events().replace("|", " ");
    }

    /// The entries that are shown: all, or those that are ready or have bytes, and the first ones.
    private static List<Integer> shown(Setting s, Epoll epoll, int room) {
        var all = epoll.interests();
        if (all.size() <= room) {
            return List.copyOf(all.keySet());
        }
        var shown = new TreeSet<Integer>();
        Stream.of(epoll.ready(), Waiter.withBytes(s))
                .flatMap(List::stream)
                .filter(all::containsKey)
                .distinct()
                .limit(room - 1L)
                .forEach(shown::add);
        for (var first = all.keySet().iterator(); shown.size() < room - 1; ) {
            shown.add(first.next());
        }
        return List.copyOf(shown);
    }

    /// @param told whether it says in a line what is waited for
    private static void interest(
            Setting s, Sketch to, Interest interest, boolean ready, boolean told, Box box) {
        double side = 0.2 * s.plan().em();
        var inside = new Box(box.x() + side, box.y(), box.width() - 2 * side, box.height());
        String fd = Integer.toString(interest.fd());
        String events = interest.events().replace("|", " ");
        to.add(
                new Figure("interest:" + fd, Shape.CELL, box)
                        .tone(ready ? Tone.BYTES : Tone.PLAIN)
                        .layer(2)
                        .labels(
                                told
                                        ? List.of(line(to.pen(), inside, words(interest)))
                                        : centred(to.pen(), inside, fd, events))
                        .describe(
                                s.words()
                                        .text(
                                                "interest.describe",
                                                "fd",
                                                fd,
                                                "events",
                                                interest.events())));
    }

    private static Label line(Pen pen, Box box, String text) {
        return pen.centred(box, text, Face.BOLD, Pen.SMALL, false);
    }

    private static List<Label> centred(Pen pen, Box box, String fd, String events) {
        return events.isEmpty() || box.height() < 2 * pen.em()
                ? List.of(pen.centred(box, fd, Face.BOLD, Pen.SMALL, false))
                : pen.twoLines(box, fd, events, Align.CENTER);
    }

    private static void empty(Setting s, Sketch to, String id, Box box) {
        vacant(to, id, box, s.words().text("empty"));
    }

    private static void vacant(Sketch to, String id, Box box, String text) {
        to.add(
                new Figure(id, Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.SMALL, true)));
    }

    /// The ready list is shown dashed: no tracepoint reports it.
    private static void ready(Setting s, Sketch to, @Nullable Epoll epoll, Box area) {
        double em = s.plan().em();
        List<Integer> ready = epoll == null ? List.of() : epoll.ready();
        vacant(to, "epoll:ready", area, ready.isEmpty() ? s.words().text("empty") : "");
        if (ready.isEmpty()) {
            return;
        }
        var inside = Grid.inset(area, 0.35 * em);
        int longest = ready.stream().mapToInt(i -> i).max().orElse(0);
        var cells = MapCells.of(inside, longest, inside.height(), em);
        int room = Math.max(1, cells.columns());
        int count = ready.size() <= room ? ready.size() : room - 1;
        var boxes = cells.in(inside, Math.min(room, count + 1));
        for (int i = 0; i < count; i++) {
            int fd = ready.get(i);
            to.add(
                    FdCell.READY
                            .figure("ready:" + fd, boxes.get(i))
                            .inferred(true)
                            .layer(3)
                            .label(
                                    to.pen()
                                            .centred(
                                                    boxes.get(i),
                                                    Integer.toString(fd),
                                                    Face.BOLD,
                                                    1,
                                                    false))
                            .describe(s.words().text("ready.describe", "fd", fd)));
        }
        if (ready.size() > count) {
            FdCell.more(s, to, "ready:more", boxes.getLast(), ready.size() - count, 3);
        }
    }
}
