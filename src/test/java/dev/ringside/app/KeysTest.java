package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.ByHand;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the keys do, and what the sheet says that they do.
class KeysTest {
    /// What is held down together with a key.
    record Held(boolean shift, boolean control) {}

    private static final List<Held> HELD =
            List.of(
                    new Held(false, false),
                    new Held(true, false),
                    new Held(false, true),
                    new Held(true, true));

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Stage stage;

    @SuppressWarnings("NullAway.Init") // made before each test
    private NoDesk desk;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Session session;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Window window;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        onFx(Typefaces::load);
    }

    @BeforeEach
    void open() throws IOException {
        var recorded = RecordingFiles.read(Library.named("epoll-five-clients").orElseThrow());
        onFx(() -> {
            desk = new NoDesk();
            session = new Session(recorded, Settings.usual(Language.EN, Theme.DARK));
            session.toStep(13); // one of several facts
            session.view(new Viewport(0.2, 0.5));
            window = new Window(session, desk);
            var scene = new Scene(window, 1000, 1000);
            window.lookAfter(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        onFx(() -> {
            window.uncover();
            stage.hide();
        });
    }

    @Test
    void the_sheet_names_every_key_that_does_something_and_no_other() {
        var named = new HashSet<String>();
        var taken = new HashSet<String>();

        onFx(() -> {
            for (var code : KeyCode.values()) {
                for (var held : HELD) {
                    var key = key(code, held);
                    if (listed(key)) {
                        named.add(held + " " + code);
                    }
                    if (taken(key)) {
                        taken.add(held + " " + code);
                    }
                }
            }
        });

        assertThat(taken).isEqualTo(named);
    }

    @Test
    void by_hand_the_sheet_names_a_digit_for_each_client_that_there_can_be() {
        var named =
                KeySheet.rowsByHand().stream()
                        .flatMap(row -> row.keys().stream())
                        .map(KeyCodeCombination.class::cast)
                        .map(KeyCodeCombination::getCode)
                        .collect(Collectors.toSet());
        var epoll = Models.named("epoll").orElseThrow();
        var given = Map.<String, Object>of("by-hand", true, "clients", ByHand.MOST_CLIENTS);
        var crowd = OddTraces.manyTasks(1 + ByHand.MOST_CLIENTS);

        onFx(() -> {
            session.open(Recorded.of(crowd, new Origin.Unsaved()), 0);
            window.byHand(Models.scenario(epoll, given));
            window.applyCss();
            window.layout();
        });

        var taken =
                onFx(() ->
                        Stream.of(KeyCode.values())
                                .filter(KeyCode::isDigitKey)
                                .filter(code -> taken(key(code, HELD.getFirst())))
                                .collect(Collectors.toSet()));
        assertThat(taken).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void every_key_of_the_sheet_changes_something(KeyCode code, Held held) {
        switch (code) {
            case ESCAPE -> onFx(window::toggleKeys); // there has to be something to leave
            case UP -> pressed(KeyCode.DOWN, KeyCode.DOWN); // something to go back to
            case K -> pressed(KeyCode.J);
            case Z -> pressed(KeyCode.I); // a range to zoom to
            default -> {}
        }
        var before = onFx(this::state);

        onFx(() -> press(key(code, held)));

        assertThat(onFx(this::state)).isNotEqualTo(before);
    }

    @Test
    void the_question_mark_opens_the_sheet_on_any_keyboard() {
        var slash =
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "?", KeyCode.SLASH, true, false, false, false);

        onFx(() -> press(slash));

        assertThat(onFx(() -> window.lookup("#key-sheet"))).isNotNull();
    }

    @Test
    void arrows_are_for_the_gallery_while_it_is_open() {
        int step = onFx(() -> session.step().number());
        onFx(window::toggleGallery);

        onFx(() -> press(key(KeyCode.RIGHT, HELD.getFirst())));

        assertThat(onFx(() -> session.step().number())).isEqualTo(step);
    }

    static Stream<Arguments> everyKey() {
        return Stream.of(KeyCode.values())
                .flatMap(code ->
                        HELD.stream()
                                .filter(held -> exactly(key(code, held)))
                                .map(held -> Arguments.of(code, held)));
    }

    private static boolean exactly(KeyEvent key) {
        return KeySheet.rows().stream()
                .flatMap(row -> row.keys().stream())
                .anyMatch(combination -> combination.match(key));
    }

    /// Whether the sheet has a key, or has it without Shift, which then means nothing.
    private static boolean listed(KeyEvent key) {
        return exactly(key) || exactly(key(key.getCode(), new Held(false, key.isControlDown())));
    }

    private boolean taken(KeyEvent key) {
        press(key);
        window.uncover();
        window.uncover();
        return key.isConsumed();
    }

    private void pressed(KeyCode... codes) {
        for (var code : codes) {
            onFx(() -> press(key(code, HELD.getFirst())));
        }
    }

    private void press(KeyEvent key) {
        new Keys(session, window, desk).handle(key);
    }

    /// All that a key could change.
    private List<Object> state() {
        window.applyCss();
        window.layout();
        var state = new ArrayList<Object>();
        state.add(session.settings());
        state.addAll(List.of(session.facts(), session.byFact(), session.playing()));
        state.add(session.viewport());
        state.add(Set.copyOf(desk.asked));
        state.add(window.blanked());
        state.add(visible("key-sheet"));
        state.add(visible("gallery"));
        state.add(window.evidenceOpen());
        state.add(Optional.ofNullable(session.range()));
        state.add(session.task());
        state.add(
                window.lookupAll(".button").stream()
                        .map(node -> node instanceof Labeled l ? String.valueOf(l.getText()) : "")
                        .toList());
        var facts = window.lookup("#facts");
        state.add(facts == null ? "" : String.valueOf(chosen(facts)));
        return state;
    }

    /// Which of the listed facts is chosen.
    private static int chosen(Node facts) {
        var all = List.copyOf(facts.lookupAll(".fact"));
        var selected = PseudoClass.getPseudoClass("selected");
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).getPseudoClassStates().contains(selected))
                .findFirst()
                .orElse(-1);
    }

    private boolean visible(String id) {
        Node node = window.lookup("#" + id);
        return node != null && node.isVisible();
    }

    private static KeyEvent key(KeyCode code, Held held) {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", code, held.shift(), held.control(), false, false);
    }
}
