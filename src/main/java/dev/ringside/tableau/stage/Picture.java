package dev.ringside.tableau.stage;

import dev.ringside.story.Headline;
import dev.ringside.story.Narrator;
import dev.ringside.story.Step;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.TextMeasure;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Plan;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A picture for a slide or a page: the stage, and below it what happens in words, the two phases
/// of the I/O as far as they are over, by whose word, and where the recording is from.
public final class Picture {
    /// The height of the caption as a share of the least height of stage and caption, in letters.
    private static final Pattern BREAKS =
            Pattern.compile(
                    "(?<= )|(?<=[\\u3000-\\u9fff\\uff00-\\uffef&&[^（《「]])" + "(?![，。；：、！？”）》」])");

    private static final double CAPTION_EM = 11.2;

    private static final int MOST_LINES = 4;

    private final Moment moment;
    private final StageOptions options;
    private final StageWords words;
    private final Narrator narrator;
    private final double em;
    private final Pen pen;
    private final Box caption;

    private Picture(Moment moment, StageOptions options) {
        this.moment = moment;
        this.options = options;
        this.words = new StageWords(options.language());
        this.narrator = new Narrator(moment.story(), options.language());
        this.em = Plan.em(Roster.of(moment.story()), options.frame(), CAPTION_EM);
        this.pen = new Pen(em);
        double height = CAPTION_EM * em;
        this.caption = new Box(0, options.height() - height, options.width(), height);
    }

    /// The picture of a moment; `options` give the size of the whole.
    public static Tableau of(Moment moment, StageOptions options) {
        return new Picture(moment, options).tableau();
    }

    private Tableau tableau() {
        var stage =
                TableauLayout.of(
                        moment,
                        new StageOptions(
                                options.language(),
                                options.width(),
                                caption.y(),
                                options.presenting()));
        var elements = new ArrayList<Element>(stage.elements());
        elements.addAll(captions());
        return new Tableau(
                options.width(), options.height(), elements, stage.links(), stage.flights());
    }

    private List<Element> captions() {
        var step = moment.step();
        var area = new Box(1.6 * em, caption.y() + 0.8 * em, caption.width() - 3.2 * em, 8.4 * em);
        var columns = Grid.columns(area, 2 * em, 2.3, 1);
        var elements = new ArrayList<Element>();
        elements.add(
                new Figure("caption", Shape.BAND, caption).tone(Tone.PLAIN).layer(0).element());
        if (step != null) {
            elements.add(words(step, columns.get(0)));
            elements.addAll(new Phases(moment, narrator, words, pen).in(columns.get(1)));
        }
        elements.add(source(step));
        return elements;
    }

    private Element words(Step step, Box box) {
        var telling = narrator.tell(step);
        var head = new Box(box.x(), box.y(), box.width(), 2 * em);
        var figure =
                new Figure("caption:words", Shape.TEXT, box)
                        .layer(1)
                        .describe(telling.title() + ". " + telling.detail())
                        .label(pen.middle(head, telling.title(), Face.BOLD, 1.6, false));
        double size = 1.1;
        var lines = wrapped(telling.detail(), size, box.width());
        for (int i = 0; i < Math.min(MOST_LINES, lines.size()); i++) {
            var line = new Box(box.x(), box.y() + (2.2 + 1.55 * i) * em, box.width(), 1.55 * em);
            String text =
                    i == MOST_LINES - 1 && lines.size() > MOST_LINES
                            ? lines.get(i) + " …"
                            : lines.get(i);
            figure.label(pen.middle(line, text, Face.REGULAR, size, false));
        }
        return figure.element();
    }

    /// Breaks a text into lines at spaces, and between Chinese characters: not behind a bracket
    /// that opens, nor before a mark that ends something.
    private List<String> wrapped(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : BREAKS.split(text, -1)) {
            String longer = line + word.stripTrailing();
            if (TextMeasure.width(longer, Face.REGULAR, size * em) > width * 0.97
                    && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /// The last line: which step, by whose word, and where the recording is from.
    private Element source(@Nullable Step step) {
        var line =
                new Box(1.6 * em, caption.bottom() - 2 * em, caption.width() - 3.2 * em, 1.5 * em);
        var header = moment.story().trace().header();
        String recorded =
                words.text(
                        "caption.recorded",
                        "kernel",
                        header.kernel(),
                        "rung",
                        new Headline(header, options.language()).rung());
        double right = pen.width(recorded, Face.REGULAR, Pen.SMALL) * 1.03;
        var left = new Box(line.x(), line.y(), line.width() - right - 2 * em, line.height());
        return new Figure("caption:source", Shape.TEXT, line)
                .layer(1)
                .label(
                        pen.middle(
                                left,
                                step == null ? "" : evidence(step, left.width()),
                                Face.REGULAR,
                                1,
                                true))
                .label(pen.line(line, 0.5, recorded, Face.REGULAR, Pen.SMALL, Align.RIGHT, true))
                .element();
    }

    /// The step's place, its time, and the sources of its facts: those of the fact that it is about
    /// first, and as many as there is room for.
    private String evidence(Step step, double width) {
        var sources =
                moment.story().trace().events().subList(step.first(), step.next()).stream()
                        .map(TraceEvent::at)
                        .sorted(Comparator.comparing(at -> at.nanos() != step.fromNanos()))
                        .map(at -> at.source().name())
                        .distinct()
                        .toList();
        String count = Integer.toString(moment.story().steps().size() - 1);
        var text =
                new StringBuilder(
                        words.text("caption.step", "number", step.number(), "count", count));
        text.append(" · ").append(Durations.millis(step.fromNanos())).append(" · ");
        text.append(words.text("caption.evidence")).append(": ");
        for (int i = 0; i < sources.size(); i++) {
            String next = (i == 0 ? "" : ", ") + sources.get(i);
            if (pen.width(text + next + ", …", Face.REGULAR, Pen.SMALL) * Pen.LEEWAY > width) {
                return text + (i == 0 ? "…" : ", …");
            }
            text.append(next);
        }
        return text.toString();
    }
}
