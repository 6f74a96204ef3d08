package dev.ringside.app;

import dev.ringside.app.theme.Typefaces;

import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;

/// JavaFX without a display, for pictures.
final class Headless {
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static boolean asked;

    private Headless() {}

    /// Whether this computer has a display for a window, as far as that can be told without asking
    /// it.
    static boolean displayMissing() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        boolean named =
                System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return linux && !named && System.getProperty("glass.platform") == null;
    }

    /// Starts JavaFX without a display, unless it runs already, and waits until it does.
    static void start() {
        synchronized (STARTED) {
            if (!asked) {
                asked = true;
                startOnce();
            }
        }
        try {
            STARTED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startOnce() {
        Runnable begin =
                () -> {
                    Typefaces.load();
                    STARTED.countDown();
                };
        try {
            if (System.getProperty("glass.platform") == null) {
                System.setProperty("glass.platform", "Headless");
                System.setProperty("prism.order", "sw");
            }
            Platform.startup(begin);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException running) {
            Platform.runLater(begin); // somebody has a window already: draw beside it
        }
    }

    /// Ends JavaFX; nothing can be drawn any more.
    static void stop() {
        Platform.exit();
    }
}
