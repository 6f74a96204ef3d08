package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.app.theme.Texts;

import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.function.Consumer;

/// The recordings that come with the program, by model.
final class ExamplesMenu extends MenuButton {
    private final Consumer<Example> onChoice;
    private final RecentMenu recent;
    private @Nullable Texts words;

    /// A menu of what `desk` can open.
    ExamplesMenu(Desk desk) {
        this.onChoice = desk::open;
        this.recent = new RecentMenu(desk::open);
        setOnShowing(_ -> showRecent(desk));
        setId("examples");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows itself in a language.
    void show(Texts texts) {
        setText(texts.get("examples"));
        var menus = new LinkedHashMap<String, Menu>();
        for (var example : Library.all()) {
            menus.computeIfAbsent(example.model(), model -> menu(model, texts))
                    .getItems()
                    .add(item(example, texts));
        }
        getItems().setAll(menus.values());
        getItems().add(recent);
        words = texts;
    }

    private void showRecent(Desk desk) {
        if (words != null) {
            recent.show(desk.recent(), words);
        }
    }

    private static Menu menu(String model, Texts texts) {
        var menu = new Menu(texts.get("model." + model));
        menu.setId("examples-" + model);
        return menu;
    }

    private MenuItem item(Example example, Texts texts) {
        var title = new Label(example.title().in(texts.language()));
        title.getStyleClass().add("item-title");
        var line = new Label(example.shows().in(texts.language()));
        line.getStyleClass().add("item-line");
        var item = new MenuItem(null, new VBox(title, line));
        item.setId("example-" + example.name());
        item.setOnAction(_ -> onChoice.accept(example));
        return item;
    }
}
