package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Durations;
import dev.ringside.story.Step;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceWriter;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/// The facts of a step, each with who said so and in whose words.
final class FactList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int MOST = 60;

    FactList() {
        getStyleClass().add("facts");
        setId("facts");
    }

    void show(List<TraceEvent> events, Step step, int facts, Texts texts) {
        getChildren().clear();
        int end = Math.min(step.next(), step.first() + MOST);
        for (int i = step.first(); i < end; i++) {
            var fact = fact(events.get(i), texts);
            fact.pseudoClassStateChanged(CURRENT, i == facts - 1);
            getChildren().add(fact);
        }
        if (step.next() > end) {
            getChildren().add(new Label(texts.get("facts.more", step.next() - end)));
        }
    }

    private static VBox fact(TraceEvent event, Texts texts) {
        var stamp = event.at();
        String evidence = stamp.source().evidence().name().toLowerCase(Locale.ROOT);
        var badge = new Region();
        badge.getStyleClass().setAll("evidence-dot", evidence);
        badge.setAccessibleText(texts.get("evidence." + evidence));
        var source = new Label(stamp.source().name());
        source.getStyleClass().add("fact-source");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var time = new Label(Durations.millis(stamp.nanos()));
        time.getStyleClass().add("fact-time");
        time.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(badge, source, space, time);
        head.getStyleClass().add("fact-head");
        var raw = new Label(stamp.raw() != null ? stamp.raw() : TraceWriter.kind(event));
        raw.setWrapText(true);
        raw.getStyleClass().add("fact-raw");
        var node = new VBox(head, raw);
        node.getStyleClass().setAll("fact");
        return node;
    }
}
