package dev.ringside.app;

import dev.ringside.app.scenario.ModelMenu;
import dev.ringside.app.scenario.ScenarioMenu;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Session;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.program.IoModel;
import dev.ringside.story.Language;
import dev.ringside.tableau.Theme;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Locale;

/// The bar at the top: which model, what happens to it, record it; what is open, and how to see it.
final class Header extends HBox {
    private final Label name = Parts.label("name", "program-name");
    private final ModelMenu model = new ModelMenu(this::choose);
    private final ScenarioMenu scenario;
    private final ExamplesMenu examples;
    private final Label recording = Parts.label("recording-name", "recording-name");
    private final Button record;
    private final Button live;
    private final Label evidence = Parts.label("evidence-badge", "evidence-badge", "wide");
    private final Button present;
    private final ToggleButton english;
    private final ToggleButton chinese;
    private final Button theme;
    private final Button keys;
    private @Nullable Texts texts;

    Header(Session session, Desk desk, Window window) {
        scenario = new ScenarioMenu(new Texts(session.settings().language()));
        examples = new ExamplesMenu(desk::open);
        name.setText("Ringside");
        record = Parts.button(new Button(), "record", () -> window.record(desk), "record");
        live = Parts.button(new Button(), "live", () -> window.live(desk));
        live.setGraphic(Parts.icon(Feather.EDIT_3));
        present = Parts.button(new Button(), "present", () -> window.present(desk, true));
        english =
                Parts.button(
                        new ToggleButton("EN"),
                        "english",
                        () -> session.change(Language.EN),
                        "word");
        chinese =
                Parts.button(
                        new ToggleButton("中文"),
                        "chinese",
                        () -> session.change(Language.ZH),
                        "word");
        theme =
                Parts.button(
                        new Button(),
                        "theme",
                        () -> session.change(StyleSheets.other(session.settings().theme())),
                        "icon-only");
        keys = Parts.button(new Button(), "keys", window::toggleKeys, "icon-only");
        keys.setGraphic(Parts.icon(Feather.HELP_CIRCLE));
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        recording.setMinWidth(0);
        getChildren()
                .addAll(name, model, scenario, record, live, examples, recording, Parts.space());
        getChildren().addAll(evidence, present, english, chinese, theme, keys);
    }

    /// What the next recording is to be about. Only if there is no [#fault].
    LabOrder order() {
        return scenario.order();
    }

    /// What the next experiment by hand is to be about. Only if there is no [#fault].
    ///
    /// @throws IllegalArgumentException if it makes no sense by hand; the message is a sentence for
    ///   the user
    LabOrder orderByHand() {
        return scenario.orderByHand();
    }

    /// Why what was said about the next recording makes no sense; empty if it does.
    String fault() {
        return scenario.fault();
    }

    @SuppressWarnings("ReferenceEquality") // the window keeps the same texts for a language
    void show(Session session, Texts words, boolean running) {
        if (texts != words) {
            texts = words;
            model.show(scenario.model(), words);
            scenario.show(words);
            examples.show(words);
        }
        var settings = session.settings();
        record.setText(words.get(running ? "record.stop" : "record"));
        record.setGraphic(Parts.icon(running ? Feather.SQUARE : Feather.CIRCLE));
        live.setText(words.get("live"));
        live.setDisable(running);
        Parts.explain(live, words.get("live.explain"));
        recording.setText(title(session, words));
        present.setText(words.get("present"));
        english.setSelected(settings.language() == Language.EN);
        chinese.setSelected(settings.language() == Language.ZH);
        theme.setGraphic(Parts.icon(settings.theme() == Theme.DARK ? Feather.SUN : Feather.MOON));
        Parts.explain(
                theme, words.get(settings.theme() == Theme.DARK ? "theme.light" : "theme.dark"));
        Parts.explain(keys, words.get("keys.title"));
        String best = session.recorded().evidence().name().toLowerCase(Locale.ROOT);
        evidence.setText(words.get("evidence.of." + best));
        evidence.getStyleClass().setAll("label", "evidence-badge", "wide", best);
    }

    private void choose(IoModel chosen) {
        scenario.choose(chosen);
        if (texts != null) {
            model.show(chosen, texts);
        }
    }

    /// What is open: what happens in an example, a file's name, or that it is in no file yet.
    private static String title(Session session, Texts words) {
        return switch (session.recorded().origin()) {
            case Origin.Unsaved _ -> words.get("recording.unsaved");
            case Origin.File(String name) -> name;
            case Origin.Bundled(var example) ->
                    words.get("recording.example", example.title().in(words.language()));
        };
    }
}
