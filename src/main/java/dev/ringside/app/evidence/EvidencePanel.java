package dev.ringside.app.evidence;

import dev.ringside.app.theme.Texts;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.trace.Source.Evidence;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.Map;

/// What the evidence badge stands for: the rung on which the recording was made, how many facts are
/// by whose word, and what is missing.
final class EvidencePanel extends VBox {
    private final Label title = new Label();
    private final GridPane kinds = new GridPane();
    private final VBox lacking = new VBox();

    EvidencePanel() {
        setId("evidence-panel");
        getStyleClass().add("evidence-panel");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        kinds.getStyleClass().add("kinds");
        lacking.getStyleClass().add("lacking");
        getChildren().addAll(title, kinds, lacking);
    }

    void show(Grounds grounds, Map<Evidence, Integer> counts, Texts texts) {
        title.setText(Shortcomings.rung("evidence.rung.", grounds.rung(), texts));
        kinds.getChildren().clear();
        int row = 0;
        for (var evidence : Evidence.values()) {
            kinds.addRow(
                    row++,
                    badge(evidence, texts),
                    count(counts.getOrDefault(evidence, 0), texts),
                    words(texts.get(key("evidence.means.", evidence)), ""));
        }
        lacking.getChildren().clear();
        for (String sentence : Shortcomings.of(grounds, texts)) {
            lacking.getChildren().add(words(sentence, "lacks"));
        }
        if (!grounds.whyNotHigher().isEmpty()) {
            var words = PhraseBook.in(texts.language());
            String why = texts.get("evidence.why", words.translate(grounds.whyNotHigher()));
            lacking.getChildren().add(words(why, "weak"));
        }
        lacking.setVisible(!lacking.getChildren().isEmpty());
        lacking.setManaged(lacking.isVisible());
    }

    private static Label badge(Evidence evidence, Texts texts) {
        var badge = new Label(texts.get(key("evidence.short.", evidence)));
        String kind = evidence.name().toLowerCase(Locale.ROOT);
        badge.getStyleClass().addAll("evidence-badge", kind);
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    private static Label count(int facts, Texts texts) {
        var count = new Label(texts.get("evidence.facts", facts));
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(count, HPos.RIGHT);
        return count;
    }

    private static Label words(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass.isEmpty() ? "means" : styleClass);
        return label;
    }

    private static String key(String prefix, Evidence evidence) {
        return prefix + evidence.name().toLowerCase(Locale.ROOT);
    }
}
