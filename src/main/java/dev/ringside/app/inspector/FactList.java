package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Step;
import dev.ringside.story.words.Durations;
import dev.ringside.trace.TraceEvent;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/// The facts of a step, a line each: who said it, and when. One of them can be selected, and gone
/// to by Enter or with the mouse.
///
/// Of a long step it shows those around the selected one, or around the latest.
final class FactList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int NONE = -1;
    private static final int MOST = 40;

    private IntConsumer onFact = _ -> {};
    private @Nullable Content content;
    private int shownFrom;
    private int selected = NONE;

    /// @param events all facts
    /// @param step the step whose facts are listed
    /// @param facts how many facts are behind
    record Content(List<TraceEvent> events, Step step, int facts, Texts texts) {
        @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
        boolean sameFacts(@Nullable Content other) {
            return other != null
                    && events == other.events
                    && step.first() == other.step.first()
                    && step.next() == other.step.next()
                    && texts == other.texts;
        }

        int latest() {
            return Math.clamp(facts - 1, step.first(), Math.max(step.first(), step.next() - 1));
        }
    }

    FactList() {
        getStyleClass().add("facts");
        setId("facts");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && selected != NONE) {
                onFact.accept(selected);
                key.consume();
            }
        });
    }

    /// Who is told which fact somebody goes to.
    void setOnFact(IntConsumer action) {
        onFact = action;
    }

    void show(Content next) {
        var before = content;
        content = next;
        if (!next.sameFacts(before)) {
            boolean sameStep = before != null && next.step().first() == before.step().first();
            selected = sameStep ? selected : NONE;
            fill(next);
        }
        mark(next);
    }

    /// Selects the next fact, or the previous one if `places` is negative.
    ///
    /// @return its node
    @Nullable Node walk(int places) {
        var now = content;
        if (now == null || now.step().first() >= now.step().next()) {
            return null;
        }
        int last = now.step().next() - 1;
        int from = selected == NONE ? (places > 0 ? now.step().first() - 1 : last + 1) : selected;
        selected = Math.clamp(from + places, now.step().first(), last);
        if (selected < shownFrom || selected >= shownFrom + MOST) {
            fill(now);
        }
        mark(now);
        return lookup("#fact-" + selected);
    }

    /// The fact in question: the selected one, otherwise the latest.
    int inQuestion() {
        var now = content;
        return selected != NONE || now == null ? selected : now.latest();
    }

    private void fill(Content now) {
        getChildren().clear();
        int middle = selected == NONE ? now.latest() : selected;
        int latestFrom = Math.max(now.step().first(), now.step().next() - MOST);
        shownFrom = Math.clamp(middle - MOST / 2, now.step().first(), latestFrom);
        int end = Math.min(now.step().next(), shownFrom + MOST);
        more("facts.before", shownFrom - now.step().first(), now.texts());
        for (int i = shownFrom; i < end; i++) {
            getChildren().add(row(i, now));
        }
        more("facts.more", now.step().next() - end, now.texts());
    }

    private void more(String key, int count, Texts texts) {
        if (count > 0) {
            var label = new Label(texts.get(key, count));
            label.getStyleClass().add("weak");
            getChildren().add(label);
        }
    }

    private void mark(Content now) {
        for (var row : getChildren()) {
            row.pseudoClassStateChanged(SELECTED, row.getId() != null && is(row, selected));
            row.pseudoClassStateChanged(CURRENT, row.getId() != null && is(row, now.latest()));
        }
        setAccessibleText(now.texts().get("facts.title"));
        int fact = inQuestion();
        if (fact >= 0 && fact < now.events().size()) {
            setAccessibleText(accessible(fact, now));
        }
    }

    private static boolean is(Node row, int fact) {
        return ("fact-" + fact).equals(row.getId());
    }

    private Node row(int index, Content now) {
        var stamp = now.events().get(index).at();
        String evidence = stamp.source().evidence().name().toLowerCase(Locale.ROOT);
        var dot = new Region();
        dot.getStyleClass().setAll("evidence-dot", evidence);
        var source = new Label(stamp.source().name());
        source.getStyleClass().add("fact-source");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var time = new Label(Durations.millis(stamp.nanos()));
        time.getStyleClass().add("fact-time");
        time.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(dot, source, space, time);
        row.setId("fact-" + index);
        row.getStyleClass().setAll("fact");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(accessible(index, now));
        row.setOnMouseClicked(_ -> {
            selected = index;
            requestFocus();
            onFact.accept(index);
        });
        return row;
    }

    private static String accessible(int index, Content now) {
        var stamp = now.events().get(index).at();
        String evidence = stamp.source().evidence().name().toLowerCase(Locale.ROOT);
        return now.texts()
                .get(
                        "facts.say",
                        index + 1,
                        stamp.source().name(),
                        Durations.millis(stamp.nanos()),
                        now.texts().get("evidence." + evidence));
    }
}
