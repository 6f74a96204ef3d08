package dev.ringside.app.stage;

import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.List;

/// What an element looks like, wherever it is: two elements with the same look differ in place
/// only.
///
/// @param labels its texts, relative to its left upper corner
record Look(
        Shape shape,
        Tone tone,
        double width,
        double height,
        boolean filled,
        boolean hatched,
        boolean inferred,
        List<Label> labels) {
    static Look of(Element e) {
        return new Look(
                e.shape(),
                e.tone(),
                e.box().width(),
                e.box().height(),
                e.filled(),
                e.hatched(),
                e.inferred(),
                e.labels().stream().map(l -> relative(l, e)).toList());
    }

    private static Label relative(Label l, Element e) {
        return new Label(
                l.text(),
                l.x() - e.box().x(),
                l.baseline() - e.box().y(),
                l.sizePx(),
                l.face(),
                l.align(),
                l.muted());
    }
}
