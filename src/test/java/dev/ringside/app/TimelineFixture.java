package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;

import dev.ringside.app.timeline.Viewport;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// The timeline in a window of a test, and where things are on it.
@ExtendWith(ApplicationExtension.class)
class TimelineFixture {
    @SuppressWarnings("NullAway.Init") // a test opens it before each test
    WindowFixture window;

    void open(Stage stage) throws IOException {
        window = WindowFixture.open(stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /// The robot of a display that is not there holds no key while it moves the mouse.
    void withShift(EventType<MouseEvent> type, Point2D onScreen) {
        onFx(() -> {
            var board = window.stage.getScene().lookup(".board");
            var inBoard = board.screenToLocal(onScreen);
            double x = inBoard.getX();
            double y = inBoard.getY();
            Event.fireEvent(
                    board,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            onScreen.getX(),
                            onScreen.getY(),
                            MouseButton.PRIMARY,
                            1,
                            true,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        });
    }

    void view(Viewport viewport) {
        onFx(() -> window.session.view(viewport));
        WaitForAsyncUtils.waitForFxEvents();
    }

    Viewport viewport() {
        return onFx(window.session::viewport);
    }

    /// The lane of the row at `index`, on the screen.
    Bounds row(int index) {
        return onFx(() -> {
            window.program.window().settle();
            window.stage.getScene().getRoot().applyCss();
            window.stage.getScene().getRoot().layout();
            var lane = window.stage.getScene().getRoot().lookupAll(".track .lane");
            return lane.stream()
                    .map(n -> n.localToScreen(n.getBoundsInLocal()))
                    .sorted(Comparator.comparingDouble(Bounds::getMinY))
                    .toList()
                    .get(index);
        });
    }

    Bounds ruler() {
        var row = row(0);
        double high = 14;
        return new BoundingBox(row.getMinX(), row.getMinY() - high, row.getWidth(), high);
    }

    static Point2D at(Bounds bounds, double x, double y) {
        return new Point2D(
                bounds.getMinX() + x * (bounds.getWidth() - 1),
                bounds.getMinY() + y * (bounds.getHeight() - 1));
    }

    static Bounds bounds(Node node) {
        return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
    }

    Node node(String id) {
        return nodes(id).getFirst();
    }

    List<Node> nodes(String id) {
        return onFx(() -> {
            window.program.window().settle();
            window.stage.getScene().getRoot().applyCss();
            window.stage.getScene().getRoot().layout();
            return List.copyOf(window.stage.getScene().getRoot().lookupAll("#" + id));
        });
    }

    List<Node> nodesOfClass(String selector) {
        return onFx(() -> List.copyOf(window.stage.getScene().getRoot().lookupAll(selector)));
    }

    List<String> labels() {
        onFx(() -> window.program.window().settle());
        return nodesOfClass(".label").stream().map(n -> ((Labeled) n).getText()).toList();
    }

    Color pixel(Point2D onScreen) {
        return onFx(() -> {
            var root = window.stage.getScene().getRoot();
            var inScene = root.screenToLocal(onScreen);
            return window.stage
                    .getScene()
                    .snapshot(null)
                    .getPixelReader()
                    .getColor((int) inScene.getX(), (int) inScene.getY());
        });
    }
}
