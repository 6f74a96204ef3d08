package dev.ringside.app.inspector;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A [Row] on the screen: the name to the left, the value to the right.
final class RowNode extends HBox {
    private static final PseudoClass UNRECORDED = PseudoClass.getPseudoClass("unrecorded");

    private final Label name = new Label();
    private final Label value = new Label();

    RowNode(String id, String... styleClasses) {
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        name.getStyleClass().add("row-name");
        name.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("row-value");
        value.setId("value-" + id);
        getStyleClass().add("row");
        getStyleClass().addAll(styleClasses);
        getChildren().addAll(name, space, value);
    }

    void show(Row row) {
        name.setText(row.name());
        value.setText(row.value());
        pseudoClassStateChanged(UNRECORDED, !row.known());
    }
}
