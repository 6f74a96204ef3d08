package dev.ringside.app;

import dev.ringside.app.NoticeBar.Sentence;
import dev.ringside.app.files.FileDialogs;
import dev.ringside.app.files.SystemFileDialogs;
import dev.ringside.app.library.Example;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.settings.Trouble;
import dev.ringside.app.theme.Texts;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What happens around the window: files and experiments. Whatever takes time is done on a thread
/// of its own; the window is told when it is done.
public final class Program implements Desk, AutoCloseable {
    /// Who ends a program by a signal may wait some seconds before it is killed.
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(3);

    private final Stage stage;
    private final Session session;
    private final Surroundings around;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("recordings").factory());
    private final Window window;
    private final FileDesk files;
    private final StagePictures pictures;
    private Settings settings;
    private volatile @Nullable LiveRecording live;
    private boolean leaving;

    /// The program in `stage`, with `session`. It remembers nothing and keeps nothing.
    public Program(Stage stage, Session session) {
        this(stage, session, Surroundings.traceless(), new SystemFileDialogs(stage));
    }

    /// The program in `stage`, with `session`, and with what is around it.
    ///
    /// @param dialogs how it asks for files
    Program(Stage stage, Session session, Surroundings around, FileDialogs dialogs) {
        this.stage = stage;
        this.session = session;
        this.around = around;
        this.settings = session.settings();
        this.window = new Window(session, this);
        this.files = new FileDesk(window, session, around, dialogs, work, this::recording);
        this.pictures = new StagePictures(window, session, files);
        session.setOnSettings(this::remember);
        around.memory().setOnTrouble(what -> Platform.runLater(() -> say(what)));
    }

    /// The window's content.
    public Window window() {
        return window;
    }

    @Override
    public void open() {
        files.choose();
    }

    @Override
    public void open(Path file) {
        files.open(file, 0);
    }

    /// Opens a file at a step. If it cannot be opened, the present recording stays.
    public void open(Path file, int step) {
        files.open(file, step);
    }

    /// Opens the first of some files, which somebody dropped.
    void openFirst(List<Path> dropped) {
        files.openFirst(dropped);
    }

    @Override
    public void open(Example example) {
        files.open(example, 0);
    }

    /// Opens a recording that comes with the program, at a step.
    void open(Example example, int step) {
        files.open(example, step);
    }

    @Override
    public List<Path> recent() {
        return around.memory().now().recent();
    }

    @Override
    public void save() {
        files.save();
    }

    @Override
    public void saveAs() {
        files.saveAs(() -> {});
    }

    /// Saves the present recording into a file.
    public void saveTo(Path file) {
        files.saveTo(file, true, () -> {});
    }

    @Override
    public void copyPicture() {
        pictures.copy();
    }

    @Override
    public void savePicture() {
        pictures.save();
    }

    @Override
    public boolean hintShown() {
        return around.memory().now().hintShown();
    }

    @Override
    public void hintShown(boolean shown) {
        around.memory().change(r -> r.hintShown(shown));
    }

    @Override
    public void record(LabOrder order) {
        if (live == null) {
            files.leaveThen(() -> begin(order));
        }
    }

    private void begin(LabOrder order) {
        if (live != null) {
            return;
        }
        var audience = new Audience(order.scenario());
        var starting = new LiveRecording(work, Platform::runLater, audience);
        live = starting;
        window.running(true);
        window.say(Sentence.of("record.starting"), false);
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

    /// Closes the window when nothing is lost by it: an experiment that is under way is ended and
    /// kept, and what is being written is written. Whoever asks twice does not want to wait.
    void leave() {
        if (leaving) {
            stage.hide();
        } else if (live != null) {
            leaving = true;
            window.say(Sentence.of("record.ending"), false);
            live.stop();
        } else {
            leaving = true;
            files.writing().whenDone(this::goOnLeaving);
        }
    }

    private void goOnLeaving() {
        leaving = false;
        files.leaveThen(stage::hide);
    }

    /// Ends an experiment that is under way; the lab process cleans up behind itself. What it has
    /// recorded so far is kept, on a thread for which the program waits.
    @Override
    public void close() {
        var running = live;
        if (running != null) {
            Thread.ofPlatform().name("last").start(() -> keepAtLast(running, Duration.ZERO));
            running.leave();
        }
        files.close();
        around.memory().close();
        work.shutdown();
    }

    /// Keeps what would be lost when the program is ended from outside, as by SIGTERM: what is
    /// being recorded, what is being written, and what is to be remembered. Not for the window's
    /// thread.
    void rescue() {
        keepAtLast(live, LAST_PATIENCE);
    }

    private void keepAtLast(@Nullable LiveRecording running, Duration patience) {
        try {
            Trace last = running != null && running.takeOver() ? running.last(patience) : null;
            files.keepAtLast(last, LAST_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever interrupts it does not want to wait
        }
    }

    /// Says what went wrong before there was a window.
    ///
    /// @param fault the sentence; null if there is none
    void begin(@Nullable Sentence fault) {
        var trouble = around.memory().trouble();
        if (fault != null) {
            window.say(fault, true);
        } else if (trouble != null) {
            say(trouble);
        }
    }

    /// Says that the program has a fault, and in which file it is described.
    void say(Path log) {
        window.say(Sentence.of("fault", log.toString()), true);
    }

    /// Says what is wrong with what is remembered.
    void say(Trouble trouble) {
        window.say(texts -> sentence(trouble, texts), true);
    }

    private static String sentence(Trouble trouble, Texts texts) {
        return switch (trouble) {
            case Trouble.Broken(Path file, Path aside) ->
                    texts.get("settings.broken", file.toString(), aside.toString());
            case Trouble.Unreadable(Path file) -> texts.get("settings.unreadable", file.toString());
            case Trouble.Unwritable(Path file) -> texts.get("settings.unwritable", file.toString());
        };
    }

    private void remember(Settings now) {
        var before = settings;
        settings = now;
        around.memory().change(r -> r.changed(before, now));
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
                window.sayNothing();
                window.byHand(scenario);
            } else {
                session.growByHand(soFar);
            }
        }

        @Override
        public void counted(int facts, boolean complete) {
            if (leaving || (byHand() && !complete)) {
                return; // that it is being ended is the greater news; by hand the bar has the word
            }
            String key = complete ? "record.telling" : "record.running";
            window.say(Sentence.of(key, facts), false);
        }

        @Override
        public void ended(Recorded whole, TraceEnd end) {
            var running = live;
            boolean ours = running == null || running.takeOver();
            over();
            Sentence said = said(whole.story().trace(), end);
            if (whole.empty()) {
                window.say(Sentence.of("record.nothing"), true);
            } else if (byHand()) {
                session.endByHand(whole);
            } else {
                session.grown(whole);
            }
            if (ours && !whole.empty()) {
                files.keep(whole, said, end.complete());
            }
            leaveIfWanted();
        }

        private Sentence said(Trace trace, TraceEnd end) {
            if (end.complete()) {
                return Sentence.of("record.done", trace.size());
            }
            boolean told = !trace.events().isEmpty();
            return told && trace.events().getLast() instanceof EndedEarly early
                    ? texts ->
                            texts.get(
                                    "record.cut.why",
                                    PhraseBook.in(texts.language()).translate(early.why()))
                    : Sentence.of("record.cut");
        }

        private boolean byHand() {
            return scenario.byHand() != null;
        }

        @Override
        public void refused(String sentence) {
            over();
            window.say(
                    texts ->
                            texts.get(
                                    "record.failed",
                                    PhraseBook.in(texts.language()).translate(sentence)),
                    true);
            leaveIfWanted();
        }

        private void leaveIfWanted() {
            if (leaving) {
                files.writing().whenDone(Program.this::goOnLeaving);
            }
        }

        private void over() {
            live = null;
            window.running(false);
            window.byHand(null);
        }
    }
}
