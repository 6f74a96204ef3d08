package dev.ringside.app;

import dev.ringside.app.theme.Texts;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// What somebody who sees the program for the first time needs to know, in one line over the stage.
/// It goes away with whatever they do first, and does not come again.
final class FirstHint extends Label {
    private boolean wanted;

    FirstHint() {
        setId("first-hint");
        getStyleClass().add("first-hint");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// Stays until somebody does anything in `window`, unless it was seen before.
    void begin(Desk desk, Node window) {
        wanted = !desk.hintShown();
        if (wanted) {
            EventHandler<InputEvent> seen =
                    new EventHandler<>() {
                        @Override
                        public void handle(InputEvent event) {
                            window.removeEventFilter(KeyEvent.KEY_PRESSED, this);
                            window.removeEventFilter(MouseEvent.MOUSE_PRESSED, this);
                            wanted = false;
                            setVisible(false);
                            desk.hintShown(true);
                        }
                    };
            window.addEventFilter(KeyEvent.KEY_PRESSED, seen);
            window.addEventFilter(MouseEvent.MOUSE_PRESSED, seen);
        }
    }

    /// Shows itself in a language, if it is still wanted.
    ///
    /// @param room whether nothing else is said in its place
    void show(boolean room, Texts texts) {
        setText(texts.get("hint.first"));
        setVisible(wanted && room);
    }
}
