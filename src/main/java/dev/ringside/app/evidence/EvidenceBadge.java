package dev.ringside.app.evidence;

import dev.ringside.app.session.Recorded;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.trace.Source.Evidence;

import javafx.scene.control.Button;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// By whose word the recording is, in the main; behind it, all about that.
public final class EvidenceBadge extends Button {
    private static final double BELOW_PX = 6;

    private @Nullable PopOver pop;
    private @Nullable EvidencePanel panel;
    private @Nullable Recorded recorded;
    private @Nullable Recorded counted;
    private Map<Evidence, Integer> counts = Map.of();
    private @Nullable Texts texts;
    private boolean growing;

    /// A badge that says nothing yet.
    public EvidenceBadge() {
        Parts.button(this, "evidence-badge", this::toggle);
    }

    /// Shows the evidence of a recording.
    ///
    /// @param brief whether it says it in one word
    /// @param running whether it is still being made
    public void show(Recorded shown, boolean brief, boolean running, Texts words) {
        recorded = shown;
        growing = running;
        texts = words;
        Evidence best = shown.evidence();
        String kind = best.name().toLowerCase(Locale.ROOT);
        setText(words.get((brief ? "evidence.short." : "evidence.of.") + kind));
        setAccessibleText(words.get("evidence.open", words.get("evidence.of." + kind)));
        getStyleClass().setAll("button", "evidence-badge", "wide", kind);
        if (opened()) {
            fill();
        }
    }

    /// Whether its pop-over is there to be read.
    public boolean opened() {
        return pop != null && pop.isShowing();
    }

    /// Opens the pop-over, or closes it.
    public void toggle() {
        var present = pop == null ? pop() : pop;
        if (present.isShowing()) {
            present.hide();
        } else {
            fill();
            present.show(this);
            // without an arrow it would stand where its tip were, over this badge
            present.setAnchorY(localToScreen(getBoundsInLocal()).getMaxY() + BELOW_PX);
        }
    }

    /// Closes the pop-over; false if it was not open.
    public boolean close() {
        boolean open = opened();
        if (open && pop != null) {
            pop.hide();
        }
        return open;
    }

    private PopOver pop() {
        var content = new EvidencePanel();
        var made = new PopOver(content);
        made.getRoot().getStylesheets().clear(); // the window's own say how it looks
        made.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        made.setArrowSize(0); // a plain rectangle looks right even where no window is translucent
        made.setArrowIndent(0);
        made.setCornerRadius(0);
        made.setDetachable(false);
        made.setAnimated(false);
        made.setAutoFix(true);
        made.getStyleClass().add("window-pop"); // the root takes them from here
        panel = content;
        pop = made;
        return made;
    }

    /// All facts are counted once, and only if somebody asks.
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    private void fill() {
        var present = recorded;
        if (panel == null || present == null || texts == null) {
            return;
        }
        if (counted != present) {
            counted = present;
            counts = Grounds.counts(present.story().trace());
        }
        var grounds = Grounds.of(present.story().trace());
        panel.show(growing ? grounds.growing() : grounds, counts, texts);
        panel.setStyle("-fx-font-size: " + getFont().getSize() + "px");
    }
}
