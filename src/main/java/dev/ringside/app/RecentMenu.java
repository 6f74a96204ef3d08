package dev.ringside.app;

import dev.ringside.app.theme.Texts;

import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The files that were opened or saved last.
final class RecentMenu extends Menu {
    private final Consumer<Path> onChoice;

    /// @param onChoice is told which file somebody chose
    RecentMenu(Consumer<Path> onChoice) {
        this.onChoice = onChoice;
        setId("recent");
    }

    /// Shows the files, the last one first.
    void show(List<Path> files, Texts texts) {
        setText(texts.get("recent"));
        setVisible(!files.isEmpty());
        var items = new ArrayList<MenuItem>();
        for (Path file : files) {
            items.add(item(file, items.size()));
        }
        getItems().setAll(items);
    }

    private MenuItem item(Path file, int place) {
        var name = new Label(file.getFileName().toString());
        name.getStyleClass().add("item-title");
        var folder = new Label(String.valueOf(file.getParent()));
        folder.getStyleClass().add("item-line");
        var item = new MenuItem(null, new VBox(name, folder));
        item.setId("recent-" + place);
        item.setOnAction(_ -> onChoice.accept(file));
        return item;
    }
}
