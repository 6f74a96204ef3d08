package dev.ringside.app;

import dev.ringside.app.settings.Memory;
import dev.ringside.app.settings.WindowPlace;
import dev.ringside.app.settings.WindowPlace.Area;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;

/// Puts the window where it was, and remembers where it is.
final class WindowKeeper {
    private static final Duration REST = Duration.millis(400);

    private final Stage stage;
    private final Memory memory;
    private final PauseTransition rest = new PauseTransition(REST);

    private WindowKeeper(Stage stage, Memory memory) {
        this.stage = stage;
        this.memory = memory;
        rest.setOnFinished(_ -> remember());
    }

    /// Looks after a window that is not shown yet and has its scene.
    static void keep(Stage stage, Memory memory) {
        var keeper = new WindowKeeper(stage, memory);
        memory.now().window().map(place -> place.on(Screens.areas())).ifPresent(keeper::put);
        stage.xProperty().subscribe((_, _) -> keeper.moved());
        stage.yProperty().subscribe((_, _) -> keeper.moved());
        stage.widthProperty().subscribe((_, _) -> keeper.moved());
        stage.heightProperty().subscribe((_, _) -> keeper.moved());
        stage.maximizedProperty().subscribe((_, _) -> keeper.moved());
    }

    private void put(WindowPlace place) {
        stage.setX(place.area().x());
        stage.setY(place.area().y());
        stage.setWidth(place.area().width());
        stage.setHeight(place.area().height());
        stage.setMaximized(place.maximised());
    }

    /// A window is maximised in several moves, so only where it comes to rest counts.
    private void moved() {
        rest.playFromStart();
    }

    private void remember() {
        if (stage.isFullScreen() || stage.isIconified() || !stage.isShowing()) {
            return;
        }
        var here = new Area(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        boolean maximised = stage.isMaximized();
        var before = memory.now().window();
        var area = maximised ? before.map(WindowPlace::area).orElse(here) : here;
        memory.change(r -> r.window(new WindowPlace(area, maximised)));
    }

    /// The screens there are.
    private static final class Screens {
        private Screens() {}

        static List<Area> areas() {
            var areas = new ArrayList<Area>();
            areas.add(area(Screen.getPrimary().getVisualBounds()));
            for (var screen : Screen.getScreens()) {
                if (!screen.equals(Screen.getPrimary())) {
                    areas.add(area(screen.getVisualBounds()));
                }
            }
            return areas;
        }

        private static Area area(Rectangle2D bounds) {
            return new Area(
                    bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        }
    }
}
