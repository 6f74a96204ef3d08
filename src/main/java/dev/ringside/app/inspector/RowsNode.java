package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// A heading with rows beneath it. Without rows it takes no room.
final class RowsNode extends VBox {
    /// Somebody asked for this on the stage.
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Label heading = new Label();
    private final HBox head = new HBox(heading);
    private final VBox rows = new VBox();
    private final String styleClass;
    private List<String> ids = List.of();

    /// @param id the section's name, which is also its style class
    /// @param rowClass the style class of its rows
    RowsNode(String id, String rowClass) {
        styleClass = rowClass;
        heading.getStyleClass().add("heading");
        heading.setId(id + "-title");
        heading.setWrapText(true);
        rows.getStyleClass().add("rows");
        getStyleClass().setAll("section", id);
        getChildren().addAll(head, rows);
    }

    /// Puts a button beside the heading.
    void close(Button button) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(space, button);
    }

    void show(String title, List<Row> next, Texts texts) {
        heading.setText(title);
        head.setVisible(!title.isEmpty());
        head.setManaged(!title.isEmpty());
        setVisible(!next.isEmpty());
        setManaged(!next.isEmpty());
        var nextIds = next.stream().map(Row::id).toList();
        if (!nextIds.equals(ids)) {
            ids = nextIds;
            rows.getChildren()
                    .setAll(nextIds.stream().map(id -> new RowNode(id, styleClass)).toList());
        }
        for (int i = 0; i < next.size(); i++) {
            ((RowNode) rows.getChildren().get(i)).show(next.get(i), texts);
        }
    }
}
