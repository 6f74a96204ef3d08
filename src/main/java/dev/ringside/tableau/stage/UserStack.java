package dev.ringside.tableau.stage;

import dev.ringside.machine.Signals;
import dev.ringside.machine.Signals.Taken;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.story.words.Names;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a program that gets signals does meanwhile, and how one interrupts it: on its card, its own
/// work, and above that the frame of a handler while that runs, or what came with a signal that was
/// taken.
///
/// ```
///   ┌ user stack ───────────────────────┐
///   │ [handler frame: saved registers ] │   put there by the kernel
///   │ [computes: 26054 prime numbers  ] │
///   └───────────────────────────────────┘
/// ```
final class UserStack implements Contribution {
    private static final double LINE_EM = 1.5;
    private static final double GAP_EM = 0.4;

    /// From this height on there is room for large letters.
    private static final double HIGH_EM = 4;

    @Override
    public void draw(Setting s, Sketch to) {
        var memory = s.plan().above().memory();
        boolean other = s.roster().agenda().there(); // its place on the card is taken
        if (s.roster().mechanism() != Mechanism.SIGNALS || other || !Places.there(memory)) {
            return;
        }
        int tid = SignalSet.owner(s).orElse(0);
        if (s.roster().tasks().indexOf(tid) != 0) {
            return; // the memory is the first task's
        }
        var task = s.machine().task(tid).orElse(null);
        var signals = s.machine().signals().get(tid);
        if (task == null || signals == null) {
            return;
        }
        double em = s.plan().em();
        var title = new Box(memory.x(), memory.y(), memory.width(), LINE_EM * em);
        to.caption("stack:title", title, s.words().text("stack"));
        var body =
                new Box(
                        memory.x(),
                        title.bottom() + 0.2 * em,
                        memory.width(),
                        memory.bottom() - title.bottom() - 0.2 * em);
        var taken = newest(signals);
        if (taken == null) {
            work(s, to, task, signals, body);
        } else {
            var parts = Grid.cells(body, GAP_EM * em, 1, 2);
            top(s, to, tid, taken, parts.get(0));
            work(s, to, task, signals, parts.get(1));
        }
    }

    private static @Nullable Taken newest(Signals signals) {
        return signals.taken().isEmpty() ? null : signals.taken().getLast();
    }

    private static void top(Setting s, Sketch to, int tid, Taken taken, Box box) {
        String signal = Names.signal(taken.signal());
        String key =
                taken.inHandler()
                        ? "stack.frame"
                        : taken.fd() == null ? "stack.noted.unseen" : "stack.noted";
        String strong =
                s.words().text(key, "signal", signal, "fd", taken.fd() == null ? "" : taken.fd());
        String weak = s.words().text(taken.inHandler() ? "stack.frame.why" : "stack.noted.why");
        to.add(
                new Figure(SignalSet.id(tid, taken.number()), Shape.CELL, box)
                        .tone(Tone.ACCENT)
                        .filled(taken.inHandler())
                        .layer(3)
                        .labels(to.pen().twoLines(inset(box, to.pen()), strong, weak, Align.CENTER))
                        .describe(strong + ": " + weak));
    }

    private static void work(Setting s, Sketch to, Task task, Signals signals, Box box) {
        boolean computes =
                signals.computes()
                        && signals.handler() == null
                        && task.call() == null
                        && task.state() == TaskState.RUNNING;
        String found = s.words().text("stack.found", "found", signals.found());
        String strong =
                s.words()
                        .text(
                                computes
                                        ? "stack.computes"
                                        : signals.computes() ? "stack.halted" : "stack.rests");
        to.add(
                new Figure("work", Shape.CELL, box)
                        .tone(computes ? Tone.USER_MODE : Tone.MUTED)
                        .filled(computes)
                        .layer(2)
                        .labels(
                                lines(
                                        to.pen(),
                                        inset(box, to.pen()),
                                        strong,
                                        found,
                                        s.words()
                                                .text(
                                                        "stack.found.brief",
                                                        "found",
                                                        signals.found())))
                        .describe(strong + ", " + found));
    }

    /// Larger where there is room.
    private static List<Label> lines(Pen pen, Box box, String strong, String found, String brief) {
        String small = pen.fitting(box.width(), Face.REGULAR, Pen.SMALL, found, brief);
        if (box.height() < HIGH_EM * pen.em()) {
            return pen.twoLines(box, strong, small, Align.CENTER);
        }
        String large = pen.fitting(box.width(), Face.BOLD, Pen.NAME, strong, "");
        return large.isEmpty()
                ? pen.twoLines(box, strong, small, Align.CENTER)
                : List.of(
                        pen.line(box, 0.32, large, Face.BOLD, Pen.NAME, Align.CENTER, false),
                        pen.line(
                                box,
                                0.7,
                                pen.fitting(box.width(), Face.BOLD, Pen.STRONG, found, brief),
                                Face.BOLD,
                                Pen.STRONG,
                                Align.CENTER,
                                false));
    }

    private static Box inset(Box box, Pen pen) {
        double side = 0.4 * pen.em();
        return new Box(box.x() + side, box.y(), box.width() - 2 * side, box.height());
    }
}
