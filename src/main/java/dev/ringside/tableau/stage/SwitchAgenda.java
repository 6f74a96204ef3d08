package dev.ringside.tableau.stage;

import dev.ringside.machine.handover.Handover;
import dev.ringside.machine.handover.Handover.Mark;
import dev.ringside.machine.handover.Handovers.Cost;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.Left;
import dev.ringside.trace.Measured;
import dev.ringside.trace.SwitchStep.SwitchAct;

import org.jspecify.annotations.Nullable;

/// The six steps of a context switch: which of them are done, and which are not needed here. On the
/// left is what happens to the one that goes, on the right what happens for the one that comes.
///
/// ```
///   Context switch 1: program → partner            - - inferred
///   ┌──────────────────────────────────────────────────────────┐
///   │ [1 save the context    ✓]   [4 choose the next         ✓] │
///   │ [2 update the PCB      ✓]   [5 address space  not needed] │
///   │ [3 move the PCB        ✓]   [6 restore the context     ✓] │
///   │ one hand-over takes 2.6 µs, its write and read alone …    │
///   └──────────────────────────────────────────────────────────┘
/// ```
final class SwitchAgenda implements Contribution {
    private static final int ROWS = 3;
    private static final double GAP_EM = 0.5;
    private static final double FOOT_EM = 1.6;
    private static final double HIGHEST_EM = 3.2;
    private static final double APART_EM = 1.2;
    private static final double TWO_LINES_EM = 2.6;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.SWITCH) {
            return;
        }
        double em = s.plan().em();
        var box = place(s);
        var latest = s.machine().handovers().latest();
        if (inUserSpace(s)) {
            noPart(s, to);
        }
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        title(s, to, above, latest);
        to.add(
                new Figure("switch", Shape.CARD, box)
                        .tone(s.accentOr("switch", Tone.PLAIN))
                        .describe(s.words().text("switch.describe")));
        var inside = Grid.inset(box, GAP_EM * em);
        double foot = FOOT_EM * em;
        double gap = GAP_EM * em;
        double pitch = (inside.height() - foot) / ROWS;
        double height = Math.min(HIGHEST_EM * em, pitch - gap * 0.6);
        double width = (inside.width() - gap) / 2;
        for (SwitchAct act : SwitchAct.values()) {
            int place = place(act);
            double x = inside.x() + (place < ROWS ? 0 : width + gap);
            double y = inside.y() + place % ROWS * pitch;
            step(s, to, act, latest, new Box(x, y, width, height));
        }
        cost(s, to, new Box(inside.x(), inside.bottom() - foot, inside.width(), foot));
    }

    /// What a program does itself is drawn in user space, beside its card.
    private static Box place(Setting s) {
        var kernel = s.plan().places().mechanism();
        if (!inUserSpace(s)) {
            return kernel;
        }
        var card = s.plan().above().cards().getFirst();
        double x = card.right() + APART_EM * s.plan().em();
        double right = s.plan().places().elsewhere().right();
        double y = card.y() + s.plan().title();
        return new Box(x, y, right - x, card.bottom() - y);
    }

    private static boolean inUserSpace(Setting s) {
        return ofCoroutines(s) && s.plan().above().cards().size() == 1;
    }

    /// The place where the kernel's steps would be.
    private static void noPart(Setting s, Sketch to) {
        var box = s.plan().places().mechanism();
        String text = s.words().text("switch.above");
        to.add(
                new Figure("switch:kernel", Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.TEXT, true)));
    }

    /// From the top left downwards.
    private static int place(SwitchAct act) {
        return switch (act) {
            case SAVE -> 0;
            case ACCOUNT -> 1;
            case ENQUEUE -> 2;
            case CHOOSE -> 3;
            case ADDRESS_SPACE -> 4;
            case RESTORE -> 5;
        };
    }

    private static boolean ofCoroutines(Setting s) {
        var last = s.moment().story().last().handovers().latest();
        return last != null && !last.byKernel();
    }

    private static void title(Setting s, Sketch to, Box above, @Nullable Handover latest) {
        boolean user = ofCoroutines(s);
        String key = "switch." + (user ? "user" : "kernel");
        String brief = s.words().text(key);
        long count = s.machine().handovers().count();
        String text = brief;
        if (latest != null && latest.out() >= 0) {
            boolean known = latest.in() >= 0;
            text =
                    s.words()
                            .text(
                                    key + (known ? ".from.to" : ".from"),
                                    "number",
                                    count,
                                    "out",
                                    name(s, latest, latest.out()),
                                    "in",
                                    known ? name(s, latest, latest.in()) : "");
        }
        String note =
                inUserSpace(s) ? "" : s.words().text(user ? "switch.above" : "switch.inferred");
        double noteWidth = to.pen().width(note, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY;
        double room = above.width() - (note.isEmpty() ? 0 : noteWidth + s.plan().em());
        String said = to.pen().fitting(room, Face.BOLD, Pen.TEXT, text, brief);
        var left = new Box(above.x(), above.y(), room, above.height());
        to.heading("switch:title", left, said, Face.BOLD, Pen.TEXT, false);
        var right = new Box(above.right() - noteWidth, above.y(), noteWidth, above.height());
        if (!note.isEmpty()) {
            to.heading("switch:note", right, note, Face.REGULAR, Pen.SMALL, true);
        }
    }

    private static String name(Setting s, Handover handover, int who) {
        return handover.byKernel()
                ? s.names().task(who)
                : s.words().text("coroutine", "number", who);
    }

    private static void step(
            Setting s, Sketch to, SwitchAct act, @Nullable Handover latest, Box box) {
        double em = s.plan().em();
        String id = "switch:" + act.text();
        var mark = latest == null ? null : latest.mark(act);
        if (mark == null && latest != null && isLast(s, latest)) {
            mark = Mark.SKIPPED;
        }
        boolean kernel = !ofCoroutines(s);
        boolean done = mark == Mark.DONE;
        var inside = new Box(box.x() + 0.5 * em, box.y(), box.width() - em, box.height());
        String sign = sign(s, to, mark, inside.width());
        double signWidth = to.pen().width(sign, Face.BOLD, Pen.SMALL) * Pen.LEEWAY;
        double room = inside.width() - signWidth - (sign.isEmpty() ? 0 : 0.4 * em);
        var words = new Box(inside.x(), box.y(), room, box.height());
        String what = s.words().text("switch.step." + act.text());
        String more = done && latest != null ? more(s, act, latest) : "";
        boolean twoLines = box.height() >= TWO_LINES_EM * em && !more.isEmpty();
        String one =
                more.isEmpty() ? what : s.words().text("switch.with", "step", what, "more", more);
        Tone mode = kernel ? Tone.KERNEL_MODE : Tone.USER_MODE;
        var figure =
                new Figure(id, mark == null ? Shape.SLOT : Shape.CELL, box)
                        .tone(s.accentOr(id, done ? mode : Tone.MUTED))
                        .filled(done && !kernel)
                        .inferred(kernel)
                        .layer(2)
                        .describe(
                                s.words().text("switch.step.describe." + key(mark), "step", what));
        if (twoLines) {
            figure.labels(to.pen().twoLines(words, what, more, Align.LEFT));
        } else {
            boolean large = to.pen().width(one, Face.BOLD, Pen.TEXT) * Pen.LEEWAY <= room;
            double size = large ? Pen.TEXT : Pen.SMALL;
            String text = to.pen().fitting(room, Face.BOLD, size, one, what);
            var face = done ? Face.BOLD : Face.REGULAR;
            figure.label(to.pen().middle(words, text, face, size, !done));
        }
        var right = new Box(inside.right() - signWidth, box.y(), signWidth, box.height());
        to.add(figure.label(to.pen().middle(right, sign, Face.BOLD, Pen.SMALL, !done)));
    }

    /// Whether nobody comes after a coroutine has come to its end.
    private static boolean isLast(Setting s, Handover latest) {
        return !latest.byKernel()
                && latest.in() == Handover.NOBODY
                && s.machine().handovers().count() == s.moment().story().last().handovers().count();
    }

    private static String key(@Nullable Mark mark) {
        return mark == null ? "later" : mark == Mark.DONE ? "done" : "skipped";
    }

    private static String sign(Setting s, Sketch to, @Nullable Mark mark, double width) {
        if (mark == null) {
            return "";
        }
        if (mark == Mark.DONE) {
            return s.words().text("switch.done");
        }
        return to.pen()
                .fitting(
                        width * 0.4,
                        Face.BOLD,
                        Pen.SMALL,
                        s.words().text("switch.skipped"),
                        s.words().text("switch.skipped.brief"));
    }

    /// What it is about this time.
    private static String more(Setting s, SwitchAct act, Handover latest) {
        if (!latest.byKernel()) {
            return act == SwitchAct.CHOOSE ? s.words().text("switch.by.program") : "";
        }
        boolean ready = latest.left() == Left.PREEMPTED;
        return switch (act) {
            case ACCOUNT -> s.words().text(ready ? "switch.now.ready" : "switch.now.blocked");
            case ENQUEUE -> s.words().text(ready ? "switch.to.run" : "switch.to.wait");
            case CHOOSE -> s.names().task(latest.in());
            case SAVE, ADDRESS_SPACE, RESTORE -> "";
        };
    }

    private static void cost(Setting s, Sketch to, Box line) {
        var handovers = s.machine().handovers();
        Cost all = handovers.cost(Measured.SWITCH);
        if (all == null) {
            return;
        }
        Cost calls = handovers.cost(Measured.CALLS);
        String time = Durations.text(all.each());
        String alone = calls == null ? "" : Durations.text(calls.each());
        String key = calls == null ? "switch.cost.user" : "switch.cost";
        String text =
                to.pen()
                        .fitting(
                                line.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                cost(s, key, time, alone, all),
                                cost(s, key + ".brief", time, alone, all),
                                time);
        to.add(
                new Figure("switch:cost", Shape.TEXT, line)
                        .layer(2)
                        .label(to.pen().middle(line, text, Face.BOLD, Pen.TEXT, false))
                        .describe(cost(s, key, time, alone, all)));
    }

    private static String cost(Setting s, String key, String time, String alone, Cost all) {
        return s.words().text(key, "time", time, "calls", alone, "count", all.count());
    }
}
