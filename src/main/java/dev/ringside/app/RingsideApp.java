package dev.ringside.app;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.story.Language;
import dev.ringside.tableau.Theme;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// The program with its window, as JavaFX starts it.
///
/// Parameters: `--file=F` or `--example=NAME`, and `--step=N`, open a recording there; without them
/// the first example opens and begins to play. `rehearse` goes through everything once and ends.
public final class RingsideApp extends Application {
    private static final double USUAL_WIDTH = 1600;
    private static final double USUAL_HEIGHT = 940;

    private @Nullable Recorded first;
    private NoticeBar.@Nullable Sentence fault;
    private @Nullable Program program;

    /// For JavaFX.
    public RingsideApp() {}

    /// Reads the first recording; this is not yet the window's thread.
    @Override
    public void init() throws IOException {
        Path file = file();
        if (file != null && RecordingFiles.isLarge(file)) {
            first = Recorded.nothing(); // the window comes first, and says how far the reading is
        } else if (file != null) {
            first = read(file);
        }
        if (first == null) {
            String name = getParameters().getNamed().getOrDefault("example", Library.FIRST);
            first = RecordingFiles.read(Library.named(name).orElseGet(Library::first));
        }
    }

    /// The recording in a file; null if there is a reason to say why not.
    private @Nullable Recorded read(Path file) {
        try {
            var recorded = RecordingFiles.read(file);
            if (!recorded.story().steps().isEmpty()) {
                return recorded;
            }
            fault = texts -> texts.get("files.empty", file.getFileName().toString());
        } catch (IOException e) {
            fault = texts -> RecordingFiles.whyNot(file, e, texts);
        }
        return null;
    }

    private @Nullable Path file() {
        String file = getParameters().getNamed().get("file");
        return file == null ? null : Path.of(file);
    }

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        var recorded = first;
        if (recorded == null) {
            throw new IllegalStateException("no recording was read");
        }
        var settings = Settings.usual(language(), Theme.DARK);
        var session = new Session(recorded, settings);
        var running = new Program(stage, session);
        program = running;
        var scene = scene(running.window());
        running.window().lookAfter(scene);
        acceptFiles(scene, running);
        stage.setScene(scene);
        stage.setTitle("Ringside");
        stage.setFullScreenExitHint("");
        stage.fullScreenProperty().subscribe((_, full) -> leftFullScreen(session, full));
        stage.show();
        begin(session, running);
    }

    @Override
    public void stop() {
        if (program != null) {
            program.close();
        }
    }

    private void begin(Session session, Program running) {
        if (fault != null) {
            running.window().say(fault, true);
        }
        var words = getParameters().getNamed();
        int step = Integer.parseInt(words.getOrDefault("step", "0"));
        Path file = file();
        if (session.empty() && file != null) {
            running.open(file, step);
        } else if (words.containsKey("step")) {
            session.toStep(step);
        } else if (fault == null && file == null && !words.containsKey("example")) {
            session.playGently();
        }
        if (getParameters().getUnnamed().contains("rehearse")) {
            new Rehearsal(session, running.window(), Platform::exit).start();
        }
    }

    private static Scene scene(Window window) {
        var screen = Screen.getPrimary().getVisualBounds();
        return new Scene(
                window,
                Math.min(USUAL_WIDTH, screen.getWidth()),
                Math.min(USUAL_HEIGHT, screen.getHeight()));
    }

    /// Leaving the full screen, by whatever key the system has for it, ends the presentation.
    private static void leftFullScreen(Session session, boolean full) {
        if (!full && session.settings().presenting()) {
            session.present(false);
        }
    }

    private static void acceptFiles(Scene scene, Program program) {
        scene.setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped((DragEvent drag) -> {
            var files = drag.getDragboard().getFiles();
            if (!files.isEmpty()) {
                program.open(files.getFirst().toPath(), 0);
            }
            drag.setDropCompleted(!files.isEmpty());
        });
    }

    private static Language language() {
        return Language.of(Locale.getDefault().toLanguageTag());
    }
}
