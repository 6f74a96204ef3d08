package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.ArrayList;
import java.util.List;

/// An element in the making: calm unless said otherwise.
///
/// Layers: 0 bands, 1 boxes, 2 places inside boxes, 3 what moves. Within one layer nothing
/// overlaps.
final class Figure {
    private final String id;
    private final Shape shape;
    private final Box box;
    private final List<Label> labels = new ArrayList<>();
    private Tone tone = Tone.PLAIN;
    private boolean filled;
    private boolean hatched;
    private boolean inferred;
    private String description = "";
    private int layer = 1;

    Figure(String id, Shape shape, Box box) {
        this.id = id;
        this.shape = shape;
        this.box = box;
    }

    Figure tone(Tone newTone) {
        this.tone = newTone;
        return this;
    }

    Figure filled(boolean yes) {
        this.filled = yes;
        return this;
    }

    Figure hatched(boolean yes) {
        this.hatched = yes;
        return this;
    }

    Figure inferred(boolean yes) {
        this.inferred = yes;
        return this;
    }

    Figure layer(int newLayer) {
        this.layer = newLayer;
        return this;
    }

    Figure describe(String text) {
        this.description = text;
        return this;
    }

    /// Adds a label, unless nothing of it found room.
    Figure label(Label label) {
        if (!label.text().isEmpty()) {
            labels.add(label);
        }
        return this;
    }

    Figure labels(List<Label> more) {
        more.forEach(this::label);
        return this;
    }

    Element element() {
        String said =
                description.isEmpty() && !labels.isEmpty()
                        ? String.join(" ", labels.stream().map(Label::text).toList())
                        : description;
        return new Element(
                id, shape, tone, box, filled, hatched, inferred, List.copyOf(labels), said, layer);
    }
}
