package dev.ringside.app.scenario;

import dev.ringside.app.theme.Texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.function.Consumer;

/// The name of an option and what there is to fill in or to choose.
final class OptionRow {
    private final Option option;
    private final Label name = new Label();
    private final Node control;
    private final Consumer<String> onSaid;
    private boolean filling;

    /// @param onSaid is told what somebody says
    OptionRow(Option option, Consumer<String> onSaid) {
        this.option = option;
        this.onSaid = onSaid;
        control = option.choices().isEmpty() ? field() : choices();
        name.setLabelFor(control);
    }

    Option option() {
        return option;
    }

    Label name() {
        return name;
    }

    Node control() {
        return control;
    }

    /// Shows what is said, unless that is what somebody is writing at this moment.
    ///
    /// @param choices what there is to choose from; empty if anything can be written
    void show(String value, List<String> choices, Texts texts) {
        name.setText(texts.get("scenario." + option.text()));
        filling = true;
        switch (control) {
            case TextField field -> {
                if (!field.getText().strip().equals(value)) {
                    field.setText(value);
                }
                field.setPromptText(
                        option.usual().isEmpty()
                                ? texts.get("scenario." + option.text() + ".usual")
                                : "");
            }
            default -> show((HBox) control, value, choices, texts);
        }
        filling = false;
    }

    private void show(HBox row, String value, List<String> choices, Texts texts) {
        for (Node node : row.getChildren()) {
            var choice = (ToggleButton) node;
            String word = String.valueOf(choice.getUserData());
            choice.setText(texts.get("scenario." + option.text() + "." + word));
            choice.setSelected(word.equals(value));
            choice.setVisible(choices.contains(word));
            choice.setManaged(choice.isVisible());
        }
    }

    private TextField field() {
        var field = new TextField();
        field.setId("scenario-" + option.text());
        field.textProperty().subscribe((_, text) -> say(text.strip()));
        return field;
    }

    private HBox choices() {
        var group = new ToggleGroup();
        var choices = new HBox();
        choices.setId("scenario-" + option.text());
        choices.getStyleClass().add("choices");
        for (String word : option.choices()) {
            var choice = new ToggleButton();
            choice.setId("scenario-" + option.text() + "-" + word);
            choice.setUserData(word);
            choice.setToggleGroup(group);
            choice.setOnAction(_ -> {
                choice.setSelected(true); // one of them is always chosen
                say(word);
            });
            choices.getChildren().add(choice);
        }
        return choices;
    }

    private void say(String value) {
        if (!filling) {
            onSaid.accept(value);
        }
    }
}
