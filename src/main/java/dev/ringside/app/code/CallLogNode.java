package dev.ringside.app.code;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Call;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// The latest calls of a task that has no listing, with their times: what is known of it.
final class CallLogNode extends VBox {
    private static final int MOST = 14;

    private final Label words = new Label();
    private final VBox rows = new VBox();

    CallLogNode() {
        setId("call-log");
        getStyleClass().add("call-log");
        words.setWrapText(true);
        words.setId("no-listing");
        rows.getStyleClass().add("call-log-rows");
        getChildren().addAll(words, rows);
    }

    void show(String sentence, List<CallTrail.Entry> calls, Texts texts) {
        int from = Math.max(0, calls.size() - MOST);
        words.setText(sentence);
        rows.getChildren().clear();
        if (from > 0) {
            rows.getChildren().add(weak(texts.get("code.before", from)));
        }
        calls.subList(from, calls.size()).forEach(c -> rows.getChildren().add(row(c)));
    }

    private static Region row(CallTrail.Entry entry) {
        var call = entry.call();
        var name = new Label(Names.call(new Call(call.call(), call.args(), call.at().nanos())));
        name.getStyleClass().add("call-log-name");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var time = weak(Durations.millis(call.at().nanos()));
        time.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(name, space, time);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("call-log-row");
        return row;
    }

    private static Label weak(String text) {
        var label = new Label(text);
        label.getStyleClass().add("weak");
        return label;
    }
}
