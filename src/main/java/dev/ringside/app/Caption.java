package dev.ringside.app;

import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.story.words.Telling;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One large line beneath the stage while presenting, instead of everything else around it.
final class Caption extends HBox {
    private final Label step = Parts.label("caption-step", "step");
    private final Label title = Parts.label("caption-title", "caption-title");
    private final Label line = Parts.label("caption-line", "caption-line");

    Caption() {
        setId("caption");
        getStyleClass().add("caption");
        setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        HBox.setHgrow(line, Priority.ALWAYS);
        getChildren().addAll(step, title, line);
        setVisible(false);
        setManaged(false);
    }

    /// A line that begins as the title does is a title of its own.
    void show(String where, Telling telling, Texts texts) {
        boolean once = telling.line().startsWith(telling.title());
        step.setText(where);
        title.setText(once ? telling.line() : telling.title());
        line.setText(once ? "" : telling.line());
        setAccessibleText(texts.get("caption", telling.title()));
    }
}
