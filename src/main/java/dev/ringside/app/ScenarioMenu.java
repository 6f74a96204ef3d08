package dev.ringside.app;

import dev.ringside.app.theme.Texts;
import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// What happens to the program in the next recording: a button that says it, and behind it the
/// fields.
final class ScenarioMenu extends MenuButton {
    private final Label messagesName = new Label();
    private final Label delayName = new Label();
    private final Label sizeName = new Label();
    private final Label cpusName = new Label();
    private final TextField messages = field("scenario-messages");
    private final TextField delay = field("scenario-delay");
    private final TextField size = field("scenario-size");
    private final ToggleButton same = new ToggleButton();
    private final ToggleButton two = new ToggleButton();
    private final Label fault = Parts.label("scenario-fault", "fault");
    private Scenario scenario = Scenario.USUAL;
    private Texts texts;

    ScenarioMenu(Texts texts) {
        this.texts = texts;
        setId("scenario");
        getStyleClass().add("scenario");
        var cpus = new ToggleGroup();
        cpus.getToggles().setAll(same, two);
        same.setId("scenario-same");
        two.setId("scenario-two");
        fault.setWrapText(true);
        var item = new CustomMenuItem(form(), false);
        item.getStyleClass().add("scenario-form-item");
        getItems().setAll(item);
        fill(scenario);
        cpus.selectedToggleProperty().subscribe(_ -> read());
        show(texts);
    }

    /// The scenario that the fields say, or the last one that was within its ranges.
    Scenario scenario() {
        return scenario;
    }

    void show(Texts newTexts) {
        texts = newTexts;
        messagesName.setText(texts.get("scenario.messages"));
        delayName.setText(texts.get("scenario.delay"));
        sizeName.setText(texts.get("scenario.size"));
        cpusName.setText(texts.get("scenario.cpus"));
        same.setText(texts.get("scenario.cpus.same"));
        two.setText(texts.get("scenario.cpus.two"));
        say();
    }

    private GridPane form() {
        var form = new GridPane();
        form.getStyleClass().add("scenario-form");
        form.addRow(0, messagesName, messages);
        form.addRow(1, delayName, delay);
        form.addRow(2, sizeName, size);
        form.addRow(3, cpusName, new HBox(same, two));
        form.add(fault, 0, 4, 2, 1);
        return form;
    }

    private TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().subscribe((_, _) -> read());
        return field;
    }

    private void fill(Scenario values) {
        messages.setText(String.valueOf(values.traffic().messages()));
        delay.setText(DurationText.of(values.traffic().delayNanos()));
        size.setText(String.valueOf(values.traffic().sizeBytes()));
        (values.cpus() == CpuChoice.SAME ? same : two).setSelected(true);
    }

    /// Takes what the fields say, if it makes sense; otherwise says why not.
    private void read() {
        try {
            scenario =
                    Scenario.of(
                            number(messages),
                            DurationText.nanos(delay.getText().strip()),
                            number(size),
                            two.isSelected() ? CpuChoice.TWO : CpuChoice.SAME,
                            scenario.seed());
            fault.setText("");
            say();
        } catch (IllegalArgumentException e) {
            fault.setText(e.getMessage());
        }
        fault.setVisible(!fault.getText().isEmpty());
        fault.setManaged(fault.isVisible());
    }

    private int number(TextField field) {
        try {
            return Integer.parseInt(field.getText().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    texts.get("scenario.number", field.getText().strip()), e);
        }
    }

    private void say() {
        setText(
                texts.get(
                        "scenario.text",
                        scenario.traffic().messages(),
                        DurationText.of(scenario.traffic().delayNanos()),
                        scenario.traffic().sizeBytes(),
                        texts.get("scenario.cpus." + scenario.cpus().text())));
    }
}
