package dev.ringside.tableau.stage;

import dev.ringside.machine.Uring;
import dev.ringside.machine.Uring.Request;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The submission ring and the completion ring of an `io_uring` instance. They lie across the gate,
/// for program and kernel see the same memory: what goes through them makes no call.
///
/// A request keeps its identity: it slides down the submission ring, through [RingRequests], and up
/// the completion ring.
final class RingPair implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        if (!s.roster().mechanism().ofRings()) {
            return;
        }
        var ring = ring(s);
        var places = RingPlaces.of(s.plan());
        ring(s, to, places, "submissions", places.submissions());
        ring(s, to, places, "completions", places.completions());
        var down = places.slots(places.submissions(), s.plan().em()).reversed();
        var up = places.slots(places.completions(), s.plan().em());
        if (ring == null) {
            return;
        }
        entries(s, to, "submissions", ring.submissions(), down);
        entries(s, to, "completions", ring.completions(), up);
    }

    /// The first one; null as long as there is none.
    static @Nullable Uring ring(Setting s) {
        var rings = s.machine().urings();
        return rings.isEmpty() ? null : rings.firstEntry().getValue();
    }

    private static void ring(Setting s, Sketch to, RingPlaces places, String name, Box box) {
        double em = s.plan().em();
        String id = "ring:" + name;
        String key = "ring." + name;
        var head =
                new Box(
                        box.x() + 0.2 * em,
                        box.y() + 0.15 * em,
                        box.width() - 0.4 * em,
                        RingPlaces.TITLE_EM * em);
        var pen = to.pen();
        String title =
                pen.fitting(
                        head.width(),
                        Face.BOLD,
                        Pen.SMALL,
                        s.words().text(key),
                        s.words().text(key + ".short"),
                        s.words().text(key + ".brief"));
        boolean there = ring(s) != null;
        String shared =
                pen.fitting(
                        places.onGate(box).width(),
                        Face.REGULAR,
                        Pen.SMALL,
                        s.words().text(there ? "ring.shared" : "ring.none"),
                        s.words().text(there ? "ring.shared.brief" : "ring.none"));
        to.add(
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, there ? Tone.PLAIN : Tone.MUTED))
                        .layer(2)
                        .label(pen.centred(head, title, Face.BOLD, Pen.SMALL, false))
                        .label(
                                pen.centred(
                                        places.onGate(box), shared, Face.REGULAR, Pen.SMALL, true))
                        .describe(s.words().text(key + ".describe")));
    }

    private static void entries(
            Setting s, Sketch to, String name, List<Request> requests, List<Box> slots) {
        int room = slots.size();
        int shown = requests.size() <= room ? requests.size() : room - 1;
        for (int i = 0; i < shown; i++) {
            entry(s, to, requests.get(i), name, i, slots.get(i));
        }
        for (int i = shown; i < room && requests.size() <= room; i++) {
            to.add(
                    new Figure("ring:" + name + ":slot:" + i, Shape.SLOT, slots.get(i))
                            .tone(Tone.MUTED)
                            .layer(3));
        }
        if (requests.size() > room && room > 0) {
            FdCell.more(
                    s, to, "ring:" + name + ":more", slots.getLast(), requests.size() - shown, 3);
        }
    }

    private static void entry(
            Setting s, Sketch to, Request request, String name, int place, Box box) {
        var inside = Grid.inset(box, 0.3 * s.plan().em());
        Integer result = request.result();
        boolean done = result != null;
        String about = RingRequests.words(request);
        String brief = request.fd() < 0 ? about : "fd " + request.fd();
        String full = done ? brief + " → " + result : about;
        String shortest = done ? "→ " + result : brief;
        String text = to.pen().fitting(inside.width(), Face.BOLD, Pen.SMALL, full, shortest);
        String key = done ? "request.completed" : "request.prepared";
        to.add(
                new Figure(RingRequests.id(s, request, name + place), Shape.TOKEN, box)
                        .tone(done ? Tone.BYTES : Tone.USER_MODE)
                        .filled(true)
                        .layer(3)
                        .label(to.pen().centred(inside, text, Face.BOLD, Pen.SMALL, false))
                        .describe(
                                s.words()
                                        .text(
                                                key,
                                                "request",
                                                about,
                                                "result",
                                                result == null ? "" : result)));
    }
}
