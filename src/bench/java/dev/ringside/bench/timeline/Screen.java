package dev.ringside.bench.timeline;

import dev.ringside.app.Program;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.bench.Series;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/// The program's window, drawn in software and as often as it can be.
final class Screen implements AutoCloseable {
    private final Stage stage;
    private final Program program;
    private final Session session;

    private Screen(Stage stage, Session session) {
        this.stage = stage;
        this.session = session;
        this.program = new Program(stage, session);
    }

    /// Starts JavaFX. Without a display there is a screen of 1000 × 1000 pixels.
    static void start() throws InterruptedException {
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        if (!isRealDisplay()) {
            System.setProperty("glass.platform", "Headless");
        }
        var started = new CompletableFuture<Boolean>();
        Platform.startup(() -> started.complete(true));
        Platform.setImplicitExit(false);
        wait(started);
    }

    static String size() {
        return isRealDisplay() ? "1920 × 1080" : "1000 × 1000, no display";
    }

    private static boolean isRealDisplay() {
        return System.getenv("DISPLAY") != null;
    }

    /// Opens the window with a recording.
    static Screen open(Recorded first) throws InterruptedException {
        var opened = new CompletableFuture<Screen>();
        Platform.runLater(() -> {
            try {
                Typefaces.load();
                var settings = Settings.usual(Language.EN, Theme.DARK);
                var screen = new Screen(new Stage(), new Session(first, settings));
                screen.show();
                opened.complete(screen);
            } catch (RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        return wait(opened);
    }

    private void show() {
        var window = program.window();
        var scene = isRealDisplay() ? new Scene(window, 1920, 1080) : new Scene(window, 1000, 1000);
        window.lookAfter(scene);
        stage.setScene(scene);
        stage.show();
    }

    Session session() {
        return session;
    }

    /// Does something for each of many frames.
    ///
    /// @param change what, given the session and the number of the frame
    /// @return how long each frame took, in milliseconds
    Series frames(int count, BiConsumer<Session, Integer> change) throws InterruptedException {
        var done = new CompletableFuture<Series>();
        Platform.runLater(() -> new Frames(session, count, change, done).start());
        return wait(done);
    }

    /// Shows something and waits until it is painted.
    ///
    /// @return how long that took, in milliseconds
    double shown(Runnable command) throws InterruptedException {
        long begin = System.nanoTime();
        frames(
                3,
                (_, frame) -> {
                    if (frame == 0) {
                        command.run();
                    }
                });
        return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public void close() {
        try {
            var closed = new CompletableFuture<Boolean>();
            Platform.runLater(() -> {
                program.close();
                stage.close();
                closed.complete(true);
            });
            wait(closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T wait(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Takes the time from frame to frame. What begins a frame is changed in it, so its time ends
    /// with the beginning of the next one.
    private static final class Frames extends AnimationTimer {
        private final Session session;
        private final int count;
        private final BiConsumer<Session, Integer> change;
        private final CompletableFuture<Series> done;
        private final Series millis = new Series();
        private long beforeNanos;
        private int frame;

        Frames(
                Session session,
                int count,
                BiConsumer<Session, Integer> change,
                CompletableFuture<Series> done) {
            this.session = session;
            this.count = count;
            this.change = change;
            this.done = done;
        }

        @Override
        public void handle(long now) {
            long nanos = System.nanoTime();
            if (frame > 0) {
                millis.add((nanos - beforeNanos) / 1e6);
            }
            beforeNanos = nanos;
            if (frame == count) {
                stop();
                done.complete(millis);
                return;
            }
            change.accept(session, frame++);
        }
    }
}
