package dev.ringside.tableau.stage;

import dev.ringside.machine.Signals;
import dev.ringside.machine.Signals.Pending;
import dev.ringside.machine.Signals.Sender;
import dev.ringside.story.words.Names;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.MapCells;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the kernel has of signals: the descriptors that send the program some, and those that are
/// pending in its control block. A signal leaves from here to the program ([UserStack]).
///
/// ```
///   ┌ signals of server ─────────────────┐
///   │ may send (O_ASYNC)                 │
///   │ [fd 24 → SIGRTMIN+1]               │
///   │ pending set                        │
///   │ [SIGRTMIN+1]                       │
///   └────────────────────────────────────┘
/// ```
final class SignalSet implements Contribution {
    private static final double CELL_HEIGHT_EM = 1.9;
    private static final double GAP_EM = 0.3;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.SIGNALS) {
            return;
        }
        var box = s.plan().places().mechanism();
        var places = EpollPlaces.of(box, s.plan().em());
        int tid = owner(s).orElse(0);
        var signals = Optional.ofNullable(s.machine().signals().get(tid));
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        String title = s.words().text("signals", "task", s.names().task(tid));
        String brief = s.words().text("signals.brief");
        to.heading(
                "signals:title",
                above,
                to.pen().fitting(above.width(), Face.BOLD, Pen.TEXT, title, brief),
                Face.BOLD,
                Pen.TEXT,
                false);
        to.add(
                new Figure("signals", Shape.CARD, box)
                        .tone(s.accentOr("signals", Tone.PLAIN))
                        .describe(title));
        caption(s, to, "signals:senders", places.interestTitle());
        caption(s, to, "signals:pending", places.readyTitle());
        senders(s, to, signals.map(Signals::senders).orElse(null), places.interests());
        pending(s, to, tid, signals.map(Signals::pending).orElse(null), places.ready());
    }

    /// The task that gets the signals: the first of the roster that asked for some.
    static Optional<Integer> owner(Setting s) {
        var tasks = s.roster().tasks();
        return tasks.stream()
                .filter(tid -> s.machine().signals().containsKey(tid))
                .findFirst()
                .or(() -> tasks.stream().findFirst());
    }

    private static void caption(Setting s, Sketch to, String id, Box box) {
        String text =
                to.pen()
                        .fitting(
                                box.width(),
                                Face.BOLD,
                                Pen.SMALL,
                                s.words().text(id.replace(':', '.')),
                                s.words().text(id.replace(':', '.') + ".brief"));
        to.add(
                new Figure(id + ":title", Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().middle(box, text, Face.BOLD, Pen.SMALL, true)));
    }

    private static void senders(
            Setting s, Sketch to, @Nullable Map<Integer, Sender> all, Box area) {
        double em = s.plan().em();
        double height = Math.min(CELL_HEIGHT_EM * em, area.height());
        var on =
                all == null
                        ? List.<Map.Entry<Integer, Sender>>of()
                        : all.entrySet().stream().filter(e -> e.getValue().on()).toList();
        if (on.isEmpty()) {
            vacant(
                    s,
                    to,
                    "signals:senders",
                    new Box(area.x(), area.y(), area.width(), height),
                    "empty");
            return;
        }
        double widest =
                on.stream()
                        .mapToDouble(
                                e -> to.pen().width(words(s, e), Face.BOLD, Pen.SMALL) * Pen.LEEWAY)
                        .max()
                        .orElse(0);
        var told = MapCells.of(area, widest + 0.8 * em, height, GAP_EM * em);
        boolean roomy = told.capacity() >= on.size();
        var cells = roomy ? told : MapCells.of(area, 3.4 * em, 1.5 * em, GAP_EM * em);
        int room = Math.max(1, cells.capacity());
        int shown = on.size() <= room ? on.size() : room - 1;
        var withBytes = Waiter.withBytes(s);
        var boxes = cells.in(area, Math.min(room, shown + 1));
        for (int i = 0; i < shown; i++) {
            var entry = on.get(i);
            String text = roomy ? words(s, entry) : Integer.toString(entry.getKey());
            to.add(
                    new Figure("sender:" + entry.getKey(), Shape.CELL, boxes.get(i))
                            .tone(withBytes.contains(entry.getKey()) ? Tone.BYTES : Tone.PLAIN)
                            .filled(withBytes.contains(entry.getKey()))
                            .layer(2)
                            .label(
                                    to.pen()
                                            .centred(
                                                    boxes.get(i),
                                                    text,
                                                    Face.BOLD,
                                                    Pen.SMALL,
                                                    false))
                            .describe(words(s, entry)));
        }
        if (shown < on.size()) {
            FdCell.more(s, to, "sender:more", boxes.getLast(), on.size() - shown);
        }
    }

    private static String words(Setting s, Map.Entry<Integer, Sender> entry) {
        return s.words()
                .text(
                        "signals.sender",
                        "fd",
                        entry.getKey(),
                        "signal",
                        Names.signal(entry.getValue().signal()));
    }

    private static void pending(
            Setting s, Sketch to, int tid, @Nullable List<Pending> pending, Box area) {
        boolean known = s.roster().coverage().signals();
        boolean none = pending == null || pending.isEmpty();
        vacant(s, to, "signals:pending", area, !known ? "unknown" : none ? "empty" : "");
        if (pending == null || none) {
            return;
        }
        double em = s.plan().em();
        var inside = Grid.inset(area, 0.3 * em);
        double widest =
                pending.stream()
                        .limit(64)
                        .mapToDouble(
                                p -> to.pen().width(Names.signal(p.signal()), Face.BOLD, Pen.SMALL))
                        .max()
                        .orElse(0);
        double width = Math.min(inside.width(), widest * Pen.LEEWAY + 1.2 * em);
        var cells = MapCells.of(inside, width, inside.height(), GAP_EM * em);
        int room = Math.max(1, cells.columns());
        int shown = pending.size() <= room ? pending.size() : room - 1;
        var boxes = cells.in(inside, Math.min(room, shown + 1));
        for (int i = 0; i < shown; i++) {
            var box = boxes.get(i);
            String name = Names.signal(pending.get(i).signal());
            to.add(
                    new Figure(id(tid, pending.get(i).number()), Shape.TOKEN, box)
                            .tone(Tone.ACCENT)
                            .filled(true)
                            .layer(3)
                            .label(to.pen().centred(box, name, Face.BOLD, Pen.SMALL, false))
                            .describe(s.words().text("signals.pending.describe", "signal", name)));
        }
        if (shown < pending.size()) {
            FdCell.more(s, to, "signals:more", boxes.getLast(), pending.size() - shown, 3);
        }
    }

    /// A signal keeps its identity on its way from the kernel to the program.
    static String id(int tid, int number) {
        return "signal:" + tid + ":" + number;
    }

    private static void vacant(Setting s, Sketch to, String id, Box box, String key) {
        String text = key.isEmpty() ? "" : s.words().text(key);
        to.add(
                new Figure(id, Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.SMALL, true)));
    }
}
