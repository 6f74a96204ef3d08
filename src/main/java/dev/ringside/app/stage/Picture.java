package dev.ringside.app.stage;

import dev.ringside.tableau.Label;
import dev.ringside.tableau.Shape;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The drawing of a [Look]: a ground, and texts over it. They are two nodes, so that the grounds of
/// two pictures can fade into each other beneath the texts.
final class Picture {
    private final Look look;
    private final Region shape = new Region();
    private final Group ground = new Group();
    private final Group words = new Group();
    private final Map<Label, Text> texts = new LinkedHashMap<>();

    Picture(Look look) {
        this.look = look;
        layer(ground);
        layer(words);
        if (look.shape() != Shape.TEXT) {
            shape.getStyleClass().setAll("ground", styleClass(look.shape()));
            ground.getChildren().add(shape);
        }
        look.labels().forEach(label -> texts.put(label, text(label)));
        words.getChildren().setAll(texts.values());
        resize(look.width(), look.height());
    }

    Look look() {
        return look;
    }

    Group ground() {
        return ground;
    }

    Group words() {
        return words;
    }

    void resize(double width, double height) {
        shape.resize(width, height);
    }

    /// Shows this much of the texts that `other` does not have as well.
    void showOwnWords(Picture other, double opacity) {
        texts.forEach((label, text) -> text.setOpacity(shares(other, label) ? 1 : opacity));
    }

    /// Takes away the texts that `next` has as well: they stay where they are.
    void leaveWordsTo(Picture next) {
        texts.forEach((label, text) -> text.setVisible(!shares(next, label)));
    }

    /// Whether `other` has the same text in the same colour.
    private boolean shares(Picture other, Label label) {
        boolean sameInk =
                look.filled() == other.look.filled()
                        && (!look.filled() || look.tone() == other.look.tone());
        return sameInk && other.texts.containsKey(label);
    }

    private void layer(Group layer) {
        layer.setManaged(false);
        layer.setAutoSizeChildren(false);
        layer.getStyleClass().setAll("picture", styleClass(look.tone()));
        flag(layer, "filled", look.filled());
        flag(layer, "hatched", look.hatched());
        flag(layer, "inferred", look.inferred());
    }

    private static void flag(Group layer, String styleClass, boolean on) {
        if (on) {
            layer.getStyleClass().add(styleClass);
        }
    }

    static String styleClass(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The place and the size of a text belong to the tableau, so they are set here and not by the
    /// style sheets, which have its face and its colour.
    private static Text text(Label label) {
        var text = new Text(label.text());
        text.setManaged(false);
        text.setTextOrigin(VPos.BASELINE);
        text.getStyleClass().setAll("label-text", styleClass(label.face()));
        if (label.muted()) {
            text.getStyleClass().add("weak");
        }
        text.setStyle("-fx-font-size: " + label.sizePx() + "px");
        text.setY(label.baseline());
        text.setX(label.x());
        if (label.align() != Label.Align.LEFT) {
            double share = label.align() == Label.Align.CENTER ? 0.5 : 1;
            text.layoutBoundsProperty().subscribe(b -> text.setX(label.x() - share * b.getWidth()));
        }
        return text;
    }
}
