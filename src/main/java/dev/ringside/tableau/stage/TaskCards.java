package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Places;

import java.util.ArrayList;
import java.util.List;

/// A card for each observed task in user space: its name, its state, and the call that it is in.
/// [UserBuffers] draws its buffer on it.
///
/// ```
///   server  tid 4121       (RUNNING · kernel)
///   in recv(7, 64) · since 3.209 ms
/// ```
final class TaskCards implements Contribution {
    private static final double LINE_EM = 1.6;
    private static final double PILL_PADDING_EM = 1.4;

    @Override
    public void draw(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().tasks().size(); i++) {
            var box = s.plan().above().cards().get(i);
            var inside = s.plan().insideCard(i);
            s.machine()
                    .task(s.roster().tasks().get(i))
                    .filter(task -> !s.gone(task))
                    .ifPresent(task -> card(s, to, task, box, inside));
        }
    }

    private static void card(Setting s, Sketch to, Task task, Box box, Box inside) {
        boolean about = s.focus().on("task:" + task.tid());
        boolean roomy = s.plan().roomy(box);
        var pill = pill(s, to, task, inside, roomy);
        boolean below = stateBelowName(s, to.pen(), task, inside, roomy);
        double beside = below ? 0 : Math.max(pill.width(), widestPill(s, to.pen()));
        to.add(
                new Figure("task:" + task.tid(), Shape.CARD, box)
                        .tone(about ? Setting.tone(task) : Tone.PLAIN)
                        .hatched(task.state().blocked())
                        .labels(name(s, to.pen(), task, inside, beside, roomy))
                        .labels(activityLine(s, to.pen(), task, inside, pill))
                        .describe(describe(s, task)));
    }

    /// The state, in the upper right corner; on a small card, below the name. That does not depend
    /// on the state, so that it stays where it is.
    private static Box pill(Setting s, Sketch to, Task task, Box inside, boolean roomy) {
        double em = s.plan().em();
        var pen = to.pen();
        double padding = PILL_PADDING_EM * em;
        String full = s.state(task);
        boolean below = stateBelowName(s, pen, task, inside, roomy);
        String state =
                pen.fitting(
                        inside.width() - padding, Face.BOLD, Pen.SMALL, full, s.briefState(task));
        double width =
                Math.min(
                        inside.width(),
                        pen.width(state, Face.BOLD, Pen.SMALL) * Pen.LEEWAY + padding);
        var box =
                below
                        ? new Box(inside.x(), inside.y() + 1.8 * em, width, LINE_EM * em)
                        : new Box(inside.right() - width, inside.y(), width, LINE_EM * em);
        to.add(
                new Figure("state:" + task.tid(), Shape.PILL, box)
                        .tone(Setting.tone(task))
                        .filled(true)
                        .layer(3)
                        .label(pen.centred(box, state, Face.BOLD, Pen.SMALL, false))
                        .describe(s.names().task(task.tid()) + ": " + full));
        return box;
    }

    /// Whether the state stands below the name. That does not depend on the state, so that it stays
    /// where it is.
    static boolean stateBelowName(Setting s, Pen pen, Task task, Box inside, boolean roomy) {
        double size = roomy ? Pen.NAME : Pen.STRONG;
        double name = pen.width(s.names().task(task.tid()), Face.BOLD, size) * Pen.LEEWAY;
        return !roomy || widestPill(s, pen) + name + 0.5 * pen.em() > inside.width();
    }

    static double widestPill(Setting s, Pen pen) {
        double text = pen.width(s.words().text("state.kernel"), Face.BOLD, Pen.SMALL);
        return text * Pen.LEEWAY + PILL_PADDING_EM * pen.em();
    }

    /// The name, and the thread id beside it if there is room whatever the state.
    private static List<Label> name(
            Setting s, Pen pen, Task task, Box inside, double pillWidth, boolean roomy) {
        double em = s.plan().em();
        double size = roomy ? Pen.NAME : Pen.STRONG;
        double width = inside.width() - pillWidth - (pillWidth > 0 ? 0.5 * em : 0);
        String name = s.names().task(task.tid());
        String tid = s.words().text("tid", "tid", Integer.toString(task.tid()));
        double nameWidth = Math.min(width, pen.width(name, Face.BOLD, size) * Pen.LEEWAY);
        var line = new Box(inside.x(), inside.y(), nameWidth, LINE_EM * em);
        var labels = new ArrayList<>(List.of(pen.middle(line, name, Face.BOLD, size, false)));
        double rest = width - nameWidth - 0.7 * em;
        if (rest > pen.width(tid, Face.MONO, Pen.SMALL) * Pen.LEEWAY) {
            double x = line.right() + 0.7 * em;
            var beside = new Box(x, line.y() + 0.1 * em, rest, line.height());
            labels.add(pen.middle(beside, tid, Face.MONO, Pen.SMALL, true));
        }
        return labels;
    }

    /// What the task is at, below its name and state; nothing on a card without room for it.
    private static List<Label> activityLine(Setting s, Pen pen, Task task, Box inside, Box pill) {
        double em = s.plan().em();
        boolean roomy = inside.height() > 5 * em;
        double top = Math.max(pill.bottom(), inside.y() + LINE_EM * em) + (roomy ? 0.4 : 0.1) * em;
        var line = new Box(inside.x(), top, inside.width(), 1.4 * em);
        if (line.bottom() > inside.bottom() + 0.1 * em) {
            return List.of();
        }
        String text =
                pen.fitting(
                        line.width(),
                        Face.REGULAR,
                        Pen.TEXT,
                        activity(s, task, "call.since"),
                        activity(s, task, "call.in"),
                        task.call() == null || s.zombie(task) || s.over(task)
                                ? ""
                                : Gate.name(s, task.call()),
                        "");
        return List.of(pen.middle(line, text, Face.REGULAR, Pen.TEXT, false));
    }

    /// What the task is at: the call that it is in, put as `key` says; or none.
    private static String activity(Setting s, Task task, String key) {
        var call = task.call();
        if (s.zombie(task)) {
            return zombie(s, task, key);
        }
        if (call != null && !s.over(task)) {
            String since =
                    call.enteredNanos() > 0
                            ? Durations.millis(call.enteredNanos())
                            : s.words().text("call.beforehand");
            String how = Calls.housekeeping(call, s.machine()) ? runtime(s, task) : key;
            return s.words().text(how, "call", Gate.name(s, call), "since", since);
        }
        return switch (task.state()) {
            case RUNNING, READY -> inOwnCode(s, task);
            case SLEEPING, DISK_SLEEP, BLOCKED, STOPPED -> s.words().text("call.unknown");
            case UNKNOWN, ENDED -> "";
        };
    }

    /// Calls that the program did not write are the run time's, or those of the C library for an
    /// asynchronous request.
    private static String runtime(Setting s, Task task) {
        var userSpace = s.machine().userSpace();
        if (userSpace.aio(task.tid()).suspended() > 0) {
            return "call.suspended";
        }
        return userSpace.ownerOf(task.tid()).isPresent() ? "call.helper" : "call.runtime";
    }

    /// What it said when it ended, and what it waits for.
    private static String zombie(Setting s, Task task, String key) {
        var state = s.machine().processes().get(task.tid());
        Integer status = state == null ? null : state.status();
        String brief = key.equals("call.since") ? "" : ".brief";
        return status == null
                ? s.words().text("processes.zombie.unknown")
                : s.words().text("processes.zombie" + brief, "status", status);
    }

    private static String inOwnCode(Setting s, Task task) {
        var process = s.machine().processes().get(task.tid());
        if (process != null) {
            String program = process.programName();
            return program == null
                    ? s.words().text("processes.inMakersCode")
                    : s.words().text("processes.inCode", "program", program);
        }
        var signals = s.machine().signals().get(task.tid());
        if (signals != null && signals.handler() != null) {
            return s.words().text("call.handler");
        }
        if (s.roster().mechanism() == Mechanism.TURNS && s.machine().turns().computes(task.tid())) {
            return s.words().text("call.computes.turns");
        }
        if (task.lastCall() != null && task.lastCall().isPageFault()) {
            return s.words().text("call.none.inferred");
        }
        boolean toldBeside =
                s.roster().tasks().indexOf(task.tid()) == 0
                        && Places.there(s.plan().above().memory());
        return signals != null && signals.computes() && !toldBeside
                ? s.words().text("call.computes", "found", signals.found())
                : s.words().text("call.none");
    }

    private static String describe(Setting s, Task task) {
        return s.words()
                .text(
                        "task.describe",
                        "task",
                        s.names().task(task.tid()),
                        "tid",
                        Integer.toString(task.tid()),
                        "state",
                        s.state(task),
                        "activity",
                        activity(s, task, "call.since"));
    }
}
