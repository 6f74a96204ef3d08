package dev.ringside.app.timeline.paint;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide a text is.
public final class TextWidth {
    private TextWidth() {}

    /// In pixels, rounded up.
    public static double of(String words, Font font) {
        var text = new Text(words);
        text.setFont(font);
        return Math.ceil(text.getLayoutBounds().getWidth());
    }
}
