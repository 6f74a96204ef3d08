package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.settings.Folders;
import dev.ringside.app.settings.SettingsFile;
import dev.ringside.app.settings.WindowPlace;
import dev.ringside.app.settings.WindowPlace.Area;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.json.TraceFile;

import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// The program as it starts, with a home of its own.
class StartTest {
    private final PrintStream err = System.err;
    private final UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    @TempDir private Path home = Path.of("");
    private Folders folders = Folders.in(home);

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private RingsideApp app;

    @BeforeEach
    void register() throws TimeoutException {
        folders = Folders.in(home);
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupApplication(app);
        FxToolkit.cleanupStages();
        System.setErr(err);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    @Test
    void the_window_is_as_it_was_left() throws Exception {
        var area = new Area(30, 40, 820, 700);
        new SettingsFile(folders.settings()).change(r -> r.window(new WindowPlace(area, false)));
        Files.writeString(
                folders.settings(),
                Files.readString(folders.settings())
                        .replaceFirst("}\\s*$", ", \"language\": \"zh\", \"theme\": \"light\"}"));

        start();

        assertThat(text("record")).isEqualTo("录制");
        assertThat(onFx(() -> stage.getScene().getStylesheets()))
                .anyMatch(sheet -> sheet.endsWith("/light.css"));
        assertThat(onFx(stage::getWidth)).isEqualTo(820);
        assertThat(onFx(stage::getX)).isEqualTo(30);
    }

    @Test
    void what_is_said_at_the_start_wins_and_is_not_remembered() throws Exception {
        new SettingsFile(folders.settings()).change(r -> r.hintShown(true));

        start("--lang=" + Language.ZH.name(), "--theme=" + Theme.LIGHT.name());

        assertThat(text("record")).isEqualTo("录制");
        assertThat(folders.settings()).content().doesNotContain("zh").doesNotContain("light");
    }

    @Test
    void settings_that_make_no_sense_are_said_and_the_usual_ones_hold() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.settings(), "{\"language\": \"zh\"");

        start();

        assertThat(text("notice-words"))
                .contains("settings.json made no sense")
                .contains("settings.json.broken");
        assertThat(text("record")).isEqualTo("Record");
    }

    @Test
    void settings_that_cannot_be_read_are_said_and_left_alone() throws Exception {
        Files.createDirectories(folders.settings());

        start();

        assertThat(text("notice-words")).contains("nothing is remembered");
        assertThat(folders.settings()).isDirectory();
    }

    @Test
    void a_place_of_a_recording_is_opened() throws Exception {
        var file = home.resolve("mine.json");
        TraceFile.save(Library.first().trace(), file);

        start("--file=" + file, "--step=3");

        assertThat(open()).contains("mine.json");
        assertThat(text("step")).startsWith("Step 3 of ");
    }

    @Test
    void a_recording_that_cannot_be_opened_is_said_and_an_example_is_shown() throws Exception {
        start("--file=" + home.resolve("nowhere.json"));

        assertThat(text("notice-words")).isEqualTo("nowhere.json cannot be read: it is not there.");
        assertThat(open()).contains(Library.first().title().en());
    }

    @Test
    void a_fault_of_the_program_is_said_and_logged_and_nothing_is_printed() throws Exception {
        start();

        Platform.runLater(() -> {
            throw new IllegalStateException("a gear fell out");
        });

        until(() -> text("notice-words").contains(folders.log().toString()));
        assertThat(folders.log()).content().contains("a gear fell out");
        onFx(() -> ((javafx.scene.control.Button) stage.getScene().lookup("#next")).fire());
        assertThat(text("step")).startsWith("Step ");
    }

    private void start(String... words) throws TimeoutException, IOException {
        var all = new String[words.length + 1];
        all[0] = "--folders=" + home;
        System.arraycopy(words, 0, all, 1, words.length);
        app = (RingsideApp) FxToolkit.setupApplication(RingsideApp.class, all);
    }

    private String open() {
        return onFx(() -> stage.getScene().lookup("#gallery-button").getAccessibleText());
    }

    private String text(String id) {
        return onFx(
                () -> stage.getScene().lookup("#" + id) instanceof Labeled l ? l.getText() : "");
    }
}
