package dev.ringside.app.stage;

import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;

import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/// One arrow on the stage.
final class LinkNode extends Group {
    private static final double HEAD = 12;

    private final Link link;
    private double from;
    private double to;

    /// @param unit how much larger than usual the stage is
    LinkNode(Link link, double unit) {
        this.link = link;
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        setAccessibleText(link.description());
        getStyleClass().setAll("link", Picture.styleClass(link.tone()));
        if (link.inferred()) {
            getStyleClass().add("inferred");
        }
        getChildren().add(line());
        if (link.headed()) {
            getChildren().add(head(HEAD * unit));
        }
    }

    Link link() {
        return link;
    }

    /// Begins to appear or to vanish.
    void begin(boolean appears) {
        from = getOpacity();
        to = appears ? 1 : 0;
    }

    boolean leaving() {
        return to == 0;
    }

    void at(double fraction) {
        double part = leaving() ? Easing.part(fraction, 0, 0.3) : Easing.part(fraction, 0.6, 0.95);
        setOpacity(from + (to - from) * part);
    }

    private Path line() {
        var points = link.points();
        var path = new Path(new MoveTo(points.getFirst().x(), points.getFirst().y()));
        points.stream().skip(1).forEach(p -> path.getElements().add(new LineTo(p.x(), p.y())));
        path.getStyleClass().add("line");
        return path;
    }

    private Polygon head(double size) {
        Point end = link.points().getLast();
        Point before = link.points().get(link.points().size() - 2);
        double angle = Math.atan2(end.y() - before.y(), end.x() - before.x());
        var head = new Polygon(0, 0, -size, -size / 2, -size, size / 2);
        head.getTransforms()
                .setAll(
                        new javafx.scene.transform.Translate(end.x(), end.y()),
                        new javafx.scene.transform.Rotate(Math.toDegrees(angle)));
        head.getStyleClass().add("head");
        return head;
    }
}
