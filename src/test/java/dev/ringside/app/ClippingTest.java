package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.session.Settings;
import dev.ringside.app.theme.Typefaces;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Whatever the window says can be read to its end, at every size, in every language and look.
class ClippingTest {
    private static final List<String> EXAMPLES =
            List.of("blocking", "epoll-five-clients", "epoll-edge-once", "select-beyond-1024");

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        onFx(Typefaces::load);
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, EN, DARK", "1280, 720, ZH, DARK",
        "1280, 720, EN, LIGHT", "1280, 720, ZH, CONTRAST",
        "1920, 1080, EN, DARK", "1920, 1080, ZH, LIGHT",
        "1920, 1080, EN, CONTRAST", "3840, 2160, EN, DARK",
        "3840, 2160, ZH, CONTRAST", "1000, 700, EN, DARK",
    })
    void no_words_of_the_window_are_cut_off(int width, int height, Language language, Theme theme)
            throws IOException {
        var settings = Settings.usual(language, theme);

        for (String example : EXAMPLES) {
            var recorded = RecordingFiles.read(Library.named(example).orElseThrow());
            assertThat(cutOff(recorded, settings, width, height, _ -> {})).as(example).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, EN, DARK",
        "1280, 720, ZH, LIGHT",
        "1920, 1080, EN, CONTRAST",
        "3840, 2160, ZH, DARK",
    })
    void no_words_of_what_lies_over_the_window_are_cut_off(
            int width, int height, Language language, Theme theme) throws IOException {
        var settings = Settings.usual(language, theme);
        var recorded = RecordingFiles.read(Library.first());
        List<Consumer<Window>> opened =
                List.of(
                        Window::toggleKeys,
                        Window::toggleAbout,
                        Window::toggleGallery,
                        window -> window.say(texts -> texts.get("record.cut"), true));

        for (var open : opened) {
            assertThat(cutOff(recorded, settings, width, height, open)).isEmpty();
        }
    }

    @Test
    void a_wide_window_has_a_segment_for_each_group_of_models_and_a_narrow_one_a_menu()
            throws IOException {
        var recorded = RecordingFiles.read(Library.first());
        var groups = Models.all().stream().map(IoModel::group).distinct().count();

        assertThat(segments(recorded, 1920)).hasSize((int) groups);
        assertThat(segments(recorded, 1000)).hasSize(1);
    }

    private static List<Node> segments(Recorded recorded, int width) {
        return onFx(() -> {
            var session = new Session(recorded, Settings.usual(Language.EN, Theme.DARK));
            var window = new Window(session, new NoDesk());
            window.lookAfter(new Scene(window, width, 720));
            window.getScene().snapshot(null);
            window.getScene().snapshot(null);
            return List.copyOf(((Parent) window.lookup("#models")).getChildrenUnmodifiable());
        });
    }

    @Test
    void words_that_are_cut_off_are_found() {
        var cut =
                onFx(() -> {
                    var label = new Label("more words than there is room for");
                    label.setMaxWidth(60);
                    var pane = new StackPane(label);
                    new Scene(pane, 200, 100).snapshot(null);
                    return cutOff(pane);
                });

        assertThat(cut).hasSize(1);
    }

    private static List<String> cutOff(
            Recorded recorded, Settings settings, int width, int height, Consumer<Window> then) {
        var window =
                onFx(() -> {
                    var session = new Session(recorded, settings);
                    session.toStep(3);
                    var made = new Window(session, new NoDesk());
                    made.lookAfter(new Scene(made, width, height));
                    return made;
                });
        onFx(() -> window.getScene().snapshot(null));
        onFx(() -> then.accept(window));
        onFx(() -> window.getScene().snapshot(null));
        onFx(window::settle);
        onFx(() -> window.getScene().snapshot(null));
        return onFx(() -> cutOff(window));
    }

    /// The texts that are not shown to their end, and those that reach beyond the window.
    private static List<String> cutOff(Parent root) {
        var cut = new ArrayList<String>();
        var size = root.getScene();
        collect(
                root,
                text -> {
                    var shown =
                            text.lookup(".text") instanceof Text t ? t.getText() : text.getText();
                    var bounds = text.localToScene(text.getLayoutBounds());
                    boolean beyond =
                            bounds.getMaxX() > size.getWidth() + 1 || bounds.getMinX() < -1;
                    if (!text.getText().equals(shown) || beyond) {
                        cut.add("%s '%s' in %s".formatted(text.getId(), text.getText(), bounds));
                    }
                });
        return cut;
    }

    private static void collect(Node node, Consumer<Labeled> to) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled text && text.getText() != null && !text.getText().isEmpty()) {
            to.accept(text);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, to));
        }
    }
}
