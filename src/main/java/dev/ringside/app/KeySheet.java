package dev.ringside.app;

import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// The list of keys, over everything else.
final class KeySheet extends StackPane {
    private record Key(String keys, String text) {}

    private static final List<Key> KEYS =
            List.of(
                    new Key("→   Page Down", "keys.next"),
                    new Key("←   Page Up", "keys.previous"),
                    new Key("Shift + →   Shift + ←", "keys.fact"),
                    new Key("Space", "keys.playpause"),
                    new Key("Home   End", "keys.ends"),
                    new Key("+   −", "keys.speed"),
                    new Key("↑   ↓", "keys.scroll"),
                    new Key("W   S", "keys.zoom"),
                    new Key("A   D", "keys.pan"),
                    new Key("F", "keys.fit"),
                    new Key("T", "keys.clock"),
                    new Key("F5   Esc", "keys.present"),
                    new Key("B   .", "keys.blank"),
                    new Key("R", "keys.record"),
                    new Key("Ctrl + O   Ctrl + S", "keys.files"),
                    new Key("Ctrl + Shift + C   E", "keys.picture"),
                    new Key("?", "keys.title"));

    private final Label title = new Label();
    private final GridPane grid = new GridPane();

    KeySheet() {
        setId("key-sheet");
        getStyleClass().add("veil");
        title.getStyleClass().add("title");
        grid.getStyleClass().add("key-grid");
        var sheet = new VBox(title, grid);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().add(sheet);
        setOnMouseClicked(_ -> setVisible(false));
        setVisible(false);
    }

    void show(Texts texts) {
        title.setText(texts.get("keys.title"));
        grid.getChildren().clear();
        for (int i = 0; i < KEYS.size(); i++) {
            var keys = new Label(KEYS.get(i).keys());
            keys.getStyleClass().add("key");
            grid.addRow(i, keys, new Label(texts.get(KEYS.get(i).text())));
        }
    }
}
