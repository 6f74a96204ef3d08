package dev.ringside.app.theme;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;

/// Small parts that the bars of the window are made of.
public final class Parts {
    private Parts() {}

    /// Takes all the room that is left in a row.
    public static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// A label that is never cut off.
    public static Label label(String id, String... styleClasses) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// Gives a button its name, its action and its looks.
    public static <B extends ButtonBase> B button(
            B button, String id, Runnable action, String... classes) {
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.setOnMouseClicked(_ -> button.getScene().getRoot().requestFocus()); // keys stay
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(classes);
        return button;
    }

    /// A letter of the icons' typeface; its size follows the button's.
    public static Node icon(Feather icon) {
        var text = new Text(Character.toString(icon.getCode()));
        text.getStyleClass().add("icon");
        return text;
    }

    /// Shows a picture on a button, and its words as well where there is room for them.
    public static void say(ButtonBase button, Feather icon, String words, boolean withWords) {
        button.setGraphic(icon(icon));
        button.setText(withWords ? words : null);
        flag(button, "icon-only", !withWords);
        if (withWords) {
            button.setAccessibleText(words);
            button.setTooltip(null);
        } else {
            explain(button, words);
        }
    }

    /// Says what a button with a picture only is for.
    public static void explain(ButtonBase button, String words) {
        button.setAccessibleText(words);
        var tip = button.getTooltip();
        if (tip == null) {
            button.setTooltip(new Tooltip(words));
        } else {
            tip.setText(words); // one that is open says it at once
        }
    }

    /// Gives a node a style class, or takes it away.
    public static void flag(Node node, String styleClass, boolean on) {
        node.getStyleClass().remove(styleClass);
        if (on) {
            node.getStyleClass().add(styleClass);
        }
    }
}
