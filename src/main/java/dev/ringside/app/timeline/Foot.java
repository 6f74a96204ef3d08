package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Form;
import dev.ringside.app.timeline.paint.Legend;
import dev.ringside.story.tracks.RangeFigures;
import dev.ringside.story.tracks.Slice;
import dev.ringside.story.tracks.Track;
import dev.ringside.story.words.Durations;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/// The line beneath the timeline: what the colours mean or, while a range is chosen, its figures.
final class Foot extends StackPane {
    private final Legend legend = new Legend();
    private final Label duration = new Label();
    private final Label counts = new Label();
    private final HBox times = new HBox();
    private final Button zoom = new Button();
    private final Button clear = new Button("✕");
    private final HBox figures;
    private @Nullable TimelineModel model;

    Foot(TimelineListener listener) {
        setId("timeline-foot");
        duration.setId("range-duration");
        duration.getStyleClass().add("figure");
        counts.setId("range-counts");
        times.setId("range-times");
        times.getStyleClass().add("legend");
        times.setAlignment(Pos.CENTER_LEFT);
        times.setMinWidth(0);
        zoom.setId("range-zoom");
        zoom.getStyleClass().add("foot-button");
        clear.setId("range-clear");
        clear.getStyleClass().add("foot-button");
        zoom.setOnAction(_ -> zoom(listener));
        clear.setOnAction(_ -> listener.choose(null));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        figures = new HBox(duration, counts, times, space, zoom, clear);
        figures.getStyleClass().add("range-figures");
        figures.setAlignment(Pos.CENTER_LEFT);
        for (var node : new Region[] {duration, counts, zoom, clear}) {
            node.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(legend, figures);
    }

    private void zoom(TimelineListener listener) {
        var m = model;
        if (m != null && m.range() != null) {
            listener.view(m.range().on(m.axis()));
        }
    }

    void show(TimelineModel next) {
        var before = model;
        model = next;
        if (before == null || isOther(before, next)) {
            legend.show(next.texts());
            legend.setVisible(next.range() == null);
            figures.setVisible(next.range() != null);
            if (next.range() != null) {
                write(next, next.range());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    private static boolean isOther(TimelineModel before, TimelineModel next) {
        boolean sameRange =
                next.range() == null ? before.range() == null : next.range().equals(before.range());
        return !sameRange
                || before.texts() != next.texts()
                || before.lanes() != next.lanes()
                || before.selectedTask() != next.selectedTask();
    }

    private void write(TimelineModel m, Range range) {
        var texts = m.texts();
        RangeFigures sums = m.lanes().figures(range);
        duration.setText(Durations.text(sums.nanos()));
        counts.setText(
                texts.get(
                        "range.counts",
                        sums.facts(),
                        sums.calls(),
                        sums.switches(),
                        sums.toUserBytes(),
                        sums.toKernelBytes()));
        zoom.setText(texts.get("range.zoom"));
        clear.setAccessibleText(texts.get("range.clear"));
        times.getChildren().clear();
        String name = name(m);
        if (!name.isEmpty()) {
            times.getChildren().add(new Label(name));
            byForm(m.lanes().times(m.selectedTask(), range))
                    .forEach((form, nanos) -> times.getChildren().add(time(form, nanos)));
        }
    }

    private static String name(TimelineModel m) {
        return m.lanes().tracks().stream()
                .filter(t -> t.kind() == Track.Kind.TASK && t.tid() == m.selectedTask())
                .map(Track::name)
                .findFirst()
                .orElse("");
    }

    /// What looks the same in the rows is added up.
    private static Map<Form, Long> byForm(Map<Slice.Kind, Long> times) {
        var forms = new EnumMap<Form, Long>(Form.class);
        times.forEach((kind, nanos) -> {
            var form = Form.of(kind);
            if (form != null) {
                forms.merge(form, nanos, Long::sum);
            }
        });
        return forms;
    }

    private static HBox time(Form form, long nanos) {
        var label = new Label(Durations.text(nanos));
        label.setMinWidth(USE_PREF_SIZE);
        return Legend.entry(form, label);
    }
}
