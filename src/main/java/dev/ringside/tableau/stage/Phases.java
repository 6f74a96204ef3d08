package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.story.Message;
import dev.ringside.story.Narrator;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The two phases of one message beside the caption of a picture: of which task and descriptor, and
/// how far they have gone.
///
/// It is the message that the task of the step waits for or has just got; else that of the first
/// task that waits for one; else the one that came last, as long as its task has called nothing
/// since.
final class Phases {
    private static final double HEADING_EM = 1.4;
    private static final double ROW_EM = 1.6;

    private final Moment moment;
    private final Narrator narrator;
    private final StageWords words;
    private final Pen pen;
    private final long nanos;

    Phases(Moment moment, Narrator narrator, StageWords words, Pen pen) {
        this.moment = moment;
        this.narrator = narrator;
        this.words = words;
        this.pen = pen;
        this.nanos = moment.machine().nanos();
    }

    /// What is drawn within `box`: nothing if there is no such message.
    List<Element> in(Box box) {
        return message().map(m -> rows(m, box)).orElse(List.of());
    }

    private Optional<Message> message() {
        var tasks = Roster.of(moment.story()).tasks();
        int acts = acting();
        var under =
                moment.story().messagesWithin(moment.first(), moment.facts()).stream()
                        .filter(m -> tasks.contains(m.task()))
                        .min(
                                Comparator.comparing((Message m) -> m.task() != acts)
                                        .thenComparingInt(m -> tasks.indexOf(m.task())));
        return under.isPresent() ? under : latest(tasks);
    }

    /// Who does what the step is about.
    private int acting() {
        var step = moment.step();
        return step == null
                ? -1
                : moment.news().stream()
                        .map(TraceEvent::at)
                        .filter(at -> at.nanos() == step.fromNanos())
                        .mapToInt(at -> at.tid())
                        .findFirst()
                        .orElse(-1);
    }

    private Optional<Message> latest(List<Integer> tasks) {
        return tasks.stream()
                .flatMap(tid -> moment.story().messageOf(tid, moment.facts()).stream())
                .max(Comparator.comparingInt(Message::returnFact))
                .filter(m -> moment.machine().task(m.task()).map(Task::call).isEmpty());
    }

    private List<Element> rows(Message m, Box box) {
        var elements = new ArrayList<Element>();
        String of =
                words.text(
                        "caption.of",
                        "task",
                        narrator.names().task(m.task()),
                        "fd",
                        Integer.toString(m.fd()));
        var heading = new Box(box.x(), box.y(), box.width(), HEADING_EM * pen.em());
        elements.add(
                new Figure("caption:of", Shape.TEXT, heading)
                        .layer(1)
                        .label(pen.middle(heading, of, Face.REGULAR, Pen.SMALL, true))
                        .element());
        add(elements, "wait", box, soFar(m.callNanos(), m.queuedNanos()));
        add(elements, "wakeUp", box, wakeUp(m));
        if (m.toReadNanos() > 0) {
            add(elements, "toRead", box, soFar(m.runsNanos(), m.readNanos()));
        }
        add(elements, "copy", box, copy(m));
        return elements;
    }

    /// Whether it has to sleep is open until the call has found the bytes.
    private String wakeUp(Message m) {
        if (m.wakeUpUnseen()) {
            return words.text("caption.none");
        }
        if (m.slept()) {
            return soFar(m.queuedNanos(), m.runsNanos());
        }
        boolean known = nanos > m.callNanos() && nanos >= m.queuedNanos();
        return words.text(known ? "caption.awake" : "caption.none");
    }

    /// The end of a copy is known when the call has returned: not before, and then as a bound.
    private String copy(Message m) {
        return nanos < m.returnNanos()
                ? words.text("caption.none")
                : "≤ " + Durations.text(m.copyAtMostNanos());
    }

    private String soFar(long from, long to) {
        if (nanos <= from) {
            return words.text("caption.none");
        }
        return nanos < to
                ? words.text("caption.soFar", "duration", Durations.text(nanos - from))
                : Durations.text(to - from);
    }

    private void add(List<Element> elements, String key, Box box, String value) {
        double em = pen.em();
        double y = box.y() + (HEADING_EM + ROW_EM * (elements.size() - 1)) * em;
        var line = new Box(box.x(), y, box.width(), ROW_EM * em);
        String name = words.text("caption." + key);
        double valueWidth = pen.width(value, Face.MONO, Pen.TEXT) * Pen.LEEWAY;
        var left = new Box(line.x(), line.y(), line.width() - valueWidth - em, line.height());
        elements.add(
                new Figure("caption:" + key, Shape.TEXT, line)
                        .layer(1)
                        .label(pen.middle(left, name, Face.BOLD, Pen.TEXT, false))
                        .label(pen.line(line, 0.5, value, Face.MONO, Pen.TEXT, Align.RIGHT, false))
                        .element());
    }
}
