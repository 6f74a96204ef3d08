package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.Locale;

/// A [Row] on the screen: the name to the left, the value to the right. A long value takes several
/// lines.
final class RowNode extends HBox {
    private static final PseudoClass UNRECORDED = PseudoClass.getPseudoClass("unrecorded");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass INFERRED = PseudoClass.getPseudoClass("inferred");

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Label name = new Label();
    private final Label value = new Label();

    RowNode(String id, String styleClass) {
        name.getStyleClass().add("row-name");
        name.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("row-value");
        value.setId("value-" + id);
        value.setWrapText(true);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getStyleClass().addAll("row", styleClass, id.toLowerCase(Locale.ROOT));
        getChildren().addAll(name, space, value);
    }

    void show(Row row, Texts texts) {
        name.setText(row.name());
        value.setText(row.value());
        var kind = row.kind();
        pseudoClassStateChanged(UNRECORDED, kind == Row.Kind.UNRECORDED);
        pseudoClassStateChanged(RUNNING, kind == Row.Kind.RUNNING);
        pseudoClassStateChanged(HEADING, kind == Row.Kind.HEADING);
        pseudoClassStateChanged(INFERRED, kind == Row.Kind.INFERRED);
        String said = kind == Row.Kind.INFERRED ? texts.get("inferred", row.value()) : row.value();
        setAccessibleText(row.name() + ": " + said);
    }
}
