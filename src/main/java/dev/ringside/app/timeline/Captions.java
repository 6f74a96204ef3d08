package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Inks;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The texts on the slices of one row. They are used again from picture to picture, the same one
/// for the same piece as far as can be, so that panning only moves them.
final class Captions extends Group implements LanePainter.Pen {
    private static final double NARROWEST_PX = 14;
    private static final int SLOTS = 64;

    private final @Nullable Text[] texts = new @Nullable Text[SLOTS];
    private final boolean[] used = new boolean[SLOTS];
    private final Inks inks;
    private final Wordings wordings;
    private double padding;
    private double middle;

    Captions(Inks inks, Wordings wordings) {
        this.inks = inks;
        this.wordings = wordings;
        setManaged(false);
        setMouseTransparent(true);
        setAutoSizeChildren(false);
    }

    /// From now on another picture is written on.
    void begin(double barHeight) {
        padding = Math.rint(barHeight * 0.2);
        middle = Math.rint(barHeight / 2);
        Arrays.fill(used, false);
    }

    @Override
    public double write(Lane lane, int piece, double fromPx, double toPx) {
        int what = lane.what(piece);
        double room = toPx - fromPx - 2 * padding;
        if (what < 0 || room < NARROWEST_PX / 2) {
            return fromPx;
        }
        var wording = wordings.of(lane).get(what);
        int fitting = wording.fitting(room);
        int slot = fitting < 0 ? -1 : slot(piece);
        if (slot < 0) {
            return fromPx;
        }
        var text = text(slot);
        if (!text.getText().equals(wording.words(fitting))) {
            text.setText(wording.words(fitting));
        }
        text.setFont(wordings.font());
        text.setFill(inks.color(wording.ink()));
        text.setX(Math.rint(fromPx + padding));
        text.setY(middle);
        text.setVisible(true);
        return fromPx + padding + wording.width(fitting);
    }

    /// The picture is written on.
    void end() {
        for (int i = 0; i < SLOTS; i++) {
            var text = texts[i];
            if (text != null && !used[i]) {
                text.setVisible(false);
            }
        }
    }

    /// A free text; -1 if there is none left.
    private int slot(int piece) {
        for (int i = 0; i < SLOTS; i++) {
            int slot = (piece + i) % SLOTS;
            if (!used[slot]) {
                used[slot] = true;
                return slot;
            }
        }
        return -1;
    }

    private Text text(int slot) {
        var text = texts[slot];
        if (text == null) {
            text = new Text();
            text.setTextOrigin(VPos.CENTER);
            text.setManaged(false);
            texts[slot] = text;
            getChildren().add(text);
        }
        return text;
    }
}
