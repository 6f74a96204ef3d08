package dev.ringside.app.evidence;

import dev.ringside.app.session.Recorded;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One line about what the recording on screen lacks, if it lacks anything: facts that were lost,
/// its end, or the evidence of a higher rung. Somebody who has read it closes it; the evidence
/// badge still says the same.
public final class Banner extends HBox {
    private final Label words = Parts.label("banner-words");
    private final Button why;
    private final Button close;
    private @Nullable Recorded shown;
    private @Nullable Grounds grounds;
    private @Nullable Recorded dismissed;

    /// An empty line, which takes no room.
    ///
    /// @param onWhy is called when somebody wants to know more
    public Banner(Runnable onWhy) {
        setId("banner");
        why = Parts.button(new Button(), "banner-why", onWhy, "link");
        close = Parts.button(new Button(), "banner-close", this::dismiss, "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        getStyleClass().addAll("notice", "banner");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, why, Parts.space(), close);
        setVisible(false);
        setManaged(false);
    }

    /// Says what `recorded` lacks.
    ///
    /// @param growing whether more of it is still to come: then nothing is said yet
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    public void show(Recorded recorded, boolean growing, Texts texts) {
        if (growing || recorded == dismissed || recorded.story().trace().size() == 0) {
            hide();
            return;
        }
        if (recorded != shown || grounds == null) {
            shown = recorded;
            grounds = Grounds.of(recorded.story().trace());
        }
        var sentences = Shortcomings.of(grounds, texts);
        setVisible(!sentences.isEmpty());
        setManaged(isVisible());
        if (isVisible()) {
            words.setText(sentences.getFirst());
            why.setText(texts.get("evidence.more"));
            Parts.explain(close, texts.get("notice.close"));
            Parts.flag(this, "bad", grounds.incomplete());
        }
    }

    private void dismiss() {
        dismissed = shown;
        hide();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }
}
