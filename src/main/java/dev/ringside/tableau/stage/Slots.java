package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// The places of a queue in which control blocks stand, occupied or not; [ControlBlocks] draws
/// those themselves.
///
/// @param id the queue; its further places are named after it
/// @param cells its places
/// @param taken those of them in which somebody stands
/// @param more how many more there are than places, which the last place tells
/// @param inferred whether it is inferred that somebody stands there
/// @param known whether the recording could tell that somebody stands there
/// @param description what it is and says
record Slots(
        String id,
        List<Box> cells,
        List<Box> taken,
        int more,
        boolean inferred,
        boolean known,
        String description) {
    /// How much smaller an occupied place is than what stands in it, in letters.
    private static final double HIDDEN = 0.12;

    void draw(Setting s, Sketch to) {
        for (int i = 0; i < cells.size(); i++) {
            boolean hidden = taken.contains(cells.get(i));
            var cell = hidden ? Grid.inset(cells.get(i), HIDDEN * s.plan().em()) : cells.get(i);
            String text = text(s, i);
            to.add(
                    new Figure(i == 0 ? id : id + ":" + i, Shape.SLOT, cell)
                            .tone(accented(s, cells.get(i)) ? Tone.ACCENT : Tone.MUTED)
                            .inferred(inferred)
                            .layer(2)
                            .label(to.pen().centred(cell, text, Face.REGULAR, Pen.SMALL, true))
                            .describe(description));
        }
    }

    /// Whether somebody stands there whom the step is about.
    private boolean accented(Setting s, Box cell) {
        return s.focus().on(id)
                && s.roster().tasks().stream()
                        .filter(tid -> s.focus().on("task:" + tid))
                        .anyMatch(tid -> s.standing().of(tid).filter(cell::equals).isPresent());
    }

    private String text(Setting s, int place) {
        if (more > 0 && place == cells.size() - 1) {
            return s.words().text("more", "count", more);
        }
        boolean first = taken.isEmpty() && place == 0;
        return first ? s.words().text(known ? "empty" : "unknown") : "";
    }
}
