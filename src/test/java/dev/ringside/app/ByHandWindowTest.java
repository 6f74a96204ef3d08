package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.model.Models;
import dev.ringside.trace.BytesSeen;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Somebody types what the clients send, and the real server wakes up.
@ExtendWith(ApplicationExtension.class)
class ByHandWindowTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @Start
    void start(Stage stage) throws IOException {
        window = WindowFixture.open(stage);
    }

    @BeforeEach
    void tracefs_is_there() {
        assumeTrue(
                Files.isWritable(Path.of("/sys/kernel/tracing/instances")),
                "tracefs cannot be written to here");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void what_is_typed_and_sent_is_what_the_server_gets(FxRobot robot) {
        robot.clickOn("#live");
        until(() -> text(1).isFocused());

        robot.write("good day").type(KeyCode.ENTER);

        until(() -> said().equals(List.of("good day")));
        awaitPicture("good day");
        onFx(() -> window.program.stop());
        until(() -> !window.program.recording());
        assertThat(onFx(() -> window.session.step().number())).as("from its beginning").isZero();
        assertThat(onFx(() -> window.session.playing())).isFalse();
        assertThat(window.text("notice-words")).contains("Recorded");
        assertThat(onFx(() -> node("hand-bar").isVisible())).isFalse();
    }

    @Test
    void keys_in_the_text_do_not_step_and_escape_gives_them_back(FxRobot robot) {
        robot.clickOn("#live");
        until(() -> text(1).isFocused());
        until(() -> window.session.step().number() > 2);

        robot.type(KeyCode.LEFT, KeyCode.HOME);
        boolean went = onFx(() -> window.session.lookingBack());
        robot.type(KeyCode.ESCAPE, KeyCode.HOME);

        assertThat(went).isFalse();
        assertThat(onFx(() -> window.session.step().number())).isZero();
        assertThat(onFx(() -> window.session.lookingBack())).isTrue();
    }

    @Test
    void whoever_looks_back_stays_there_until_they_follow_again(FxRobot robot) {
        robot.clickOn("#live");
        until(() -> text(1).isFocused());
        robot.type(KeyCode.ESCAPE, KeyCode.HOME);

        onFx(() -> window.program.give(Command.of("send 1 later")));
        until(() -> said().contains("later"));
        int stayed = onFx(() -> window.session.step().number());
        boolean offered = onFx(() -> node("hand-follow").isVisible());
        robot.type(KeyCode.END);

        assertThat(stayed).isZero();
        assertThat(offered).isTrue();
        assertThat(onFx(() -> window.session.chasing())).isTrue();
        until(() -> said(window.session.facts()).contains("later"));
        assertThat(onFx(() -> node("hand-follow").isVisible())).isFalse();
    }

    @Test
    void others_connect_and_two_send_at_once_and_one_closes() {
        onFx(() -> window.program.record(order()));
        until(() -> node("hand-bar").isVisible());
        onFx(() -> ((Button) node("hand-connect")).fire());
        until(() -> {
            window.session.end(); // on a busy machine the way there takes long
            return node("hand-text-2") != null && node("hand-text-2").isVisible();
        });

        onFx(() -> {
            text(1).setText("one");
            text(2).setText("two");
            ((Button) node("hand-two")).fire();
        });
        until(() -> said().containsAll(List.of("one", "two")));
        onFx(() -> ((MenuButton) node("hand-close")).getItems().getFirst().fire());

        until(() -> node("hand-text-1") == null);
        assertThat(onFx(() -> node("hand-text-2").isVisible())).isTrue();
        onFx(() -> ((Button) node("hand-stop")).fire());
        until(() -> !window.program.recording());
        assertThat(window.text("notice-words")).contains("Recorded");
    }

    @Test
    void a_longer_text_than_a_message_cannot_be_written(FxRobot robot) {
        robot.clickOn("#live");
        until(() -> text(1).isFocused());

        onFx(() -> text(1).setText("你".repeat(30)));
        String tooLong = onFx(() -> text(1).getText());
        onFx(() -> text(1).setText("你".repeat(21)));

        assertThat(tooLong).doesNotContain("你");
        assertThat(onFx(() -> text(1).getText())).hasSize(21);
    }

    @Test
    void a_lab_that_dies_is_told_in_one_sentence_and_its_facts_are_kept() throws Exception {
        onFx(() -> window.program.record(order()));
        until(() -> node("hand-bar").isVisible());
        var lab =
                ProcessHandle.current()
                        .children()
                        .filter(p -> p.children().findAny().isPresent())
                        .findFirst()
                        .orElseThrow();

        new ProcessBuilder("kill", "-KILL", Long.toString(lab.pid())).start().waitFor();

        until(() -> !window.program.recording());
        assertThat(window.text("notice-words")).contains("was killed by signal 9");
        assertThat(onFx(() -> window.session.recorded().story().steps())).isNotEmpty();
    }

    private static LabOrder order() {
        var epoll = Models.named("epoll").orElseThrow();
        return new LabOrder("epoll", Models.scenario(epoll, Map.of("by-hand", true)));
    }

    private Node node(String id) {
        return window.stage.getScene().lookup("#" + id);
    }

    private TextField text(int client) {
        return node("hand-text-" + client) instanceof TextField field ? field : new TextField();
    }

    /// What the server saw in its buffer so far.
    private List<String> said() {
        return said(Integer.MAX_VALUE);
    }

    private List<String> said(int facts) {
        return window.session.recorded().story().trace().events().stream()
                .limit(facts)
                .filter(BytesSeen.class::isInstance)
                .map(fact -> HexFormat.of().parseHex(((BytesSeen) fact).firstBytes()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private void awaitPicture(String words) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (window.stageTexts().stream().noneMatch(text -> text.contains(words))) {
            assertThat(System.nanoTime()).as("'%s' is not in the picture", words).isLessThan(end);
        }
    }
}
