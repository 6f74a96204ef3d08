package dev.ringside.app.code;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The lines of a listing, and a mark around those in which the task is.
final class ListingNode extends VBox {
    private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
    private static final PseudoClass INFERRED = PseudoClass.getPseudoClass("inferred");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final List<Node> rows = new ArrayList<>();
    private final Label letter = new Label();
    private final StackPane frame = new StackPane(letter);
    private @Nullable Listing listing;
    private @Nullable Mark mark;
    private Runnable onPlaced = () -> {};

    ListingNode() {
        setId("listing");
        getStyleClass().add("listing");
        letter.getStyleClass().add("code-letter");
        letter.setId("code-letter");
        frame.getStyleClass().setAll("code-mark");
        frame.setManaged(false);
        frame.setId("code-mark");
        StackPane.setAlignment(letter, Pos.TOP_LEFT);
    }

    /// What is to be done when the mark has its place.
    void setOnPlaced(Runnable action) {
        onPlaced = action;
    }

    void show(Listing next, @Nullable Mark where) {
        if (!next.equals(listing)) {
            listing = next;
            fill(next);
        }
        mark = where;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(CURRENT, where != null && where.covers(i));
        }
        frame.setVisible(where != null);
        if (where != null) {
            boolean inferred = !next.language().recorded();
            letter.setText(where.inside() ? where.look().letter() : "");
            frame.getStyleClass().setAll("code-mark", where.look().styleClass());
            frame.pseudoClassStateChanged(INSIDE, where.inside());
            frame.pseudoClassStateChanged(INFERRED, inferred);
        }
        requestLayout();
    }

    /// The node of the first marked line; null if none is marked.
    @Nullable Node markedRow() {
        return mark == null ? null : rows.get(mark.first());
    }

    @Nullable Mark mark() {
        return mark;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (mark != null) {
            var first = rows.get(mark.first()).getBoundsInParent();
            var last = rows.get(mark.last()).getBoundsInParent();
            double beside = getPadding().getLeft() / 2;
            double height = last.getMaxY() - first.getMinY();
            frame.resizeRelocate(beside, first.getMinY(), getWidth() - 2 * beside, height);
            onPlaced.run();
        }
    }

    private void fill(Listing next) {
        rows.clear();
        for (int i = 0; i < next.lines().size(); i++) {
            rows.add(row(i, next));
        }
        getChildren().setAll(frame);
        getChildren().addAll(rows);
    }

    private static Node row(int index, Listing listing) {
        var line = listing.lines().get(index);
        var number = new Label(Integer.toString(index + 1));
        number.getStyleClass().add("code-number");
        var row = new HBox(number);
        row.setId("code-line-" + (index + 1));
        row.getStyleClass().setAll("code-line");
        for (var span : Span.of(line, listing.language())) {
            var text = new Text(span.text());
            text.getStyleClass().addAll("code-text", span.kind().styleClass());
            row.getChildren().add(text);
        }
        return row;
    }
}
