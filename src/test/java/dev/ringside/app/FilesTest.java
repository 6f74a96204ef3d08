package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.settings.Folders;
import dev.ringside.app.settings.SettingsFile;
import dev.ringside.app.theme.Texts;
import dev.ringside.story.words.Language;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// What a user does with files, and what the window says if it cannot be done.
@ExtendWith(ApplicationExtension.class)
class FilesTest {
    private final Answers answers = new Answers();

    @TempDir private static Path temporary = Path.of("");

    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @SuppressWarnings("NullAway.Init")
    private Folders folders;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory(temporary, "test");
        folders = Folders.in(folder.resolve("home"));
        window = WindowFixture.open(stage, Surroundings.of(folders), answers);
    }

    @AfterEach
    void close() {
        window.close();
    }

    enum Odd {
        ONE_TASK(OddTraces::oneTask),
        IN_THE_MIDDLE(OddTraces::inTheMiddleOfACall),
        FIVE_HUNDRED(() -> OddTraces.manyTasks(500));

        @SuppressWarnings("ImmutableEnumChecker") // each makes a recording anew
        private final Supplier<Trace> trace;

        Odd(Supplier<Trace> trace) {
            this.trace = trace;
        }
    }

    @ParameterizedTest
    @EnumSource(Odd.class)
    void an_odd_recording_can_be_gone_through_from_end_to_end(Odd odd, FxRobot robot)
            throws IOException {
        var trace = odd.trace.get();
        var file = saved(trace, "odd.json");

        onFx(() -> window.program.open(file, 0));

        until(() -> window.open().contains("odd.json"));
        robot.type(KeyCode.RIGHT).type(KeyCode.LEFT).type(KeyCode.T).type(KeyCode.END);
        until(() -> window.session.facts() == trace.size());
        assertThat(window.stageTexts()).isNotEmpty();
        assertThat(window.text("step-title")).isNotEmpty();
        robot.type(KeyCode.T).type(KeyCode.HOME);
        assertThat(window.text("step")).startsWith("Step 0 of ");
    }

    @Test
    void a_recording_of_500_tasks_does_not_hold_up_the_window() throws IOException {
        var file = saved(OddTraces.manyTasks(500), "many.json.gz");
        var longest = new AtomicLong();
        var last = new AtomicLong(System.nanoTime());
        var pulse =
                new javafx.animation.AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        long before = last.getAndSet(System.nanoTime());
                        longest.accumulateAndGet(System.nanoTime() - before, Math::max);
                    }
                };
        onFx(pulse::start);

        onFx(() -> window.program.open(file, 0));
        until(() -> window.open().contains("many.json.gz"));
        onFx(window.session::end);
        window.picture();
        onFx(pulse::stop);

        assertThat(longest.get()).isLessThan(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void a_recording_without_facts_is_said_and_the_present_one_stays() throws IOException {
        var before = onFx(window.session::recorded);
        var file = saved(OddTraces.withoutFacts(), "nothing.json");

        onFx(() -> window.program.open(file, 0));

        window.says("nothing.json is a recording without facts.");
        assertThat(onFx(window.session::recorded)).isSameAs(before);
    }

    @Test
    void a_file_that_is_deleted_while_it_is_open_works_on_and_can_be_saved_again(FxRobot robot)
            throws IOException {
        var file = opened("mine.json");
        Files.delete(file);

        robot.type(KeyCode.RIGHT);
        assertThat(window.text("step")).startsWith("Step 1 ");

        onFx(() -> window.program.open(file));
        window.says("mine.json cannot be read: it is not there.");
        assertThat(onFx(window.program::recent)).isEmpty();

        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.says("Saved as " + file);
        assertThat(TraceFile.open(file).events()).isNotEmpty();
        assertThat(onFx(window.program::recent)).containsExactly(file);
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void a_broken_file_is_explained_in_the_windows_language(FxRobot robot) throws IOException {
        var file = Files.writeString(folder.resolve("broken.json"), "{\"other\": 1}");
        robot.clickOn("#chinese");

        onFx(() -> window.program.open(file));

        window.says("这不是录制文件");
        assertThat(window.notice()).contains("broken.json");
    }

    @Test
    void files_that_are_no_files_are_said() throws IOException {
        var unreadable = Files.createDirectory(folder.resolve("folder.json"));

        onFx(() -> window.program.open(unreadable));
        window.says("folder.json cannot be read: it is no ordinary file.");

        onFx(() -> window.program.saveTo(unreadable));
        window.says("folder.json cannot be written: it is no ordinary file.");

        assertThat(unreadable).isEmptyDirectory();
    }

    @Test
    void a_full_disk_is_said_and_the_recording_stays_open() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk.toString()) == 0);
        try {
            var before = onFx(window.session::recorded);

            onFx(() -> window.program.saveTo(disk.resolve("large.json")));

            window.says("large.json cannot be written: the disk is full.");
            assertThat(onFx(window.session::recorded)).isSameAs(before);
            assertThat(disk).isEmptyDirectory();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void of_several_dropped_files_the_first_opens_and_the_window_says_so() throws IOException {
        var first = saved(OddTraces.oneTask(), "first.json");
        var second = saved(OddTraces.oneTask(), "second.json");

        onFx(() -> window.program.openFirst(List.of(first, second, second)));

        until(() -> window.open().contains("first.json"));
        window.says("first.json is open, 2 other files are not.");
    }

    @Test
    void a_chosen_file_opens_and_the_next_choice_begins_in_its_folder(FxRobot robot)
            throws IOException {
        var file = saved(OddTraces.oneTask(), "chosen.json");
        answers.next(file);

        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> window.open().contains("chosen.json"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        until(() -> answers.asked.size() == 2);

        assertThat(answers.asked.getLast().folder()).isEqualTo(folder);
        assertThat(answers.asked.getLast().name()).isEqualTo("chosen.json");
    }

    @Test
    void a_name_without_an_ending_gets_the_usual_one_and_replaces_nothing(FxRobot robot)
            throws IOException {
        answers.next(folder.resolve("new"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.says("Saved as " + folder.resolve("new.json"));

        Files.writeString(folder.resolve("other.json"), "precious");
        answers.next(folder.resolve("other"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);

        window.says("a file of this name is there already");
        assertThat(folder.resolve("other.json")).hasContent("precious");
    }

    @Test
    void what_was_open_is_among_the_recent_files_of_the_next_start() throws IOException {
        var first = opened("first.json");
        var second = opened("second.json");

        window.close();

        var file = new SettingsFile(folders.settings());
        until(() -> !file.read().remembered().recent().isEmpty());
        assertThat(file.read().remembered().recent()).containsExactly(second, first);
    }

    @Test
    void a_recording_that_is_in_no_file_is_asked_about_before_it_is_left(FxRobot robot)
            throws IOException {
        var unsaved = unsaved();

        onFx(window.program::leave);
        assertThat(window.text("question-title")).isEqualTo("Save this recording?");
        robot.type(KeyCode.RIGHT).type(KeyCode.ESCAPE);

        assertThat(robot.lookup("#question").tryQuery()).isEmpty();
        assertThat(onFx(window.stage::isShowing)).isTrue();
        assertThat(onFx(window.session::recorded)).isSameAs(unsaved);

        onFx(window.program::leave);
        robot.type(KeyCode.TAB).type(KeyCode.ENTER);

        until(() -> !window.stage.isShowing());
    }

    @Test
    void saving_is_the_first_answer_and_the_window_closes_when_it_is_done(FxRobot robot)
            throws IOException {
        unsaved();
        answers.next(folder.resolve("kept.json"));

        onFx(window.program::leave);
        robot.type(KeyCode.ENTER);

        until(() -> !window.stage.isShowing());
        assertThat(TraceFile.open(folder.resolve("kept.json")).events()).isNotEmpty();
    }

    @Test
    void the_window_stays_if_the_answer_is_to_save_and_that_fails(FxRobot robot)
            throws IOException {
        unsaved();
        answers.next(folder.resolve("nowhere/kept.json"));

        onFx(window.program::leave);
        robot.type(KeyCode.ENTER);

        window.says("the folder is not there");
        assertThat(onFx(window.stage::isShowing)).isTrue();
    }

    @Test
    void the_question_is_in_the_windows_language(FxRobot robot) throws IOException {
        robot.clickOn("#chinese");
        unsaved();

        onFx(window.program::leave);

        var chinese = new Texts(Language.ZH);
        assertThat(window.text("question-title")).isEqualTo(chinese.get("leave.title"));
        assertThat(window.text("leave-discard")).isEqualTo(chinese.get("leave.discard"));
    }

    @Test
    void opening_another_recording_asks_too(FxRobot robot) throws IOException {
        var unsaved = unsaved();
        var other = saved(OddTraces.oneTask(), "other.json");

        onFx(() -> window.program.open(other));
        until(() -> robot.lookup("#question").tryQuery().isPresent());
        assertThat(onFx(window.session::recorded)).isSameAs(unsaved);

        robot.clickOn("#leave-discard");
        until(() -> window.open().contains("other.json"));
    }

    @Test
    void the_stage_goes_to_the_clipboard_as_a_picture_and_as_text(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);

        window.says("on the clipboard");
        var image = onFx(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(image.getWidth()).isEqualTo(onFx(window.program.window().stage()::getWidth) * 2);
        var type = DataFormat.lookupMimeType("image/svg+xml");
        var svg = (ByteBuffer) onFx(() -> Clipboard.getSystemClipboard().getContent(type));
        assertThat(StandardCharsets.UTF_8.decode(svg.duplicate()).toString())
                .startsWith("<svg ")
                .contains("BLOCKED");
    }

    @Test
    void the_stage_is_saved_as_what_the_name_says(FxRobot robot) throws IOException {
        answers.next(folder.resolve("a"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        window.says("a.svg");
        answers.next(folder.resolve("b.png"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        window.says("b.png");

        assertThat(folder.resolve("a.svg")).content().contains("</svg>").doesNotContain("<image");
        var image = ImageIO.read(folder.resolve("b.png").toFile());
        assertThat(image.getWidth())
                .isEqualTo((int) (onFx(window.program.window().stage()::getWidth) * 2));
    }

    /// The bundled recording as if it had just been made.
    private Recorded unsaved() throws IOException {
        var recorded = Recorded.of(Library.first().trace(), new Origin.Unsaved());
        onFx(() -> window.session.grown(recorded));
        onFx(window.session::togglePlay);
        return recorded;
    }

    private Path opened(String name) throws IOException {
        var file = saved(Library.first().trace(), name);
        onFx(() -> window.program.open(file, 0));
        until(() -> window.open().contains(name));
        return file;
    }

    private Path saved(Trace trace, String name) throws IOException {
        var file = folder.resolve(name);
        TraceFile.save(trace, file);
        return file;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
