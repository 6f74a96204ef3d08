package dev.ringside.app.scenario;

import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The I/O models to choose from: a row of segments, one for each group. A group of one model is a
/// button, one of several a menu. Where there is little room the whole row is one menu.
public final class ModelRow extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// A segment has room for so many letters; where the names of its models need more, it has the
    /// name of the group.
    private static final int MOST_LETTERS = 24;

    private final Consumer<IoModel> onChoice;
    private final Map<String, List<IoModel>> groups = groups();
    private final Map<String, ButtonBase> segments = new LinkedHashMap<>();
    private final MenuButton whole;
    private @Nullable Texts texts;

    /// A row from which nobody has chosen yet.
    ///
    /// @param onChoice is told which model somebody chose
    public ModelRow(Consumer<IoModel> onChoice) {
        this.onChoice = onChoice;
        this.whole = menu("models-all");
        groups.forEach((group, models) ->
                segments.put(
                        group,
                        models.size() == 1 ? only(models.getFirst()) : menu("models-" + group)));
        setId("models");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("segments");
    }

    /// Shows itself in a language, with a model chosen.
    ///
    /// @param narrow whether all groups are in one menu
    public void show(IoModel chosen, Texts words, boolean narrow) {
        if (!words.equals(texts)) {
            texts = words;
            fill(words);
        }
        segments.forEach((group, segment) ->
                choose(segment, groups.getOrDefault(group, List.of()), chosen, words));
        choose(whole, Models.all(), chosen, words);
        var shown = narrow ? List.of(whole) : List.copyOf(segments.values());
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
    }

    private void choose(ButtonBase segment, List<IoModel> models, IoModel chosen, Texts words) {
        boolean among = models.contains(chosen);
        segment.setText(among ? name(chosen, words) : names(models, words));
        segment.pseudoClassStateChanged(CHOSEN, among);
        if (segment instanceof ToggleButton button) {
            button.setSelected(among);
        }
    }

    private void fill(Texts words) {
        setAccessibleText(words.get("models"));
        whole.getItems().clear();
        groups.forEach((group, models) -> {
            whole.getItems().add(heading(words.get("group." + group)));
            models.forEach(model -> whole.getItems().add(item(model, words)));
            if (segments.get(group) instanceof MenuButton menu) {
                menu.getItems().setAll(models.stream().map(model -> item(model, words)).toList());
            }
        });
    }

    private ToggleButton only(IoModel model) {
        var button = new ToggleButton();
        Parts.button(button, "model-" + model.name(), () -> {}, "segment");
        button.setMnemonicParsing(false); // io_uring
        button.setOnAction(_ -> {
            button.setSelected(true); // one of them is always chosen
            onChoice.accept(model);
        });
        return button;
    }

    private static MenuButton menu(String id) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.setMnemonicParsing(false); // io_uring
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getStyleClass().add("segment");
        return menu;
    }

    private MenuItem item(IoModel model, Texts texts) {
        var title = new Label(name(model, texts));
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

    private static String name(IoModel model, Texts texts) {
        return texts.get("model." + model.name());
    }

    private static String names(List<IoModel> models, Texts texts) {
        String all = String.join(" · ", models.stream().map(model -> name(model, texts)).toList());
        return all.length() > MOST_LETTERS ? texts.get("group." + models.getFirst().group()) : all;
    }

    private static Map<String, List<IoModel>> groups() {
        var groups = new LinkedHashMap<String, List<IoModel>>();
        for (IoModel model : Models.all()) {
            groups.computeIfAbsent(model.group(), _ -> new ArrayList<>()).add(model);
        }
        return groups;
    }
}
