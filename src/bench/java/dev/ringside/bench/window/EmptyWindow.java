package dev.ringside.bench.window;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// A JavaFX program that does nothing but open a window as large as Ringside's.
public final class EmptyWindow extends Application {
    /// What the program is asked for when its classes are noted down: to end by itself.
    static final String TRAIN = "train";

    private static final double WIDTH = 1600;
    private static final double HEIGHT = 940;
    private static final long TRAINING_MILLIS = 1500;

    /// For JavaFX.
    public EmptyWindow() {}

    /// Is the program.
    public static void main(String[] words) {
        launch(EmptyWindow.class, words);
    }

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Region(), WIDTH, HEIGHT));
        stage.setTitle("empty");
        stage.show();
        if (getParameters().getRaw().contains(TRAIN)) {
            Thread.ofPlatform().daemon().start(EmptyWindow::endSoon);
        }
    }

    private static void endSoon() {
        try {
            Thread.sleep(TRAINING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        javafx.application.Platform.exit();
    }
}
