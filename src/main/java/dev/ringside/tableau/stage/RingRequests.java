package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.Uring;
import dev.ringside.machine.Uring.Doing;
import dev.ringside.machine.Uring.Request;
import dev.ringside.machine.storage.Page;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.trace.Copied;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringWay;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What the kernel has taken out of a submission ring and not answered yet: what each request waits
/// for, or whose work it is. A line leads from those that wait to the receive queue where they have
/// left a callback; it is an arrow back when the callback is called.
final class RingRequests implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        if (!s.roster().mechanism().ofRings()) {
            return;
        }
        var ring = RingPair.ring(s);
        var places = RingPlaces.of(s.plan());
        box(s, to, places);
        if (ring == null || ring.inFlight().isEmpty()) {
            nothing(s, to, places);
        } else {
            requests(s, to, ring, places);
            callbacks(s, to, ring, places);
        }
        foot(s, to, places);
    }

    /// `RECV fd 7`, as far as it is recorded.
    static String words(Request request) {
        String op = request.op().isEmpty() ? "?" : request.op();
        return request.fd() < 0 ? op : op + " fd " + request.fd();
    }

    /// The identity of a request's token. Where a program has several of one name at once, only the
    /// first of them keeps it.
    static String id(Setting s, Request request, String place) {
        var ring = RingPair.ring(s);
        boolean alone = ring == null || count(ring, request.id()) <= 1;
        return alone ? "request:" + request.id() : "request:" + request.id() + ":" + place;
    }

    private static long count(Uring ring, long id) {
        return ring.submissions().stream().filter(r -> r.id() == id).count()
                + ring.completions().stream().filter(r -> r.id() == id).count()
                + (ring.inFlight().containsKey(id) ? 1 : 0);
    }

    private static void box(Setting s, Sketch to, RingPlaces places) {
        var title = places.title(s.plan());
        String text =
                to.pen()
                        .fitting(
                                title.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                s.words().text("ring.kernel"),
                                s.words().text("ring.kernel.brief"));
        to.heading("ring:kernel:title", title, text, Face.BOLD, Pen.TEXT, false);
        to.add(
                new Figure("ring:kernel", Shape.CARD, places.kernel())
                        .tone(s.accentOr("ring:kernel", Tone.PLAIN))
                        .describe(s.words().text("ring.kernel.describe")));
    }

    private static void nothing(Setting s, Sketch to, RingPlaces places) {
        var cell = places.requests(1, s.plan().em()).getFirst();
        to.add(
                new Figure("ring:kernel:empty", Shape.SLOT, cell)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(
                                to.pen()
                                        .centred(
                                                cell,
                                                s.words().text("ring.kernel.empty"),
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                true)));
    }

    private static void requests(Setting s, Sketch to, Uring ring, RingPlaces places) {
        var all = List.copyOf(ring.inFlight().values());
        var cells = places.requests(all.size(), s.plan().em());
        int shown = all.size() <= cells.size() ? all.size() : cells.size() - 1;
        for (int i = 0; i < shown; i++) {
            request(s, to, all.get(i), cells.get(i));
        }
        if (all.size() > shown) {
            FdCell.more(s, to, "ring:kernel:more", cells.getLast(), all.size() - shown, 3);
        }
    }

    private static void request(Setting s, Sketch to, Request request, Box box) {
        double em = s.plan().em();
        boolean waits = request.doing() == Doing.ARMED || waitsForPage(s, request);
        var inside = new Box(box.x() + 0.8 * em, box.y(), box.width() - 1.1 * em, box.height());
        String name =
                to.pen()
                        .fitting(
                                inside.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                words(request),
                                "fd " + request.fd());
        String doing = doing(s, request, "");
        String brief =
                to.pen()
                        .fitting(
                                inside.width(),
                                Face.REGULAR,
                                Pen.SMALL,
                                doing,
                                doing(s, request, ".brief"),
                                "");
        to.add(
                new Figure(id(s, request, "kernel"), Shape.TOKEN, box)
                        .tone(waits ? Tone.BLOCKED : Tone.KERNEL_MODE)
                        .filled(!waits)
                        .hatched(waits)
                        .layer(3)
                        .labels(to.pen().twoLines(inside, name, brief, Align.LEFT))
                        .describe(words(request) + ": " + doing));
    }

    /// Whether what was tried has to wait for a disk: pages of a file have a place, but no
    /// contents, or whoever asked has not been told that they have.
    private static boolean waitsForPage(Setting s, Request request) {
        var files = s.machine().storage().files().values();
        return request.doing() == Doing.TAKEN
                && !files.isEmpty()
                && (asker(s).filter(t -> t.state().blocked()).isPresent()
                        || files.stream().anyMatch(f -> f.pages().count(Page::awaited) > 0));
    }

    /// Whether the call that tried it is over, and the one that waits works off what was left.
    private static boolean goesOn(Setting s, Request request) {
        return request.doing() == Doing.TAKEN
                && asker(s).map(Task::call)
                        .filter(call -> call.args().number("to_submit").orElse(1) == 0)
                        .isPresent();
    }

    /// Who puts requests into the ring.
    private static Optional<Task> asker(Setting s) {
        var ring = RingPair.ring(s);
        return ring == null ? Optional.empty() : s.machine().task(ring.owner());
    }

    private static String doing(Setting s, Request request, String form) {
        String key =
                switch (request.doing()) {
                    case PREPARED, TAKEN -> tried(s, request);
                    case ARMED -> "request.armed";
                    case LISTED -> "request.listed";
                    case HANDED -> "request.handed";
                    case COMPLETED -> "request.done";
                };
        return s.words().text(key + form, "fd", request.fd(), "task", worksOff(s, request));
    }

    private static String tried(Setting s, Request request) {
        if (waitsForPage(s, request)) {
            return "request.paged";
        }
        return goesOn(s, request) ? "request.listed" : "request.taken";
    }

    /// Who works a list off: the kernel's own thread if it took the request, else who asked.
    private static String worksOff(Setting s, Request request) {
        var ring = RingPair.ring(s);
        int owner = ring == null ? -1 : ring.owner();
        int tid = request.byPoller() ? poller(s, owner) : owner;
        return s.names().task(tid);
    }

    private static int poller(Setting s, int owner) {
        return s.machine().observed().stream()
                .filter(t -> t.who().ofKernel())
                .map(Task::tid)
                .findFirst()
                .orElse(owner);
    }

    private static void foot(Setting s, Sketch to, RingPlaces places) {
        var foot = places.foot(s.plan().em());
        if (hasThread(s.moment().story().last())) {
            thread(s, to, places);
            return;
        }
        var ring = RingPair.ring(s);
        boolean waits =
                ring != null
                        && ring.inFlight().values().stream()
                                .anyMatch(r -> r.doing() == Doing.ARMED);
        if (!waits) {
            return;
        }
        String text =
                to.pen()
                        .fitting(
                                foot.width(),
                                Face.REGULAR,
                                Pen.SMALL,
                                s.words().text("ring.foot"),
                                s.words().text("ring.foot.brief"),
                                "");
        if (!text.isEmpty()) {
            to.caption("ring:foot", foot, text);
        }
    }

    private static boolean hasThread(Machine machine) {
        return machine.observed().stream().anyMatch(t -> t.who().ofKernel());
    }

    /// The place of a thread that works for the ring, while it is elsewhere or not there.
    private static void thread(Setting s, Sketch to, RingPlaces places) {
        for (var cell : places.workers(1, s.plan())) {
            if (!s.standing().boxes().containsValue(cell)) {
                String text = s.words().text(worker(s.machine()));
                to.add(
                        new Figure("ring:worker", Shape.SLOT, cell)
                                .tone(Tone.MUTED)
                                .layer(2)
                                .label(to.pen().centred(cell, text, Face.REGULAR, 1, true)));
            }
        }
    }

    private static String worker(Machine machine) {
        if (!hasThread(machine)) {
            return "ring.worker.none";
        }
        boolean seen =
                machine.observed().stream()
                        .anyMatch(t -> t.who().ofKernel() && t.state() != TaskState.UNKNOWN);
        return seen ? "ring.worker.awake" : "ring.worker.new";
    }

    private static void callbacks(Setting s, Sketch to, Uring ring, RingPlaces places) {
        for (var request : ring.inFlight().values()) {
            boolean called =
                    s.moment().news().stream()
                            .anyMatch(e ->
                                    e instanceof UringRan r
                                            && r.request() == request.id()
                                            && r.how() == UringWay.TASK_WORK);
            boolean waits = request.doing() == Doing.ARMED;
            var object = object(s, ring, request.fd());
            int place = object == null ? -1 : s.shown().place(object);
            if (place >= 0 && object != null && (waits || called)) {
                var queue = s.plan().places().sockets().get(place).receive();
                var way = way(s, queue, places.kernel());
                to.add(
                        new Link(
                                "armed:" + request.id(),
                                called ? way.reversed() : way,
                                called ? Tone.BYTES : Tone.BLOCKED,
                                false,
                                called,
                                s.words().text("request.callback", "fd", request.fd())));
            }
        }
    }

    private static @Nullable Long object(Setting s, Uring ring, int fd) {
        return s.machine()
                .task(ring.owner())
                .flatMap((Task t) -> s.machine().object(t, fd))
                .orElse(null);
    }

    /// The task for whose request a copy is; that of the copy itself, if it is for none.
    static int owner(Machine before, Copied copied) {
        Integer fd = copied.fd();
        for (var ring : before.urings().values()) {
            if (fd != null && ring.about(fd) != null && ring.owner() >= 0) {
                return ring.owner();
            }
        }
        int tid = copied.at().tid();
        return before.userSpace().ownerOf(tid).orElse(tid);
    }

    /// From the box of requests beside the lane of bytes to below a receive queue, and up to it.
    private static List<Point> way(Setting s, Box queue, Box kernel) {
        var lanes = s.plan().places().lanes();
        double x = queue.x() + Math.min(2 * lanes.step(), queue.width() / 4);
        double y = lanes.below(queue);
        double aside = lanes.side() - lanes.step();
        double from = kernel.y() + 1.9 * s.plan().em();
        return List.of(
                new Point(kernel.right(), from),
                new Point(aside, from),
                new Point(aside, y),
                new Point(x, y),
                new Point(x, queue.bottom()));
    }
}
