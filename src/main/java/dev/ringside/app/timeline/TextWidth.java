package dev.ringside.app.timeline;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide a text is.
final class TextWidth {
    private TextWidth() {}

    static double of(String words, Font font) {
        var text = new Text(words);
        text.setFont(font);
        return Math.ceil(text.getLayoutBounds().getWidth());
    }
}
