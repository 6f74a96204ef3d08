package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
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
        var texts = window.texts();
        String name = String.valueOf(file.getFileName());
        var progress =
                new ReadingProgress(RecordingFiles.sizeBytes(file), share -> say(name, share));
        work.execute(() -> {
            try {
                var recorded = RecordingFiles.read(file, progress);
                Platform.runLater(() -> opened(recorded, name, step));
            } catch (IOException e) {
                String sentence = RecordingFiles.whyNot(file, e, texts);
                Platform.runLater(() -> window.say(sentence, true));
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
            var texts = window.texts();
            window.say(
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
        var texts = window.texts();
        work.execute(() -> {
            try {
                TraceFile.save(recorded.story().trace(), file);
                String name = file.getFileName().toString();
                Platform.runLater(() -> {
                    session.saved(recorded, name);
                    window.say(texts.get("files.saved", file.toString()), false);
                });
            } catch (IOException e) {
                String sentence = RecordingFiles.whyNotSaved(file, e, texts);
                Platform.runLater(() -> window.say(sentence, true));
            }
        });
    }

    @Override
    public void record(LabOrder order) {
        if (live != null) {
            return;
        }
        var audience = new Audience(order.scenario());
        var starting = new LiveRecording(work, Platform::runLater, audience);
        live = starting;
        window.running(true);
        window.say(window.texts().get("record.starting"), false);
        starting.start(order);
    }

    @Override
    public void give(Command command) {
        if (live != null && command instanceof Command.Stop) {
            live.stop();
        } else if (live != null) {
            live.give(command);
        }
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

    /// What the experiment under way has recorded so far; null if there is none, or nothing yet.
    public @Nullable Trace recordedSoFar() {
        return live == null ? null : live.soFar();
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
        if (live != null) {
            window.say(window.texts().get("record.busy"), true); // it would be grown over
            return;
        }
        if (recorded.story().steps().isEmpty()) {
            window.say(window.texts().get("files.empty", name), true);
            return;
        }
        session.open(recorded, step);
        window.say(null, false);
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
        private final Scenario scenario;

        Audience(Scenario scenario) {
            this.scenario = scenario;
        }

        @Override
        public void grown(Recorded soFar, boolean first) {
            if (!byHand()) {
                session.grow(soFar, first);
            } else if (first) {
                session.follow(soFar);
                window.say(null, false);
                window.byHand(scenario);
            } else {
                session.growByHand(soFar);
            }
        }

        @Override
        public void counted(int facts, boolean complete) {
            if (byHand() && !complete) {
                return; // the bar says what is to be done
            }
            String key = complete ? "record.telling" : "record.running";
            window.say(window.texts().get(key, facts), false);
        }

        @Override
        public void ended(Recorded whole, TraceEnd end) {
            over();
            window.say(sentence(whole.story().trace(), end), !end.complete());
            if (whole.story().steps().isEmpty()) {
                return; // there is nothing to be seen
            } else if (byHand()) {
                session.endByHand(whole);
            } else {
                session.grown(whole);
            }
        }

        private String sentence(Trace trace, TraceEnd end) {
            if (end.complete()) {
                return window.texts().get("record.done", trace.size());
            }
            boolean said = !trace.events().isEmpty();
            return said && trace.events().getLast() instanceof EndedEarly early
                    ? window.texts().get("record.cut.why", early.why())
                    : window.texts().get("record.cut");
        }

        private boolean byHand() {
            return scenario.byHand() != null;
        }

        @Override
        public void refused(String sentence) {
            over();
            window.say(window.texts().get("record.failed", sentence), true);
        }

        private void over() {
            live = null;
            window.running(false);
            window.byHand(null);
        }
    }
}
