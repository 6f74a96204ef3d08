package dev.ringside.app;

import dev.ringside.app.files.FileDialogs;
import dev.ringside.app.files.SystemFileDialogs;
import dev.ringside.app.library.Library;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The program in a window of a test, with the bundled recording, at rest.
final class WindowFixture {
    final Session session;
    final Program program;
    final Stage stage;

    private WindowFixture(Session session, Program program, Stage stage) {
        this.session = session;
        this.program = program;
        this.stage = stage;
    }

    static WindowFixture open(Stage stage) throws IOException {
        return open(stage, Surroundings.traceless(), new SystemFileDialogs(stage));
    }

    /// @param dialogs what somebody answers who is asked for a file
    static WindowFixture open(Stage stage, Surroundings around, FileDialogs dialogs)
            throws IOException {
        Typefaces.load();
        var example = RecordingFiles.read(Library.first());
        var usual = Settings.usual(Language.EN, Theme.DARK);
        var session = new Session(example, around.memory().now().settings(usual));
        var program = new Program(stage, session, around, dialogs);
        var scene = new Scene(program.window(), 1000, 1000);
        program.window().lookAfter(scene);
        stage.setScene(scene);
        stage.setX(0); // it may have had another place and size in another test
        stage.setY(0);
        stage.sizeToScene();
        stage.show();
        return new WindowFixture(session, program, stage);
    }

    static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    static void onFx(Runnable command) {
        onFx(() -> {
            command.run();
            return true;
        });
    }

    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come to that within 20 s", e);
        }
    }

    String text(String id) {
        return onFx(
                () -> stage.getScene().lookup("#" + id) instanceof Labeled l ? l.getText() : "");
    }

    /// What is open, as the header says it.
    String open() {
        return onFx(() -> stage.getScene().lookup("#gallery-button").getAccessibleText());
    }

    /// What the window has to say at the moment; empty if nothing.
    String notice() {
        return text("notice-words");
    }

    /// Waits until the window says something with these words in it.
    void says(String words) {
        until(() -> notice().contains(words));
    }

    /// Everything that the stage says, with who says it where: the whole picture as text.
    ///
    /// What is new has no style before the next frame, and no place before it is laid out; a busy
    /// computer may take its time with that frame, so it is not waited for.
    List<String> picture() {
        return onFx(() -> {
            program.window().settle();
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            var lines = new ArrayList<String>();
            describe(program.window().stage(), "", lines);
            return lines;
        });
    }

    private static void describe(Node node, String of, List<String> lines) {
        String who = node.getUserData() instanceof String id ? id : of;
        var bounds = node.localToScene(node.getBoundsInLocal());
        if (node instanceof Text text && text.isVisible()) {
            lines.add(
                    "%s '%s' %.0f,%.0f %.2f"
                            .formatted(
                                    who,
                                    text.getText(),
                                    bounds.getMinX(),
                                    bounds.getMinY(),
                                    text.getOpacity()));
        } else if (node instanceof javafx.scene.Parent parent) {
            lines.add("%s %s".formatted(who, parent.getStyleClass()));
            parent.getChildrenUnmodifiable().forEach(child -> describe(child, who, lines));
        }
    }

    List<String> stageTexts() {
        return picture().stream().filter(l -> l.contains("'")).toList();
    }

    void close() {
        Platform.runLater(program::close);
        onFx(stage::close);
    }
}
