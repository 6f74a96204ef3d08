package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.userspace.Effort;
import dev.ringside.machine.userspace.Job;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.trace.JobChanged.Way;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The two questions that are mixed up so often, as a table: how a call hands over its result, and
/// what becomes of the caller meanwhile. Each way has a bar with what the caller did while its job
/// was under way, on the scale of the longest one.
///
/// ```
///                 │ blocking: caller sleeps │ non-blocking: caller goes on
///   synchronous   │ recv                    │ recv, again and again
///                 │ ▒▒▒▒▒▒▒ slept ▒▒▒▒▒▒▒▒  │ ██████ own code ██████
///   asynchronous  │ future.get              │ status
///                 │ ██████▒▒▒▒▒▒▒▒▒▒▒▒      │ ████████████
///                 │                         │ callback
///                 │                         │ ████████████
/// ```
final class CallTable implements Contribution {
    private static final double HEAD_EM = 1.6;
    private static final double GAP_EM = 0.5;
    private static final double ROW_HEAD_EM = 9.6;
    private static final double HIGHEST_BAR_EM = 1.7;

    private static final double LINE_EM = 1.35;
    private static final double TWO_LINES_EM = 2.3;

    /// A cell that is lower has its bar beside its name.
    private static final double LOW_EM = 3.2;

    private static final double NAME_EM = 8;

    /// A piece that is shorter than this share of a bar cannot be seen.
    private static final double SHORTEST = 0.012;

