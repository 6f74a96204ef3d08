package dev.ringside.tableau.stage;

import dev.ringside.machine.userspace.Job;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.place.Places;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The job that is under way, in the memory that caller and worker share; and on which side of it
/// it is: arrows go to whoever does it, and come back with the result.
///
/// ```
///   [caller] ──▶ [ job 4: callback    ] ──▶ [worker]
///            ◀── [ done: 64 bytes     ] ◀──
/// ```
final class JobBox implements Contribution {
    private static final double LINE_EM = 1.55;

    @Override
    public void draw(Setting s, Sketch to) {
        var box = s.plan().above().memory();
        if (s.roster().agenda() != Agenda.JOBS || !Places.there(box)) {
            return;
        }
        var job = s.machine().userSpace().jobs().current().orElse(null);
        var labels = new ArrayList<Label>();
        double em = s.plan().em();
        double side = 0.7 * em;
        var inside = new Box(box.x() + side, box.y(), box.width() - 2 * side, box.height());
        String title = s.words().text("job");
        if (job == null) {
            labels.add(to.pen().centred(inside, title, Face.REGULAR, Pen.SMALL, true));
        } else {
            double top = box.centerY() - 1.5 * LINE_EM * em;
            var state = state(s, job);
            String name = s.words().text("job.number", "job", job.number());
            String way = s.words().text("calls.way." + job.way().text() + ".brief");
            add(labels, to.pen(), line(inside, top, 0, em), name, way, Pen.STRONG);
            add(labels, to.pen(), line(inside, top, 1, em), state.first(), "", Pen.TEXT);
            add(labels, to.pen(), line(inside, top, 2, em), state.second(), "", Pen.SMALL);
        }
        boolean result = job != null && job.lengthBytes() != null;
        to.add(
                new Figure("job", job == null ? Shape.SLOT : Shape.CARD, box)
                        .tone(
                                job == null
                                        ? Tone.MUTED
                                        : result ? Tone.BYTES : s.accentOr("job", Tone.PLAIN))
                        .layer(beside(s) ? 1 : 2)
                        .labels(labels)
                        .describe(job == null ? title : describe(s, job)));
        if (job != null && beside(s)) {
            arrows(s, to, job, box);
        }
    }

    /// What is said in two lines.
    private record Said(String first, String second) {}

    private static boolean beside(Setting s) {
        return !s.plan().above().cards().getFirst().contains(s.plan().above().memory());
    }

    private static Box line(Box inside, double top, int number, double em) {
        return new Box(inside.x(), top + number * LINE_EM * em, inside.width(), LINE_EM * em);
    }

    private static void add(
            List<Label> labels, Pen pen, Box line, String strong, String weak, double size) {
        String both = weak.isEmpty() ? strong : strong + " · " + weak;
        Face face = size > Pen.SMALL ? Face.BOLD : Face.REGULAR;
        String text = pen.fitting(line.width(), face, size, both, strong);
        labels.add(pen.line(line, 0.5, text, face, size, Align.CENTER, size <= Pen.SMALL));
    }

    private static Said state(Setting s, Job job) {
        String key = job.way().synchronous() ? "own" : "other";
        String first =
                switch (job.state()) {
                    case ASKED -> s.words().text(job.way().synchronous() ? "job.own" : "job.asked");
                    case TAKEN -> s.words().text("job.taken", "task", worker(s, job));
                    case DONE, OVER ->
                            s.words().text("job.done", "bytes", bytes(job.lengthBytes()));
                };
        String second =
                job.calledIn() == Job.NOBODY
                        ? s.words().text("job.how." + key)
                        : s.words().text("job.called", "task", s.names().task(job.calledIn()));
        return new Said(first, second);
    }

    private static int bytes(@Nullable Integer bytes) {
        return bytes == null ? 0 : bytes;
    }

    private static String worker(Setting s, Job job) {
        return s.names().task(job.worker());
    }

    private static String describe(Setting s, Job job) {
        var said = state(s, job);
        return s.words().text("job.number", "job", job.number())
                + ": "
                + said.first()
                + ", "
                + said.second();
    }

    /// A job that its caller does itself goes nowhere.
    private static void arrows(Setting s, Sketch to, Job job, Box box) {
        if (job.way().synchronous()) {
            return;
        }
        var caller = s.plan().above().cards().get(0);
        var worker = s.plan().above().cards().get(1);
        double down = box.y() + 0.36 * box.height();
        double back = box.y() + 0.64 * box.height();
        switch (job.state()) {
            case ASKED -> arrow(s, to, "job:asked", caller.right(), box.x(), down, Tone.ACCENT);
            case TAKEN -> {
                arrow(s, to, "job:asked", caller.right(), box.x(), down, Tone.PLAIN);
                arrow(s, to, "job:taken", box.right(), worker.x(), down, Tone.ACCENT);
            }
            case DONE -> arrow(s, to, "job:done", worker.x(), box.right(), back, Tone.BYTES);
            case OVER -> {
                arrow(s, to, "job:done", worker.x(), box.right(), back, Tone.BYTES);
                arrow(s, to, "job:got", box.x(), caller.right(), back, Tone.BYTES);
            }
        }
    }

    private static void arrow(
            Setting s, Sketch to, String id, double from, double until, double y, Tone tone) {
        to.add(
                new Link(
                        id,
                        List.of(new Point(from, y), new Point(until, y)),
                        tone,
                        false,
                        true,
                        s.words().text(id.replace(':', '.') + ".describe")));
    }
}
