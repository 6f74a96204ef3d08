package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.FactText;
import dev.ringside.story.words.Names;
import dev.ringside.trace.TraceEvent;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/// One fact in full: by whose word, from which source, where, and what that source said.
final class EvidenceNode extends VBox {
    private final Label title = label("evidence-title", "heading");
    private final Label badge = label("evidence", "evidence-badge");
    private final Label place = label("fact-place", "fact-place");
    private final Label raw = label("fact-raw", "fact-raw");

    EvidenceNode() {
        getStyleClass().setAll("section", "evidence-section");
        badge.setMinWidth(USE_PREF_SIZE);
        place.setWrapText(true);
        place.setMinHeight(USE_PREF_SIZE);
        raw.setWrapText(true);
        raw.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, place, raw);
    }

    void show(TraceEvent event, int index, Names names, Texts texts) {
        var stamp = event.at();
        String evidence = stamp.source().evidence().name().toLowerCase(Locale.ROOT);
        title.setText(texts.get("fact.title", index + 1));
        badge.setText(texts.get("evidence." + evidence));
        badge.getStyleClass().setAll("label", "evidence-badge", evidence);
        String where = stamp.cpu() < 0 ? "" : " · CPU " + stamp.cpu();
        String who = stamp.tid() < 0 ? "" : " · " + names.task(stamp.tid());
        place.setText(stamp.source().name() + where + who);
        raw.setText(stamp.raw() != null ? stamp.raw() : FactText.of(event));
    }

    private static Label label(String id, String styleClass) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
