package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.app.timeline.Clock;
import dev.ringside.story.words.Durations;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

/// The buttons that move through the recording, and where it is.
final class TransportBar extends HBox {
    private final Button home;
    private final Button previous;
    private final Button play;
    private final Button next;
    private final Button end;
    private final Label step = Parts.label("step", "step");
    private final Label time = Parts.label("time", "time");
    private final Label clock = Parts.label("clock", "weak");
    private final ToggleButton story;
    private final ToggleButton real;
    private final Label speed = Parts.label("speed", "weak");
    private final Button slower;
    private final Button faster;
    private final Label hint = Parts.label("hint", "weak");

    TransportBar(Session session) {
        home = icon("home", Feather.SKIP_BACK, session::home);
        previous = icon("previous", Feather.CHEVRON_LEFT, session::previous);
        play = icon("play", Feather.PLAY, session::togglePlay);
        next = icon("next", Feather.CHEVRON_RIGHT, session::next);
        end = icon("end", Feather.SKIP_FORWARD, session::end);
        story =
                Parts.button(
                        new ToggleButton(),
                        "clock-story",
                        () -> session.change(s -> s.with(Clock.STORY)),
                        "pill");
        real =
                Parts.button(
                        new ToggleButton(),
                        "clock-true",
                        () -> session.change(s -> s.with(Clock.TRUE)),
                        "pill");
        slower = icon("slower", Feather.MINUS, () -> session.change(s -> s.faster(-1)));
        faster = icon("faster", Feather.PLUS, () -> session.change(s -> s.faster(1)));
        slower.getStyleClass().add("small");
        faster.getStyleClass().add("small");
        hint.setMinWidth(0);
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        home,
                        previous,
                        play,
                        next,
                        end,
                        step,
                        time,
                        clock,
                        story,
                        real,
                        slower,
                        speed,
                        faster,
                        Parts.space(),
                        hint);
    }

    void show(Session session, Texts texts) {
        step.setText(where(session, texts));
        time.setText("t = " + Durations.millis(session.nanos()));
        clock.setText(texts.get("clock"));
        story.setText(texts.get("clock.story"));
        real.setText(texts.get("clock.true"));
        story.setSelected(session.settings().clock() == Clock.STORY);
        real.setSelected(session.settings().clock() == Clock.TRUE);
        speed.setText(texts.get("speed", session.settings().speed().text()));
        hint.setText(texts.get("hint"));
        play.setGraphic(Parts.icon(session.playing() ? Feather.PAUSE : Feather.PLAY));
        explain(session.playing(), texts);
    }

    /// Where a session is, in words.
    static String where(Session session, Texts texts) {
        return stepText(session, session.recorded().story().steps().size() - 1, texts);
    }

    private static String stepText(Session session, int last, Texts texts) {
        if (session.empty()) {
            return texts.get("step.none");
        }
        int number = session.step().number();
        if (session.byFact()) {
            int fact = session.facts() - session.step().first();
            int facts = session.step().next() - session.step().first();
            return texts.get("step.fact", number, last, fact, facts);
        }
        return texts.get("step.of", number, last);
    }

    private void explain(boolean playing, Texts texts) {
        Parts.explain(home, texts.get("keys.home"));
        Parts.explain(previous, texts.get("keys.previous"));
        Parts.explain(play, texts.get(playing ? "keys.pause" : "keys.play"));
        Parts.explain(next, texts.get("keys.next"));
        Parts.explain(end, texts.get("keys.end"));
        Parts.explain(slower, texts.get("keys.slower"));
        Parts.explain(faster, texts.get("keys.faster"));
    }

    private static Button icon(String id, Feather icon, Runnable action) {
        var button = Parts.button(new Button(), id, action, "transport-button");
        button.setGraphic(Parts.icon(icon));
        return button;
    }
}
