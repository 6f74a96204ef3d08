package dev.ringside.app.scenario;

import dev.ringside.app.theme.Texts;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;

import java.util.function.Consumer;

/// The I/O models in their groups, each with a line that says how it waits.
public final class ModelMenu extends MenuButton {
    private final Consumer<IoModel> onChoice;

    /// Models from which nobody has chosen yet.
    ///
    /// @param onChoice is told which model somebody chose
    public ModelMenu(Consumer<IoModel> onChoice) {
        this.onChoice = onChoice;
        setId("model");
        getStyleClass().add("model");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows itself in a language, with a model chosen.
    public void show(IoModel chosen, Texts texts) {
        setText(texts.get("model." + chosen.name()));
        getItems().clear();
        String group = "";
        for (IoModel model : Models.all()) {
            if (!model.group().equals(group)) {
                group = model.group();
                getItems().add(heading(texts.get("group." + group)));
            }
            getItems().add(item(model, texts));
        }
    }

    private MenuItem item(IoModel model, Texts texts) {
        var title = new Label(texts.get("model." + model.name()));
        title.getStyleClass().add("item-title");
        var line = new Label(texts.get("model." + model.name() + ".summary"));
        line.getStyleClass().add("item-line");
        var item = new MenuItem(null, new VBox(title, line));
        item.setId("model-" + model.name());
        item.setOnAction(_ -> onChoice.accept(model));
        return item;
    }

    /// A separator cannot be chosen, by the keys neither.
    private static MenuItem heading(String text) {
        var heading = new SeparatorMenuItem();
        var label = new Label(text);
        label.getStyleClass().add("menu-heading");
        heading.setContent(label);
        return heading;
    }
}
