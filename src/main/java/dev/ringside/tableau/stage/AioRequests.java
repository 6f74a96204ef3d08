package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.userspace.AioRequest;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.trace.Woken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The control blocks of asynchronous requests, each on the card of the thread of the library that
/// makes the call for it; an arrow leads there from the program's own card, and back when that
/// thread wakes the program.
///
/// ```
///   server ──▶ helper 1        BLOCKED
///              [ EINPROGRESS          ]
///              [ request for fd 24    ]
/// ```
final class AioRequests implements Contribution {
    private static final double HIGH_EM = 3.1;
    private static final double ABOVE_EM = 3.1;
    private static final double LEAST_EM = 1.6;
    private static final double BESIDE_EM = 1.8;
    private static final double NARROWEST_EM = 6;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().agenda() != Agenda.REQUESTS) {
            return;
        }
        int owner = s.roster().tasks().getFirst();
        var aio = s.machine().userSpace().aio(owner);
        var helpers = helpers(s, owner);
        Set<Integer> taken = new HashSet<>();
        List<AioRequest> listed = new ArrayList<>();
        for (var request : aio.requests().values()) {
            if (helpers.contains(request.helper())) {
                taken.add(request.helper());
                request(s, to, owner, request, s.roster().tasks().indexOf(request.helper()));
            } else {
                listed.add(request);
            }
        }
        for (int helper : helpers) {
            if (taken.contains(helper)) {
                continue;
            }
            int place = s.roster().tasks().indexOf(helper);
            if (!listed.isEmpty()) {
                request(s, to, owner, listed.removeFirst(), place);
            } else if (to.has("task:" + helper) && !hasBuffer(s, helper)) {
                nothing(s, to, place);
            }
        }
    }

    private static boolean hasBuffer(Setting s, int helper) {
        return s.machine().task(helper).map(Task::buffer).isPresent();
    }

    /// The tasks beside the program's own that have, or will have, a place in its process.
    private static List<Integer> helpers(Setting s, int owner) {
        return s.roster().groups().stream()
                .filter(group -> group.contains(owner))
                .flatMap(List::stream)
                .filter(task -> task != owner)
                .toList();
    }

    private static void request(Setting s, Sketch to, int owner, AioRequest request, int place) {
        var box = box(s, to.pen(), place);
        if (box.height() < LEAST_EM * s.plan().em()) {
            return;
        }
        boolean returned = !request.inProgress();
        String strong =
                returned
                        ? s.words().text("aio.result", "result", request.result())
                        : s.words().text("aio.progress");
        String weak = weak(s, to.pen(), owner, request, box);
        to.add(
                new Figure(id(request), Shape.CELL, box)
                        .tone(returned ? Tone.BYTES : Tone.ACCENT)
                        .filled(returned)
                        .layer(3)
                        .labels(labels(s, to.pen(), request, strong, weak, box, place))
                        .describe(strong + ": " + weak));
        arrow(s, to, owner, request, place, box);
    }

    private static List<Label> labels(
            Setting s,
            Pen pen,
            AioRequest request,
            String strong,
            String weak,
            Box box,
            int place) {
        var inside = inset(box, pen);
        if (roomy(s, place)) {
            return pen.twoLines(inside, strong, weak, Align.CENTER);
        }
        String said =
                pen.fitting(
                        inside.width(),
                        Face.BOLD,
                        Pen.SMALL,
                        "fd " + request.fd() + ": " + strong,
                        strong,
                        "");
        return List.of(pen.centred(inside, said, Face.BOLD, Pen.SMALL, false));
    }

    /// Whose it is, and what about; who has not looked yet.
    private static String weak(Setting s, Pen pen, int owner, AioRequest request, Box box) {
        String task = s.names().task(owner);
        String key =
                switch (request.state()) {
                    case LISTED -> "aio.listed";
                    case IN_CALL -> "aio.inCall";
                    case RETURNED -> "aio.returned";
                    case KNOWN -> "aio.known";
                };
        double width = inset(box, pen).width();
        return pen.fitting(
                width,
                Face.REGULAR,
                Pen.SMALL,
                s.words().text(key, "task", task, "fd", request.fd()),
                s.words().text("aio.brief", "fd", request.fd()),
                "");
    }

    private static void nothing(Setting s, Sketch to, int place) {
        var box = box(s, to.pen(), place);
        if (box.height() >= LEAST_EM * s.plan().em()) {
            Bench.slot(to, "aio:none:" + place, box, s.words().text("aio.none"));
        }
    }

    /// The lower part of a card; on a small one, beside the state.
    private static Box box(Setting s, Pen pen, int place) {
        var inside = s.plan().insideCard(place);
        double em = s.plan().em();
        if (!roomy(s, place)) {
            double x = inside.x() + TaskCards.widestPill(s, pen) + 0.8 * em;
            double width = inside.right() - x;
            double high = width < NARROWEST_EM * em ? 0 : LEAST_EM * em;
            return new Box(x, inside.y() + BESIDE_EM * em, width, high);
        }
        double high = Math.min(HIGH_EM * em, inside.height() - ABOVE_EM * em);
        return new Box(inside.x(), inside.bottom() - high, inside.width(), high);
    }

    private static boolean roomy(Setting s, int place) {
        return s.plan().roomy(s.plan().above().cards().get(place));
    }

    /// To the card beside the program's own, or back from there.
    private static void arrow(
            Setting s, Sketch to, int owner, AioRequest request, int place, Box box) {
        if (place != 1 || !roomy(s, place)) {
            return;
        }
        var card = s.plan().above().cards().getFirst();
        var program = new Link.Point(card.right(), box.centerY());
        var block = new Link.Point(box.x(), box.centerY());
        boolean back = wakes(s, owner, request.helper());
        if (!request.inProgress() && !back) {
            return;
        }
        String key = back ? "aio.wakes.describe" : "aio.handed.describe";
        to.add(
                new Link(
                        id(request) + ":way",
                        back ? List.of(block, program) : List.of(program, block),
                        back ? Tone.BYTES : Tone.ACCENT,
                        !back,
                        true,
                        s.words().text(key, "task", s.names().task(owner))));
    }

    private static boolean wakes(Setting s, int owner, int helper) {
        return s.moment().news().stream()
                .anyMatch(e -> e instanceof Woken w && w.task() == owner && w.at().tid() == helper);
    }

    private static String id(AioRequest request) {
        return "aio:" + request.number();
    }

    private static Box inset(Box box, Pen pen) {
        double side = 0.4 * pen.em();
        return new Box(box.x() + side, box.y(), box.width() - 2 * side, box.height());
    }
}
