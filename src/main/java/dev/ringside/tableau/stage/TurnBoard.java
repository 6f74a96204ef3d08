package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.turns.Turns.Doing;
import dev.ringside.machine.turns.Turns.Span;
import dev.ringside.machine.turns.Turns.Used;
import dev.ringside.machine.turns.Turns.Work;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.trace.Role;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who of the program's tasks had a CPU when, since one of them began to compute: who computes has
/// turns and is ready in between; who waits for a message is blocked all the time.
///
/// ```
///   ┌ who had a CPU when ────────────────────────┐
///   │ worker 1  ███CPU 0██▄▄ready▄▄▄███CPU 0███  │
///   │ worker 2  ▄▄▄ready▄▄███CPU 0██▄▄▄▄▄▄▄▄▄▄▄  │
///   │ server    ▒▒▒▒▒▒▒▒▒ blocked ▒▒▒▒▒▒▒▒▒▒▒▒▒  │
///   │ computing now: 1 runs · 1 ready · 0 blocked│
///   └────────────────────────────────────────────┘
/// ```
final class TurnBoard implements Contribution {
    private static final double HIGHEST_ROW_EM = 3.4;
    private static final double GAP_EM = 0.45;
    private static final double FOOT_EM = 1.7;
    private static final double SIDE_EM = 0.8;

    /// On a card: the line of the name, that of what the task is at with the gap above it, and one
    /// of what its work has cost.
    private static final double LINE_EM = 1.6;

    private static final double ACTIVITY_EM = 1.8;
    private static final double COST_EM = 1.35;

    /// A pause that is shorter than this share of the board cannot be seen on it.
    private static final double SHORTEST = 0.006;

    /// The same moment in two rows is the same distance from the left.
    private record Scale(Box area, long fromNanos, long toNanos) {
        double x(long nanos) {
            double share = (nanos - fromNanos) / (double) Math.max(1, toNanos - fromNanos);
            return area.x() + area.width() * Math.clamp(share, 0, 1);
        }

        long shortestNanos() {
            return (long) ((toNanos - fromNanos) * SHORTEST);
        }
    }

