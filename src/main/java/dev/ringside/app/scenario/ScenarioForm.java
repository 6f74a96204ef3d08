package dev.ringside.app.scenario;

import dev.ringside.app.theme.Texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// What can be said about the next recording, to fill in: what comes to the server, and how the
/// server takes it.
public final class ScenarioForm extends VBox {
    private final List<OptionRow> rows = new ArrayList<>();
    private final GridPane traffic = grid();
    private final GridPane conduct = grid();
    private final Label trafficTitle = title();
    private final Label conductTitle = title();
    private final Label fault = new Label();

    /// @param onSaid is told what somebody says about an option
    ScenarioForm(BiConsumer<Option, String> onSaid) {
        fault.setId("scenario-fault");
        fault.getStyleClass().add("fault");
        fault.setWrapText(true);
        for (Option option : Option.values()) {
            rows.add(new OptionRow(option, value -> onSaid.accept(option, value)));
        }
        var columns = new HBox(new VBox(trafficTitle, traffic), new VBox(conductTitle, conduct));
        columns.getStyleClass().add("columns");
        getChildren().addAll(columns, fault);
        getStyleClass().add("scenario-form");
    }

    /// Shows what is said.
    ///
    /// @param why why it cannot be recorded; empty if it can
    void show(Wish wish, String why, Texts texts) {
        trafficTitle.setText(texts.get("scenario.traffic"));
        conductTitle.setText(texts.get("scenario.conduct"));
        rows.forEach(row -> row.show(wish.value(row.option()), wish.choices(row.option()), texts));
        fault.setText(why);
        fault.setVisible(!why.isEmpty());
        fault.setManaged(fault.isVisible());
    }

    /// Puts the rows that mean something to the model into the form.
    void arrange(Wish wish) {
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
