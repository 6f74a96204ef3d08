package dev.ringside.bench.window;

import dev.ringside.app.Desk;
import dev.ringside.app.Window;
import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Plays every bundled recording in the program's window and prints, for each, how long its frames
/// took while something moved.
///
/// It is to be started with `javafx.animation.fullspeed`: a frame then begins when the one before
/// is painted, and what lies between two of them is what one costs.
public final class Player extends Application {
    /// How the benchmark starts itself for this.
    public static final String COMMAND = "play";

    static final String SUM = "all of them";

    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final int MOST_STEPS = 12;
    private static final int WARM_UP_STEPS = 20;

    private final Deque<Example> left = new ArrayDeque<>(Library.all());
    private final Series all = new Series();

    /// For JavaFX.
    public Player() {}

    /// Is the program.
    public static void run() {
        Application.launch(Player.class);
    }

    @Override
    public void start(Stage stage) throws IOException {
        Typefaces.load();
        var first = recorded(Library.first());
        var session = new Session(first, Settings.usual(Language.EN, Theme.DARK));
        var window = new Window(session, new NoDesk());
        var scene = new Scene(window, WIDTH, HEIGHT);
        window.lookAfter(scene);
        stage.initStyle(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.show();
        new Play(session, window, "", WARM_UP_STEPS, () -> next(session, window)).start();
    }

    private void next(Session session, Window window) {
        if (left.isEmpty()) {
            Report.line(line(SUM, all));
            Platform.exit();
            return;
        }
        var example = left.removeFirst();
        session.open(recorded(example), 0);
        new Play(session, window, example.name(), MOST_STEPS, () -> next(session, window)).start();
    }

    private static Recorded recorded(Example example) {
        try {
            return Recorded.of(example.trace(), new Origin.Bundled(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String name, Series frames) {
        return String.format(
                Locale.ROOT,
                "%s\t%.1f\t%.1f\t%.1f",
                name,
                frames.median(),
                frames.quantile(0.9),
                frames.quantile(0.99));
    }

    /// Goes through a recording, step by step, and looks at the clock in each frame.
    private final class Play extends AnimationTimer {
        private final Session session;
        private final Window window;
        private final String name;
        private final Runnable end;
        private final Series frames = new Series();
        private int steps;
        private long beforeNanos;

        Play(Session session, Window window, String name, int steps, Runnable end) {
            this.session = session;
            this.window = window;
            this.name = name;
            this.steps = steps;
            this.end = end;
        }

        @Override
        public void handle(long nowNanos) {
            long nanos = System.nanoTime();
            if (window.stage().moving()) {
                if (beforeNanos != 0) {
                    add((nanos - beforeNanos) / 1e6);
                }
                beforeNanos = nanos;
                return;
            }
            beforeNanos = 0;
            if (steps == 0 || atEnd()) {
                stop();
                if (!name.isEmpty()) {
                    Report.line(line(name, frames));
                }
                end.run();
            } else {
                steps--;
                session.next();
            }
        }

        private void add(double millis) {
            frames.add(millis);
            if (!name.isEmpty()) {
                all.add(millis);
            }
        }

        private boolean atEnd() {
            return session.facts() >= session.recorded().story().trace().size();
        }
    }

    /// Nobody uses the window.
    private static final class NoDesk implements Desk {
        @Override
        public void open() {}

        @Override
        public void open(Path file) {}

        @Override
        public List<Path> recent() {
            return List.of();
        }

        @Override
        public void save() {}

        @Override
        public void saveAs() {}

        @Override
        public void copyPicture() {}

        @Override
        public void savePicture() {}

        @Override
        public boolean hintShown() {
            return true;
        }

        @Override
        public void hintShown(boolean shown) {}

        @Override
        public void open(Example example) {}

        @Override
        public void record(LabOrder order) {}

        @Override
        public void give(Command command) {}

        @Override
        public void stop() {}

        @Override
        public void fullScreen(boolean on) {}
    }
}
