package dev.ringside.app.stage;

import dev.ringside.tableau.Element;
import dev.ringside.tableau.Flight;
import dev.ringside.tableau.Tableau;

import javafx.animation.AnimationTimer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Draws a tableau, and moves from one to the next: what has the same identity moves, what is new
/// appears, what is gone vanishes, and bytes fly. A new tableau may come at any moment; things then
/// set out from where they are.
///
/// The tableau is scaled evenly to the region's size.
public final class StageView extends Region {
    private static final Tableau EMPTY = new Tableau(1, 1, List.of(), List.of(), List.of());

    private static final double NOMINAL_WIDTH = 1130;
    private static final double NOMINAL_HEIGHT = 690;
    private static final double LETTER_PX = 15;

    private final Map<String, ElementNode> elements = new LinkedHashMap<>();
    private final Map<String, LinkNode> links = new LinkedHashMap<>();
    private final List<FlightNode> flights = new ArrayList<>();
    private final Group content = new Group();
    private final Scale scale = new Scale();
    private final AnimationTimer motion = motion();
    private Consumer<Element> onSelect = _ -> {};
    private Tableau shown = EMPTY;
    private double millis;
    private long beganNanos = -1;
    private boolean moving;

    /// An empty stage.
    public StageView() {
        getStyleClass().add("stage-view");
        content.setManaged(false);
        content.setAutoSizeChildren(false);
        content.getTransforms().setAll(scale);
        getChildren().add(content);
        setFocusTraversable(false);
    }

    /// What is to be done when somebody picks an element, with the mouse or by Enter.
    public void setOnSelect(Consumer<Element> action) {
        onSelect = action;
    }

    /// Goes to `next`.
    public void show(Tableau next, Transition how) {
        prepare(next, how.way());
        if (how.millis() > 0) {
            millis = how.millis();
            beganNanos = -1;
            motion.start();
        } else {
            finish();
        }
    }

    /// Stands still where the present transition is when `fraction` of its time has passed.
    public void freeze(double fraction) {
        motion.stop();
        at(fraction);
    }

    /// Whether something still moves.
    public boolean moving() {
        return moving;
    }

    /// Puts everything where it belongs, at once.
    public void finish() {
        motion.stop();
        moving = false;
        flights.clear();
        elements.values().removeIf(ElementNode::leaving);
        links.values().removeIf(LinkNode::leaving);
        elements.values().forEach(ElementNode::settle);
        links.values().forEach(l -> l.at(1));
        arrange();
    }

    /// The node of an element that is there, for those who look at it.
    public @Nullable Node node(String id) {
        return elements.get(id);
    }

    /// Where an element belongs that is there, in this region's coordinates; null if it is not.
    public @Nullable Bounds place(String id) {
        var node = elements.get(id);
        if (node == null || node.leaving()) {
            return null;
        }
        var box = node.element().box();
        double factor = factor();
        return new BoundingBox(
                left() + box.x() * factor,
                top() + box.y() * factor,
                box.width() * factor,
                box.height() * factor);
    }

    private double factor() {
        return Math.min(getWidth() / shown.width(), getHeight() / shown.height());
    }

    private double left() {
        return Math.rint((getWidth() - shown.width() * factor()) / 2);
    }

    private double top() {
        return Math.rint((getHeight() - shown.height() * factor()) / 2);
    }

    @Override
    protected void layoutChildren() {
        double factor = factor();
        scale.setX(factor);
        scale.setY(factor);
        content.relocate(left(), top());
    }

    /// The style sheet measures lines and corners in letters of the size that the tableau has.
    private void sizeLines() {
        content.setStyle("-fx-font-size: %.2fpx".formatted(LETTER_PX * unit(shown)));
    }

    private static double unit(Tableau tableau) {
        return Math.min(tableau.width() / NOMINAL_WIDTH, tableau.height() / NOMINAL_HEIGHT);
    }

    private void prepare(Tableau next, Transition.Way way) {
        flights.clear();
        prepareElements(next, way);
        prepareLinks(next);
        switch (way) {
            case FORWARD -> launch(next.flights(), false);
            case BACKWARD -> launch(shown.flights(), true);
            case JUMP, FADE -> {}
        }
        shown = next;
        moving = true;
        sizeLines();
        arrange();
        requestLayout();
        at(0);
    }

    private void prepareElements(Tableau next, Transition.Way way) {
        boolean moves = way != Transition.Way.FADE;
        var turns = Turns.of(shown, next, way);
        var before = new LinkedHashMap<>(elements);
        elements.clear();
        for (var element : next.elements()) {
            var node = before.remove(element.id());
            if (node == null) {
                node = create(element);
            }
            node.begin(element, moves, turns.shown(element));
            elements.put(element.id(), node);
        }
        before.forEach((id, node) -> {
            node.leave(turns.vanishing(node.element()));
            elements.put(id, node);
        });
    }

    private ElementNode create(Element element) {
        var node = new ElementNode(element);
        node.setOnMouseClicked(_ -> {
            node.requestFocus();
            onSelect.accept(node.element());
        });
        node.setOnKeyPressed(key -> {
            if (key.getCode() == javafx.scene.input.KeyCode.ENTER) {
                onSelect.accept(node.element());
                key.consume();
            }
        });
        return node;
    }

    private void prepareLinks(Tableau next) {
        var before = new LinkedHashMap<>(links);
        links.clear();
        for (var link : next.links()) {
            var node = before.get(link.id());
            if (node == null || !node.link().equals(link)) {
                node = new LinkNode(link, unit(next));
            } else {
                before.remove(link.id());
            }
            node.begin(true);
            links.put(link.id(), node);
        }
        before.values()
                .forEach(node -> {
                    node.begin(false);
                    links.putIfAbsent("leaving " + node.link().id(), node);
                });
    }

    private void launch(List<Flight> departing, boolean home) {
        for (int i = 0; i < departing.size(); i++) {
            flights.add(new FlightNode(departing.get(i), i, departing.size(), home));
        }
    }

    /// Puts the nodes in the order in which they are painted, but only where that has changed.
    private void arrange() {
        var sorted =
                elements.values().stream()
                        .sorted((a, b) -> Integer.compare(layer(a), layer(b)))
                        .toList();
        var order = new ArrayList<Node>();
        sorted.stream().filter(e -> !e.element().overLinks()).forEach(order::add);
        order.addAll(links.values());
        sorted.stream().filter(e -> e.element().overLinks()).forEach(order::add);
        order.addAll(flights);
        if (!content.getChildren().equals(order)) {
            content.getChildren().setAll(order);
        }
    }

    private static int layer(ElementNode node) {
        return node.element().layer();
    }

    private void at(double fraction) {
        elements.values().stream().filter(ElementNode::busy).forEach(e -> e.at(fraction));
        links.values().forEach(l -> l.at(fraction));
        flights.forEach(f -> f.at(fraction));
    }

    private AnimationTimer motion() {
        return new AnimationTimer() {
            @Override
            public void handle(long nowNanos) {
                if (beganNanos < 0) {
                    beganNanos = nowNanos;
                }
                double fraction = (nowNanos - beganNanos) / 1e6 / millis;
                if (fraction >= 1) {
                    finish();
                } else {
                    at(fraction);
                }
            }
        };
    }
}
