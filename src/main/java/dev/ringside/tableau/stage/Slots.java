package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.List;

/// The places of a queue in which control blocks stand, occupied or not; [ControlBlocks] draws
/// those themselves.
///
/// @param id the queue; its further places are named after it
/// @param cells its places, those that are occupied first
/// @param count how many stand in it
/// @param inferred whether it is inferred that somebody stands there
/// @param known whether the recording could tell that somebody stands there
/// @param description what it is and says
record Slots(
        String id,
        List<Box> cells,
        int count,
        boolean inferred,
        boolean known,
        String description) {
    /// How much smaller an occupied place is than what stands in it, in letters.
    private static final double HIDDEN = 0.12;

    void draw(Setting s, Sketch to) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = i < count ? Grid.inset(cells.get(i), HIDDEN * s.plan().em()) : cells.get(i);
            String text = count == 0 && i == 0 ? s.words().text(known ? "empty" : "unknown") : "";
            to.add(
                    new Figure(i == 0 ? id : id + ":" + i, Shape.SLOT, cell)
                            .tone(i == 0 ? s.accentOr(id, Tone.MUTED) : Tone.MUTED)
                            .inferred(inferred)
                            .layer(2)
                            .label(to.pen().centred(cell, text, Face.REGULAR, Pen.SMALL, true))
                            .describe(description));
        }
    }
}