    /// A piece of a bar.
    private record Piece(String key, Tone tone, long nanos) {}

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.CALLS) {
            return;
        }
        double em = s.plan().em();
        var box = s.plan().places().mechanism();
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        to.heading("calls:title", above, s.words().text("calls"), Face.BOLD, Pen.TEXT, false);
        to.add(
                new Figure("calls", Shape.CARD, box)
                        .tone(Tone.PLAIN)
                        .describe(s.words().text("calls.describe")));
        double pad = 0.55 * em;
        double left = box.x() + pad + ROW_HEAD_EM * em;
        double width = (box.right() - pad - left - GAP_EM * em) / 2;
        double top = box.y() + 0.3 * em + HEAD_EM * em;
        double height = (box.bottom() - pad - top - 2 * GAP_EM * em) / 3;
        double right = left + width + GAP_EM * em;
        double second = top + height + GAP_EM * em;
        double third = second + height + GAP_EM * em;
        double headY = box.y() + 0.3 * em;
        head(s, to, "blocking", new Box(left, headY, width, HEAD_EM * em));
        head(s, to, "nonblocking", new Box(right, headY, width, HEAD_EM * em));
        double rowX = box.x() + pad;
        double rowWidth = ROW_HEAD_EM * em - 0.6 * em;
        rowHead(s, to, "synchronous", new Box(rowX, top, rowWidth, height));
        double rest = third + height - second;
        rowHead(s, to, "asynchronous", new Box(rowX, second, rowWidth, rest));
        cell(s, to, Way.BLOCKING, new Box(left, top, width, height), height);
        cell(s, to, Way.NONBLOCKING, new Box(right, top, width, height), height);
        cell(s, to, Way.FUTURE, new Box(left, second, width, rest), height);
        cell(s, to, Way.STATUS, new Box(right, second, width, height), height);
        cell(s, to, Way.CALLBACK, new Box(right, third, width, height), height);
    }

    private static boolean lit(Setting s, boolean synchronous, boolean blocks) {
        var job = s.machine().userSpace().jobs().current().filter(Job::open).orElse(null);
        return job != null
                && job.way().synchronous() == synchronous
                && job.way().blocks() == blocks;
    }

    private static void head(Setting s, Sketch to, String key, Box box) {
        boolean blocks = key.equals("blocking");
        boolean lit = lit(s, true, blocks) || lit(s, false, blocks);
        String text =
                to.pen()
                        .fitting(
                                box.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                s.words().text("calls." + key),
                                s.words().text("calls." + key + ".brief"));
        to.add(
                new Figure("calls:" + key, Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.TEXT, !lit)));
    }

    private static void rowHead(Setting s, Sketch to, String key, Box box) {
        boolean synchronous = key.equals("synchronous");
        boolean lit = lit(s, synchronous, true) || lit(s, synchronous, false);
        double em = s.plan().em();
        double high = Math.min(box.height(), 4.4 * em);
        boolean low = high < TWO_LINES_EM * em;
        double line = low ? high : Math.min(LINE_EM * em, high / 2);
        double top = box.y() + (low ? 0 : high / 2 - line);
        var first = new Box(box.x(), top, box.width(), line);
        var second = new Box(box.x(), top + line, box.width(), line);
        String strong = s.words().text("calls." + key);
        String weak = s.words().text("calls." + key + ".why");
        var figure =
                new Figure("calls:" + key, Shape.TEXT, box)
                        .layer(2)
                        .label(to.pen().middle(first, strong, Face.BOLD, Pen.TEXT, !lit))
                        .describe(strong + ", " + weak);
        to.add(
                low
                        ? figure
                        : figure.label(
                                to.pen().middle(second, weak, Face.REGULAR, Pen.SMALL, true)));
    }

    private static void cell(Setting s, Sketch to, Way way, Box box, double row) {
        double em = s.plan().em();
        var job = s.machine().userSpace().jobs().all().get(way);
        boolean open = job != null && job.open();
        String id = "way:" + way.text();
        var inside =
                new Box(
                        box.x() + 0.6 * em,
                        box.y() + 0.25 * em,
                        box.width() - 1.2 * em,
                        box.height() - 0.5 * em);
        boolean low = row < LOW_EM * em;
        double beside = low ? NAME_EM * em : inside.width();
        double high = low ? Math.min(inside.height(), 2 * LINE_EM * em) : LINE_EM * em;
        var line = new Box(inside.x(), inside.y(), beside, high);
        String brief = named(s, way, ".brief", job);
        String name = to.pen().fitting(beside, Face.BOLD, Pen.TEXT, named(s, way, "", job), brief);
        to.add(
                new Figure(id, job == null ? Shape.SLOT : Shape.CELL, box)
                        .tone(open ? Tone.ACCENT : job == null ? Tone.MUTED : Tone.PLAIN)
                        .layer(2)
                        .label(to.pen().middle(line, name, Face.BOLD, Pen.TEXT, job == null))
                        .describe(describe(s, way, job)));
        if (job == null) {
            return;
        }
        double most = HIGHEST_BAR_EM * em;
        double y = low ? inside.y() : line.bottom() + 0.15 * em;
        double height = Math.min(most, (low ? line.bottom() : inside.bottom()) - y);
        double x = low ? line.right() : inside.x();
        double middle = low ? line.centerY() - height / 2 : y;
        bar(s, to, job, new Box(x, middle, inside.right() - x, height));
    }

    /// The name of a way, and how often its call was made.
    private static String named(Setting s, Way way, String brief, @Nullable Job job) {
        String name = s.words().text("calls.way." + way.text() + brief);
        int count =
                job == null
                        ? 0
                        : way == Way.STATUS ? job.looks() : way.synchronous() ? job.reads() : 0;
        return count < 2 ? name : s.words().text("calls.times", "name", name, "count", count);
    }

    private static void bar(Setting s, Sketch to, Job job, Box bar) {
        String id = "bar:" + job.way().text();
        if (!s.roster().coverage().switches()) {
            to.caption(id, bar, s.words().text("calls.unknown"));
            return;
        }
        var pieces = pieces(effort(s, job));
        long longest =
                s.moment().story().last().userSpace().jobs().all().values().stream()
                        .mapToLong(j -> j.endNanos() - j.sinceNanos())
                        .max()
                        .orElse(0);
        long sum = pieces.stream().mapToLong(Piece::nanos).sum();
        double perNano = bar.width() / Math.max(1, Math.max(longest, sum));
        double x = bar.x();
        for (var piece : pieces) {
            double width = piece.nanos() * perNano;
            if (width >= SHORTEST * bar.width()) {
                piece(s, to, id, piece, new Box(x, bar.y(), width, bar.height()));
            }
            x += width;
        }
    }

    private static void piece(Setting s, Sketch to, String id, Piece piece, Box box) {
        boolean blocked = piece.tone() == Tone.BLOCKED;
        boolean ready = piece.tone() == Tone.READY;
        var place =
                ready
                        ? new Box(box.x(), box.centerY(), box.width(), box.bottom() - box.centerY())
                        : box;
        String time = Durations.text(piece.nanos());
        String full = s.words().text("calls." + piece.key(), "time", time);
        double hatching = blocked ? 0.8 * s.plan().em() : 0;
        var inside =
                new Box(place.x() + hatching, place.y(), place.width() - hatching, place.height());
        double room = inside.width() - 0.4 * s.plan().em();
        String text =
                ready
                        ? ""
                        : to.pen().fitting(room / Pen.LEEWAY, Face.BOLD, Pen.SMALL, full, time, "");
        to.add(
                new Figure(id + ":" + piece.key(), Shape.CELL, place)
                        .tone(piece.tone())
                        .filled(!blocked)
                        .hatched(blocked)
                        .layer(3)
                        .label(to.pen().centred(inside, text, Face.BOLD, Pen.SMALL, false))
                        .describe(full));
    }

    /// Own code first, for that is what comes first where there is both.
    private static List<Piece> pieces(Effort effort) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece("own", Tone.USER_MODE, effort.userNanos()));
        pieces.add(new Piece("kernel", Tone.KERNEL_MODE, effort.kernelNanos()));
        pieces.add(new Piece("slept", Tone.BLOCKED, effort.blockedNanos()));
        pieces.add(new Piece("ready", Tone.READY, effort.readyNanos()));
        return pieces;
    }

    private static Effort effort(Setting s, Job job) {
        long now = s.machine().nanos();
        var used =
                s.machine().task(job.caller()).map((Task t) -> t.effort(now)).orElse(Effort.NONE);
        return job.effort(used);
    }

    private static String describe(Setting s, Way way, @Nullable Job job) {
        String name = s.words().text("calls.way." + way.text());
        if (job == null || !s.roster().coverage().switches()) {
            return name;
        }
        var effort = effort(s, job);
        return name
                + ": "
                + s.words().text("calls.own", "time", Durations.text(effort.userNanos()))
                + ", "
                + s.words().text("calls.slept", "time", Durations.text(effort.blockedNanos()));
    }
}
