package dev.ringside.app;

import dev.ringside.app.theme.Typefaces;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// JavaFX without a display, for pictures.
final class Headless {
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static final int PATIENCE_SECONDS = 30;
    private static boolean asked;
    private static volatile @Nullable String fault;

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
            if (!STARTED.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || fault != null) {
                String why = fault == null ? "" : ": " + fault;
                throw new IllegalStateException("JavaFX does not start here" + why + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startOnce() {
        Runnable begin =
                () -> {
                    try {
                        Typefaces.load();
                    } catch (RuntimeException | LinkageError e) {
                        fault = e.toString(); // for whoever waits
                    } finally {
                        STARTED.countDown();
                    }
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
