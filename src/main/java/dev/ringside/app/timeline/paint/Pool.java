package dev.ringside.app.timeline.paint;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Nodes of one kind in a pane, used again from picture to picture.
///
/// @param <N> the kind
public final class Pool<N extends Node> {
    private final Pane pane;
    private final Supplier<N> another;
    private final List<N> nodes = new ArrayList<>();
    private int used;

    /// A pool without nodes yet.
    ///
    /// @param another makes one more, when there are too few
    public Pool(Pane pane, Supplier<N> another) {
        this.pane = pane;
        this.another = another;
    }

    /// From now on all nodes are free.
    public void begin() {
        used = 0;
    }

    /// A node that is free.
    public N next() {
        if (used == nodes.size()) {
            var node = another.get();
            node.setManaged(false);
            nodes.add(node);
            pane.getChildren().add(node);
            node.applyCss();
        }
        var node = nodes.get(used++);
        node.setVisible(true);
        return node;
    }

    /// Hides those that are still free.
    public void end() {
        for (int i = used; i < nodes.size(); i++) {
            nodes.get(i).setVisible(false);
        }
    }
}
