package dev.ringside.app;

import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One sentence that the window has to say, until somebody has read it. It lies over a corner of
/// the stage, so that nothing moves when it comes and goes.
final class NoticeBar extends HBox {
    /// A sentence, in whatever language it is wanted.
    interface Sentence {
        /// The sentence in the language of `texts`.
        String in(Texts texts);

        /// The text called `key`, its gaps filled.
        static Sentence of(String key, Object... gaps) {
            return texts -> texts.get(key, gaps);
        }

        /// This one, followed by `next`.
        default Sentence and(Sentence next) {
            return texts -> in(texts) + " " + next.in(texts);
        }
    }

    private final Label words = new Label();
    private final Button close;
    private @Nullable Sentence sentence;

    NoticeBar() {
        setId("notice");
        words.setId("notice-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        close = Parts.button(new Button(), "notice-close", this::clear, "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        getStyleClass().addAll("notice", "floating");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(words, close);
        clear();
    }

    /// Says something.
    ///
    /// @param bad whether something went wrong
    void show(Sentence said, boolean bad, Texts texts) {
        sentence = said;
        Parts.flag(this, "bad", bad);
        setVisible(true);
        show(texts);
    }

    /// Says nothing any more.
    void clear() {
        sentence = null;
        words.setText("");
        setVisible(false);
    }

    /// Says the same in another language.
    void show(Texts texts) {
        if (sentence != null) {
            words.setText(sentence.in(texts));
            Parts.explain(close, texts.get("notice.close"));
        }
    }
}
