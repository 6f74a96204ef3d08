package dev.ringside.app.scenario;

import dev.ringside.app.theme.Texts;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// What happens to the program in the next recording: a button that says it, and behind it a form
/// with what can be said about the chosen model.
public final class ScenarioMenu extends MenuButton {
    private final List<OptionRow> rows = new ArrayList<>();
    private final GridPane traffic = grid();
    private final GridPane conduct = grid();
    private final Label trafficTitle = title();
    private final Label conductTitle = title();
    private final Label fault = new Label();
    private final Tooltip whole = new Tooltip();
    private Wish wish = Wish.usual(Models.all().getFirst());
    private Texts texts;

    /// The usual scenario of the first model.
    public ScenarioMenu(Texts texts) {
        this.texts = texts;
        setId("scenario");
        getStyleClass().add("scenario");
        setMinWidth(0);
        setTooltip(whole);
        fault.setId("scenario-fault");
        fault.getStyleClass().add("fault");
        fault.setWrapText(true);
        for (Option option : Option.values()) {
            rows.add(new OptionRow(option, value -> say(wish.with(option, value))));
        }
        var columns = new HBox(new VBox(trafficTitle, traffic), new VBox(conductTitle, conduct));
        columns.getStyleClass().add("columns");
        var form = new VBox(columns, fault);
        form.getStyleClass().add("scenario-form");
        var item = new CustomMenuItem(form, false);
        item.getStyleClass().add("scenario-form-item");
        getItems().setAll(item);
        arrange();
        show(texts);
    }

    /// The chosen model.
    public IoModel model() {
        return wish.model();
    }

    /// Chooses another model; what was said stays, as far as it means something to it.
    public void choose(IoModel model) {
        wish = wish.about(model);
        arrange();
        show(texts);
    }

    /// What a lab process is to do. Only if there is no [#fault].
    public LabOrder order() {
        return wish.order();
    }

    /// What a lab process is to do by hand. Only if there is no [#fault].
    ///
    /// @throws IllegalArgumentException if it makes no sense by hand; the message is a sentence for
    ///   the user
    public LabOrder orderByHand() {
        return wish.orderByHand();
    }

    /// Why that cannot be recorded; empty if it can.
    public String fault() {
        return fault.getText();
    }

    /// Shows itself in a language.
    public void show(Texts newTexts) {
        texts = newTexts;
        trafficTitle.setText(texts.get("scenario.traffic"));
        conductTitle.setText(texts.get("scenario.conduct"));
        rows.forEach(row -> row.show(wish.value(row.option()), texts));
        say(wish);
    }

    private void say(Wish next) {
        boolean same = next.equals(wish);
        wish = next;
        if (!same) {
            rows.forEach(row -> row.show(wish.value(row.option()), texts));
        }
        fault.setText(WishWords.fault(wish, texts));
        fault.setVisible(!fault.getText().isEmpty());
        fault.setManaged(fault.isVisible());
        if (fault.isVisible()) {
            setText(texts.get("scenario.faulty"));
            whole.setText(fault.getText());
        } else {
            setText(WishWords.summary(wish, wish.scenario(), texts));
            whole.setText(getText());
        }
    }

    /// Puts the rows that mean something to the model into the form.
    private void arrange() {
        traffic.getChildren().clear();
        conduct.getChildren().clear();
        var shown = wish.options();
        for (var row : rows) {
            if (shown.contains(row.option())) {
                var grid = row.option().aboutTraffic() ? traffic : conduct;
                Node[] nodes = {row.name(), row.control()};
                grid.addRow(grid.getRowCount(), nodes);
            }
        }
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("grid");
        return grid;
    }

    private static Label title() {
        var title = new Label();
        title.getStyleClass().add("menu-heading");
        return title;
    }
}
