package dev.ringside.app;

import dev.ringside.app.theme.Parts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One sentence that the window has to say, until somebody has read it.
final class NoticeBar extends HBox {
    private final Label words = new Label();
    private final Button close;

    NoticeBar() {
        setId("notice");
        words.setId("notice-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        close = Parts.button(new Button(), "notice-close", () -> show(null, false), "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, close);
        show(null, false);
    }

    /// Says something, or nothing.
    ///
    /// @param bad whether something went wrong
    void show(@Nullable String sentence, boolean bad) {
        words.setText(sentence == null ? "" : sentence);
        setVisible(sentence != null);
        setManaged(sentence != null);
        getStyleClass().remove("bad");
        if (bad) {
            getStyleClass().add("bad");
        }
    }
}
