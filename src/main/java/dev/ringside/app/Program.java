package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.lab.LabOrder;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.json.TraceFile;

import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// What happens around the window: files and experiments. Whatever takes time is done on a thread
/// of its own; the window is told when it is done.
public final class Program implements Desk, AutoCloseable {
    private final Stage stage;
    private final Session session;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("recordings").factory());
    private final Window window;
    private @Nullable LiveRecording live;
    private boolean hintShown;

    /// The program in `stage`, with `session`.
    public Program(Stage stage, Session session) {
        this.stage = stage;
        this.session = session;
        this.window = new Window(session, this);
    }

    /// The window's content.
    public Window window() {
        return window;
    }

    @Override
    public void open() {
        choose(() -> chooser("open.title").showOpenDialog(stage), file -> open(file, 0));
    }

    /// Opens a file at a step. If it cannot be opened, the present recording stays.
    public void open(Path file, int step) {
        String name = String.valueOf(file.getFileName());
        var progress =
                new ReadingProgress(RecordingFiles.sizeBytes(file), share -> say(name, share));
        work.execute(() -> {
            try {
                var recorded = RecordingFiles.read(file, progress);
                Platform.runLater(() -> opened(recorded, name, step));
            } catch (IOException e) {
                Platform.runLater(
                        () -> window.say(texts -> RecordingFiles.whyNot(file, e, texts), true));
            }
        });
    }

    @Override
    public void open(Example example) {
        open(example, 0);
    }

    /// Opens a recording that comes with the program, at a step.
    void open(Example example, int step) {
        work.execute(() -> {
            try {
                var recorded = RecordingFiles.read(example);
                Platform.runLater(() -> opened(recorded, example.name(), step));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it is in the program itself
            }
        });
    }

    private void say(String name, double share) {
        Platform.runLater(() -> {
            window.say(
                    texts ->
                            share < 1
                                    ? texts.get("files.opening", name, share)
                                    : texts.get("files.telling", name),
                    false);
        });
    }

    @Override
    public void save() {
        choose(
                () -> {
                    var chooser = chooser("save.title");
                    chooser.setInitialFileName("recording.json");
                    return chooser.showSaveDialog(stage);
                },
                this::saveTo);
    }

    /// Saves the present recording into a file.
    public void saveTo(Path file) {
        var recorded = session.recorded();
        work.execute(() -> {
            try {
                TraceFile.save(recorded.story().trace(), file);
                String name = file.getFileName().toString();
                Platform.runLater(() -> {
                    session.saved(recorded, name);
                    window.say(texts -> texts.get("files.saved", file.toString()), false);
                });
            } catch (IOException e) {
                Platform.runLater(() ->
                        window.say(texts -> RecordingFiles.whyNotSaved(file, e, texts), true));
            }
        });
    }

    @Override
    public void record(LabOrder order) {
        if (live != null) {
            return;
        }
        var starting = new LiveRecording(work, Platform::runLater, new Audience());
        live = starting;
        window.running(true);
        window.say(texts -> texts.get("record.starting"), false);
        starting.start(order);
    }

    @Override
    public void stop() {
        if (live != null) {
            live.stop();
        }
    }

    /// Whether an experiment is under way.
    public boolean recording() {
        return live != null;
    }

    @Override
    public boolean hintShown() {
        return hintShown;
    }

    @Override
    public void hintShown(boolean shown) {
        hintShown = shown;
    }

    @Override
    public void fullScreen(boolean on) {
        stage.setFullScreen(on);
    }

    /// Ends an experiment that is under way; the lab process cleans up behind itself.
    @Override
    public void close() {
        if (live != null) {
            live.leave();
        }
        work.shutdown();
    }

    private void opened(Recorded recorded, String name, int step) {
        if (recorded.story().steps().isEmpty()) {
            window.say(texts -> texts.get("files.empty", name), true);
            return;
        }
        session.open(recorded, step);
        window.sayNothing();
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(window.texts().get(title));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                window.texts().get("files.recordings"), "*.json", "*.json.gz"));
        return chooser;
    }

    private static void choose(
            Supplier<@Nullable File> dialog, java.util.function.Consumer<Path> then) {
        var file = dialog.get();
        if (file != null) {
            then.accept(file.toPath());
        }
    }

    /// Shows an experiment as it happens.
    private final class Audience implements LiveRecording.Audience {
        @Override
        public void grown(Recorded soFar, boolean first) {
            session.grow(soFar, first);
        }

        @Override
        public void counted(int facts, boolean complete) {
            String key = complete ? "record.telling" : "record.running";
            window.say(texts -> texts.get(key, facts), false);
        }

        @Override
        public void ended(Recorded whole, TraceEnd end) {
            over();
            session.grown(whole);
            int facts = whole.story().trace().size();
            window.say(
                    texts ->
                            end.complete()
                                    ? texts.get("record.done", facts)
                                    : texts.get("record.cut"),
                    !end.complete());
        }

        @Override
        public void refused(String sentence) {
            over();
            window.say(texts -> texts.get("record.failed", sentence), true);
        }

        private void over() {
            live = null;
            window.running(false);
        }
    }
}
