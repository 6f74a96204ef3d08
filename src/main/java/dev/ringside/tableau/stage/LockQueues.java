package dev.ringside.tableau.stage;

import dev.ringside.story.words.Names;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// What the kernel has of locks: a wait queue for each address at which somebody waits. It knows
/// neither the lock nor its owner. That a task stands there follows from its call.
///
/// ```
///   Futex wait queue of lock A
///   ┌ address 0x7f32a40085c0        ┐
///   │ [PCB worker 2]                │
///   └───────────────────────────────┘
/// ```
final class LockQueues implements Contribution {
    private static final double LINE_EM = 1.6;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().agenda() != Agenda.LOCKS) {
            return;
        }
        var last = s.moment().story().last();
        var names = LockPlaces.names(last);
        for (int i = 0; i < names.size(); i++) {
            var lock = last.userSpace().shared().locks().get(names.get(i));
            if (lock != null) {
                queue(s, to, lock.name(), lock.address(), i);
            }
        }
    }

    private static void queue(Setting s, Sketch to, String name, String address, int number) {
        double em = s.plan().em();
        var card = LockPlaces.card(s.plan(), number);
        var above = new Box(card.x(), card.y() - s.plan().title(), card.width(), s.plan().title());
        String title = s.words().text("lock.queue", "lock", name);
        String brief = s.words().text("lock.queue.brief", "lock", name);
        to.heading(
                "lockqueue:" + name + ":title",
                above,
                to.pen().fitting(above.width(), Face.BOLD, Pen.TEXT, title, brief),
                Face.BOLD,
                Pen.TEXT,
                false);
        var inside = Grid.inset(card, 0.7 * em);
        var line = new Box(inside.x(), inside.y(), inside.width(), LINE_EM * em);
        var second = new Box(inside.x(), line.bottom(), inside.width(), LINE_EM * em);
        boolean roomy = second.bottom() < LockPlaces.queue(s.plan(), number).y();
        to.add(
                new Figure("lockqueue:" + name + ":card", Shape.CARD, card)
                        .tone(s.accentOr("lockqueue:" + name, Tone.PLAIN))
                        .label(
                                to.pen()
                                        .middle(
                                                line,
                                                to.pen()
                                                        .fitting(
                                                                line.width(),
                                                                Face.MONO,
                                                                Pen.TEXT,
                                                                s.words()
                                                                        .text(
                                                                                "lock.address",
                                                                                "address",
                                                                                address),
                                                                Names.address(address)),
                                                Face.MONO,
                                                Pen.TEXT,
                                                false))
                        .label(
                                to.pen()
                                        .middle(
                                                second,
                                                roomy
                                                        ? to.pen()
                                                                .fitting(
                                                                        second.width(),
                                                                        Face.REGULAR,
                                                                        Pen.SMALL,
                                                                        s.words()
                                                                                .text(
                                                                                        "lock.address.why"),
                                                                        "")
                                                        : "",
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                true))
                        .describe(title));
        slots(s, to, name, title, LockPlaces.queue(s.plan(), number));
    }

    private static void slots(Setting s, Sketch to, String name, String title, Box area) {
        var waiting = s.standing().locks().getOrDefault(name, List.of());
        var cells = Standing.cells(area, waiting.size(), 1, s.plan());
        var taken = cells.subList(0, Standing.placed(waiting.size(), cells));
        boolean known = s.roster().coverage().switches();
        String description =
                s.words().text("place.describe", "place", title, "count", waiting.size());
        new Slots(
                        "lockqueue:" + name,
                        cells,
                        taken,
                        waiting.size() - taken.size(),
                        true,
                        known,
                        description)
                .draw(s, to);
    }
}
