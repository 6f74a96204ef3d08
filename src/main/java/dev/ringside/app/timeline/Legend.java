package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.List;

/// What the colours and forms of the timeline mean.
public final class Legend extends HBox {
    private static final List<String> KINDS =
            List.of("user", "kernel", "ready", "sleeping", "copy");

    /// A legend without words yet.
    public Legend() {
        getStyleClass().add("legend");
        setAlignment(Pos.CENTER_LEFT);
    }

    /// Writes it in the language of `texts`.
    public void show(Texts texts) {
        getChildren().setAll(KINDS.stream().map(kind -> entry(kind, texts)).toList());
    }

    private static HBox entry(String kind, Texts texts) {
        var ground = new Region();
        ground.getStyleClass().setAll("bar");
        var swatch = new StackPane(ground);
        swatch.getStyleClass().setAll("swatch", "slice", kind);
        swatch.setAlignment(Pos.BOTTOM_CENTER);
        var entry = new HBox(swatch, new Label(texts.get("legend." + kind)));
        entry.getStyleClass().add("legend-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