    /// A piece of a row.
    private record Piece(Doing doing, int cpu, long fromNanos, long toNanos) {
        Piece until(long nanos) {
            return new Piece(doing, cpu, fromNanos, nanos);
        }
    }

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.TURNS) {
            return;
        }
        double em = s.plan().em();
        var box = s.plan().places().mechanism();
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        String title = s.words().text("turns");
        to.heading("turns:title", above, title, Face.BOLD, Pen.TEXT, false);
        to.add(
                new Figure("turns", Shape.CARD, box)
                        .tone(s.accentOr("turns", Tone.PLAIN))
                        .describe(title));
        var rows = rows(s);
        double foot = FOOT_EM * em;
        var inside =
                new Box(
                        box.x() + SIDE_EM * em,
                        box.y() + 0.5 * em,
                        box.width() - 2 * SIDE_EM * em,
                        box.height() - 0.7 * em - foot);
        double names = widest(s, to, rows) + 0.7 * em;
        var area = new Box(inside.x() + names, inside.y(), inside.width() - names, 0);
        var scale = scale(s, area);
        double gap = GAP_EM * em;
        double pitch = (inside.height() + gap) / Math.max(1, rows.size());
        double height = Math.min(HIGHEST_ROW_EM * em, pitch - gap);
        for (int i = 0; i < rows.size(); i++) {
            double y = inside.y() + i * pitch;
            var name = new Box(inside.x(), y, names, height);
            var bar = new Box(area.x(), y, area.width(), height);
            row(s, to, rows.get(i), name, bar, scale);
        }
        var line = new Box(inside.x(), box.bottom() - foot - 0.1 * em, inside.width(), foot);
        foot(s, to, line);
        for (int i = 0; i < s.roster().tasks().size(); i++) {
            cost(s, to, s.roster().tasks().get(i), i);
        }
    }

    /// On its card, what a task that computes has used.
    private static void cost(Setting s, Sketch to, int tid, int place) {
        var task = s.machine().task(tid).orElse(null);
        var used = task == null ? null : s.machine().usedForWork(task, s.machine().nanos());
        if (used == null || !s.plan().roomy(s.plan().above().cards().get(place))) {
            return;
        }
        double em = s.plan().em();
        var inside = s.plan().insideCard(place);
        double line = COST_EM * em;
        double pill = to.box("state:" + tid).map(Box::bottom).orElse(inside.y());
        double free = Math.max(pill, inside.y() + LINE_EM * em) + ACTIVITY_EM * em;
        int lines = (int) Math.clamp((inside.bottom() - free) / line, 0, 2);
        if (lines == 0) {
            return;
        }
        double top = inside.bottom() - lines * line;
        var box = new Box(inside.x(), top, inside.width(), lines * line);
        var first = new Box(box.x(), box.y(), box.width(), line);
        var second = new Box(box.x(), box.bottom() - line, box.width(), line);
        String time = s.words().text("turns.used", "time", Durations.text(used.cpuNanos()));
        String left = left(s, "turns.left", used);
        String said =
                to.pen()
                        .fitting(
                                box.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                left,
                                left(s, "turns.left.brief", used));
        var figure =
                new Figure("work:" + tid, Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().middle(second, said, Face.BOLD, Pen.TEXT, false))
                        .describe(time + ", " + left);
        to.add(
                lines < 2
                        ? figure
                        : figure.label(
                                to.pen().middle(first, time, Face.REGULAR, Pen.TEXT, false)));
    }

    private static String left(Setting s, String key, Used used) {
        return s.words().text(key, "preempted", used.preempted(), "blocked", used.waited());
    }

    /// Those who compute, and then those of their program who do something else.
    private static List<Task> rows(Setting s) {
        var last = s.moment().story().last();
        return s.roster().tasks().stream()
                .map(tid -> last.task(tid).orElseThrow())
                .filter(task -> task.who().role() != Role.CLIENT)
                .sorted(Comparator.comparingInt(t -> last.turns().work(t.tid()) == null ? 1 : 0))
                .toList();
    }

    private static double widest(Setting s, Sketch to, List<Task> rows) {
        return rows.stream()
                .mapToDouble(t -> to.pen().width(name(s, t), Face.BOLD, Pen.TEXT) * Pen.LEEWAY)
                .max()
                .orElse(0);
    }

    private static String name(Setting s, Task task) {
        return s.names().task(task.tid());
    }

    /// From when the first began to compute until the last was done.
    private static Scale scale(Setting s, Box area) {
        var last = s.moment().story().last();
        var works = last.turns().works().values();
        long from = works.stream().mapToLong(Work::beganNanos).min().orElse(0);
        boolean done = works.stream().allMatch(Work::done);
        long to = done ? works.stream().mapToLong(Work::endedNanos).max().orElse(0) : last.nanos();
        return new Scale(area, from, to);
    }

    private static void row(Setting s, Sketch to, Task task, Box name, Box bar, Scale scale) {
        int tid = task.tid();
        to.add(
                new Figure("turns:name:" + tid, Shape.TEXT, name)
                        .layer(2)
                        .label(to.pen().middle(name, name(s, task), Face.BOLD, Pen.TEXT, false)));
        to.add(new Figure("turns:row:" + tid, Shape.SLOT, bar).tone(Tone.MUTED).layer(2));
        var pieces = pieces(s.machine(), tid, scale);
        for (int i = 0; i < pieces.size(); i++) {
            piece(s, to, task, pieces.get(i), "turn:" + tid + ":" + i, bar, scale);
        }
    }

    private static List<Piece> pieces(Machine machine, int tid, Scale scale) {
        var spans = machine.turns().spans().get(tid);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; spans != null && i < spans.size(); i++) {
            Span span = spans.get(i);
            long end = i + 1 < spans.size() ? spans.get(i + 1).fromNanos() : machine.nanos();
            var piece = new Piece(span.doing(), span.cpu(), span.fromNanos(), end);
            boolean brief = piece.toNanos() - piece.fromNanos() < scale.shortestNanos();
            if (!pieces.isEmpty() && (brief || goesOn(pieces.getLast(), piece))) {
                pieces.add(pieces.removeLast().until(end));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static boolean goesOn(Piece last, Piece next) {
        return last.doing() == next.doing()
                && (last.cpu() == next.cpu() || next.doing() != Doing.RUNNING);
    }

    private static void piece(
            Setting s, Sketch to, Task task, Piece piece, String id, Box bar, Scale scale) {
        double left = scale.x(piece.fromNanos());
        double right = scale.x(piece.toNanos());
        if (piece.doing() == Doing.AWAY || right - left < 1) {
            return;
        }
        boolean ready = piece.doing() == Doing.READY;
        boolean blocked = piece.doing() == Doing.BLOCKED;
        double height = ready ? bar.height() / 2 : bar.height();
        var box = new Box(left, bar.bottom() - height, right - left, height);
        String text = text(s, piece);
        double em = s.plan().em();
        boolean fits =
                height >= 1.1 * em
                        && to.pen().width(text, Face.BOLD, Pen.SMALL) * Pen.LEEWAY + 0.8 * em
                                <= box.width();
        var figure =
                new Figure(id, Shape.CELL, box)
                        .tone(tone(piece))
                        .filled(!blocked)
                        .hatched(blocked)
                        .layer(3)
                        .describe(
                                name(s, task)
                                        + ": "
                                        + text
                                        + ", "
                                        + Durations.text(piece.toNanos() - piece.fromNanos()));
        to.add(
                fits
                        ? figure.label(
                                to.pen()
                                        .line(
                                                box,
                                                0.5,
                                                text,
                                                Face.BOLD,
                                                Pen.SMALL,
                                                Align.CENTER,
                                                false))
                        : figure);
    }

    private static Tone tone(Piece piece) {
        return switch (piece.doing()) {
            case RUNNING -> Tone.USER_MODE;
            case READY -> Tone.READY;
            case BLOCKED -> Tone.BLOCKED;
            case AWAY -> Tone.MUTED;
        };
    }

    private static String text(Setting s, Piece piece) {
        return switch (piece.doing()) {
            case RUNNING -> s.words().text("turns.cpu", "cpu", piece.cpu());
            case READY -> s.words().text("turns.ready");
            case BLOCKED -> s.words().text("turns.blocked");
            case AWAY -> "";
        };
    }

    /// What those who compute do at this moment.
    private static void foot(Setting s, Sketch to, Box line) {
        var turns = s.machine().turns();
        var computing =
                s.machine().observed().stream().filter(t -> turns.computes(t.tid())).toList();
        long runs = computing.stream().filter(t -> t.state() == TaskState.RUNNING).count();
        long ready = computing.stream().filter(t -> t.state() == TaskState.READY).count();
        long blocked = computing.stream().filter(t -> t.state().blocked()).count();
        String text =
                computing.isEmpty()
                        ? s.words().text("turns.nobody")
                        : s.words()
                                .text(
                                        "turns.now",
                                        "runs",
                                        runs,
                                        "ready",
                                        ready,
                                        "blocked",
                                        blocked);
        var box = line;
        to.add(
                new Figure("turns:now", Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().middle(box, text, Face.BOLD, Pen.TEXT, false)));
    }
}
