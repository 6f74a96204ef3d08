package dev.ringside.app;

import dev.ringside.app.theme.Typefaces;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// JavaFX without a display, for pictures.
final class Headless {
    private static final Pattern LOCAL_DISPLAY = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static final int PATIENCE_SECONDS = 30;
    private static boolean asked;
    private static volatile @Nullable String fault;

    private Headless() {}

    /// Whether this computer has no display for a window, as far as that can be told.
    static boolean displayMissing() {
        if (!System.getProperty("os.name").startsWith("Linux")
                || System.getProperty("glass.platform") != null) {
            return false;
        }
        String display = System.getenv("DISPLAY");
        return display == null ? System.getenv("WAYLAND_DISPLAY") == null : !answers(display);
    }

    /// Whether somebody listens where a display of this computer would. Of one that is elsewhere
    /// nothing is known.
    static boolean answers(String display) {
        var local = LOCAL_DISPLAY.matcher(display);
        if (!local.matches()) {
            return true;
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + local.group(1));
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return hasAbstract(socket);
        }
    }

    /// A display may listen at a name that is in no folder.
    private static boolean hasAbstract(Path socket) {
        try (var sockets = Files.lines(Path.of("/proc/net/unix"))) {
            return sockets.anyMatch(line -> line.endsWith("@" + socket));
        } catch (IOException e) {
            return true; // then the toolkit has to find out
        }
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
