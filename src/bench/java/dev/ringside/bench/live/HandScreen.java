package dev.ringside.bench.live;

import dev.ringside.app.Program;
import dev.ringside.app.library.Library;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.BytesSeen;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// The program's window without a display, and in it an experiment by hand with one client.
final class HandScreen implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    /// What came of a message, each in milliseconds after Send was pressed.
    ///
    /// @param knownMillis the window has the fact that the server saw the bytes
    /// @param begunMillis the stage goes to the first step that the message caused
    /// @param readMillis the stage goes to the moment at which the server has read the bytes
    /// @param stillMillis the stage stands still at the last step that the message caused
    record Seen(double knownMillis, double begunMillis, double readMillis, double stillMillis) {}

    private final Stage stage;
    private final Session session;
    private final Program program;

    private HandScreen(Stage stage, Session session) {
        this.stage = stage;
        this.session = session;
        this.program = new Program(stage, session);
    }

    /// Starts JavaFX and the experiment, and waits until the server waits.
    static HandScreen open() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var example = Library.first();
        var first = Recorded.of(example.trace(), new Origin.Bundled(example));
        var opened = new CompletableFuture<HandScreen>();
        Platform.startup(() -> {
            Typefaces.load();
            var settings = Settings.usual(Language.EN, Theme.DARK);
            var screen = new HandScreen(new Stage(), new Session(first, settings));
            screen.show();
            opened.complete(screen);
        });
        Platform.setImplicitExit(false);
        var screen = get(opened);
        screen.await(() -> screen.node("hand-send-1") != null && screen.rests());
        return screen;
    }

    private void show() {
        var window = program.window();
        var scene = new Scene(window, 1000, 1000);
        window.lookAfter(scene);
        stage.setScene(scene);
        stage.show();
        ((Button) node("live")).fire();
    }

    /// Sends a message and waits until nothing of it is left to be seen.
    Seen send(String message) throws InterruptedException {
        await(this::rests);
        var seen = new CompletableFuture<Seen>();
        Platform.runLater(() -> {
            ((TextField) node("hand-text-1")).setText(message);
            new Watch(message, seen).start();
            ((Button) node("hand-send-1")).fire();
        });
        return get(seen);
    }

    private javafx.scene.Node node(String id) {
        return stage.getScene().lookup("#" + id);
    }

    /// Whether all that has happened has been shown.
    private boolean rests() {
        int all = session.recorded().story().trace().size();
        return session.chasing() && session.facts() >= all && !program.window().stage().moving();
    }

    /// Waits until a condition has held for a while.
    private void await(BooleanSupplier condition) throws InterruptedException {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() ->
                new AnimationTimer() {
                    private static final int FRAMES = 30;
                    private int frames;

                    @Override
                    public void handle(long now) {
                        frames = condition.getAsBoolean() ? frames + 1 : 0;
                        if (frames == FRAMES) {
                            stop();
                            done.complete(true);
                        }
                    }
                }.start());
        get(done);
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("it did not come to that", e);
        }
    }

    @Override
    public void close() {
        Platform.runLater(() -> {
            program.close();
            stage.close();
            Platform.exit();
        });
    }

    /// Looks in each frame how far the window is.
    private final class Watch extends AnimationTimer {
        private final String hex;
        private final CompletableFuture<Seen> seen;
        private final int factsBefore = session.facts();
        private final long beganNanos = System.nanoTime();
        private int looked = session.recorded().story().trace().size();
        private int index = -1;
        private double known;
        private double begun;
        private double read;

        Watch(String message, CompletableFuture<Seen> seen) {
            this.hex = HexFormat.of().formatHex(message.getBytes(StandardCharsets.UTF_8));
            this.seen = seen;
        }

        @Override
        public void handle(long now) {
            double millis = (System.nanoTime() - beganNanos) / 1e6;
            find();
            known = known == 0 && index >= 0 ? millis : known;
            begun = begun == 0 && session.facts() > factsBefore ? millis : begun;
            read = read == 0 && index >= 0 && session.facts() > index ? millis : read;
            if (read > 0 && rests()) {
                stop();
                seen.complete(new Seen(known, begun, read, millis));
            }
        }

        private void find() {
            var facts = session.recorded().story().trace().events();
            while (index < 0 && looked < facts.size()) {
                if (facts.get(looked) instanceof BytesSeen bytes
                        && bytes.firstBytes().equals(hex)) {
                    index = looked;
                }
                looked++;
            }
        }
    }
}
