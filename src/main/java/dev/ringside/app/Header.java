package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.story.Language;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.TraceEvent;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Locale;

/// The bar at the top: which model, what happens to it, record it, and how to see it.
final class Header extends HBox {
    private final Label name = Parts.label("name", "program-name");
    private final ToggleButton blocking = new ToggleButton();
    private final ScenarioMenu scenario;
    private final Label recording = Parts.label("recording-name", "recording-name");
    private final Button record;
    private final Label evidence = Parts.label("evidence-badge", "evidence-badge", "wide");
    private final Button present;
    private final ToggleButton english;
    private final ToggleButton chinese;
    private final Button theme;
    private final Button keys;

    Header(Session session, Desk desk, Runnable onPresent, Runnable onKeys) {
        scenario = new ScenarioMenu(new Texts(session.settings().language()));
        name.setText("Ringside");
        record =
                Parts.button(
                        new Button(), "record", () -> desk.record(scenario.scenario()), "record");
        record.setGraphic(Parts.icon(Feather.CIRCLE));
        present = Parts.button(new Button(), "present", onPresent);
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
        keys = Parts.button(new Button(), "keys", onKeys, "icon-only");
        keys.setGraphic(Parts.icon(Feather.HELP_CIRCLE));
        Parts.button(blocking, "model-blocking", () -> blocking.setSelected(true), "model");
        blocking.setSelected(true);
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        recording.setMinWidth(0);
        getChildren()
                .addAll(
                        name,
                        blocking,
                        scenario,
                        record,
                        recording,
                        Parts.space(),
                        evidence,
                        present,
                        english,
                        chinese,
                        theme,
                        keys);
    }

    /// What the next recording is to be about.
    Scenario scenario() {
        return scenario.scenario();
    }

    void show(Session session, Texts texts, boolean running) {
        var settings = session.settings();
        blocking.setText(texts.get("model.blocking"));
        scenario.show(texts);
        record.setText(texts.get(running ? "record.stop" : "record"));
        record.setGraphic(Parts.icon(running ? Feather.SQUARE : Feather.CIRCLE));
        recording.setText(title(session, texts));
        present.setText(texts.get("present"));
        english.setSelected(settings.language() == Language.EN);
        chinese.setSelected(settings.language() == Language.ZH);
        theme.setGraphic(Parts.icon(settings.theme() == Theme.DARK ? Feather.SUN : Feather.MOON));
        Parts.explain(
                theme, texts.get(settings.theme() == Theme.DARK ? "theme.light" : "theme.dark"));
        Parts.explain(keys, texts.get("keys.title"));
        String best = best(session).name().toLowerCase(Locale.ROOT);
        evidence.setText(texts.get("evidence.of." + best));
        evidence.getStyleClass().setAll("label", "evidence-badge", "wide", best);
    }

    private static String title(Session session, Texts texts) {
        var recorded = session.recorded();
        return recorded.saved() ? recorded.name() : texts.get("recording.unsaved");
    }

    /// What the recording rests on in the main.
    private static Evidence best(Session session) {
        return session.recorded().story().trace().events().stream()
                .map(TraceEvent::at)
                .map(at -> at.source().evidence())
                .min(Evidence::compareTo)
                .orElse(Evidence.INFERRED);
    }
}
