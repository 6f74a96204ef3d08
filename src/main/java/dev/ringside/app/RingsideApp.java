package dev.ringside.app;

import dev.ringside.app.files.SystemFileDialogs;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.settings.Memory;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.app.trouble.FaultLog;
import dev.ringside.tableau.Theme;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// The program with its window, as JavaFX starts it; [StartOptions] says with which parameters.
public final class RingsideApp extends Application {
    private static final double USUAL_WIDTH = 1600;
    private static final double USUAL_HEIGHT = 940;

    private StartOptions options = StartOptions.NONE;
    private @Nullable Opening opening;
    private @Nullable Program program;

    /// For JavaFX.
    public RingsideApp() {}

    /// Waits for the settings and the first recording; this is not yet the window's thread.
    @Override
    public void init() throws IOException {
        options = StartOptions.of(getParameters());
        opening = Opening.of(options);
    }

    /// What was said at the start wins over what is remembered, and that over what is usual.
    ///
    /// @param still whether this system's user wishes for less motion
    private Settings settings(Memory memory, boolean still) {
        var usual = Settings.usual(StartOptions.systemLanguage(), Theme.DARK);
        usual = usual.reducedMotion(still || usual.reducedMotion());
        return options.over(memory.now().settings(usual));
    }

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        var with = Objects.requireNonNull(opening, "init comes first");
        var memory = with.around().memory();
        boolean still = Platform.getPreferences().isReducedMotion();
        var session = new Session(with.recorded(), settings(memory, still));
        var running = new Program(stage, session, with.around(), new SystemFileDialogs(stage));
        program = running;
        Runtime.getRuntime().addShutdownHook(new Thread(running::rescue, "rescue"));
        logFaults(running);
        var scene = scene(running.window());
        running.window().lookAfter(scene);
        acceptFiles(scene, running);
        stage.setScene(scene);
        stage.setTitle("Ringside");
        stage.setFullScreenExitHint("");
        stage.fullScreenProperty().subscribe((_, full) -> leftFullScreen(session, full));
        stage.setOnCloseRequest(request -> {
            request.consume();
            running.leave();
        });
        WindowKeeper.keep(stage, memory);
        stage.show();
        begin(session, running, with.fault());
    }

    @Override
    public void stop() {
        if (program != null) {
            program.close();
        }
    }

    private void begin(Session session, Program running, NoticeBar.@Nullable Sentence fault) {
        running.begin(fault);
        Path file = options.file();
        if (session.empty() && file != null) {
            running.open(file, options.step());
        } else if (options.step() >= 0) {
            session.toStep(options.step());
        } else if (fault == null && options.nothingNamed()) {
            session.playGently();
        }
        if (options.rehearsal()) {
            new Rehearsal(session, running.window(), Platform::exit).start();
        }
    }

    /// From now on a fault of the program ends neither the program nor in a terminal.
    private void logFaults(Program running) {
        if (options.rehearsal()) {
            return;
        }
        var log = new FaultLog(options.folders().log());
        System.setErr(log.stream());
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            Path file = log.write(thread, thrown);
            if (file != null) {
                Platform.runLater(() -> running.say(file));
            }
        });
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
            session.change(s -> s.presenting(false));
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
                program.openFirst(files.stream().map(File::toPath).toList());
            }
            drag.setDropCompleted(!files.isEmpty());
        });
    }
}
