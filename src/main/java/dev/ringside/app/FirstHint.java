package dev.ringside.app;

import dev.ringside.app.theme.Texts;

import javafx.scene.control.Label;

/// What somebody who sees the program for the first time needs to know, in one line over the stage.
/// It goes away with whatever they do first.
final class FirstHint extends Label {
    FirstHint() {
        setId("first-hint");
        getStyleClass().add("first-hint");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(boolean wanted, Texts texts) {
        setVisible(wanted);
        if (wanted) {
            setText(texts.get("hint.first"));
        }
    }
}
