package dev.ringside.app.timeline.paint;

import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What the colours and forms of the timeline mean.
public final class Legend extends HBox {
    /// A legend without words yet.
    public Legend() {
        getStyleClass().add("legend");
        setAlignment(Pos.CENTER_LEFT);
    }

    /// Writes it in the language of `texts`.
    public void show(Texts texts) {
        getChildren().clear();
        for (var form : Form.values()) {
            getChildren().add(entry(form, new Label(texts.get("legend." + form.key()))));
        }
        var markers = new Label(texts.get("legend.markers"));
        markers.getStyleClass().add("legend-markers");
        markers.setMinWidth(0);
        getChildren().add(markers);
    }

    /// A form and what there is to say of it.
    public static HBox entry(Form form, Node words) {
        var ground = new Region();
        ground.getStyleClass().setAll("bar");
        var swatch = new StackPane(ground);
        swatch.getStyleClass().setAll("swatch", "slice", form.key());
        swatch.setAlignment(Pos.BOTTOM_CENTER);
        var entry = new HBox(swatch, words);
        entry.getStyleClass().add("legend-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
