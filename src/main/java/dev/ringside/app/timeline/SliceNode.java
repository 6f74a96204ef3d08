package dev.ringside.app.timeline;

import dev.ringside.story.tracks.Slice;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Locale;

/// One interval of a row: its colour, form and the longest of its texts that fits.
final class SliceNode extends Region {
    private final Region ground = new Region();
    private final Label label = new Label();
    private final List<String> wordings;
    private final boolean half;
    private String measuredFor = "";

    /// @param wordings what may be written on it, the longest first; nothing if there is no room
    SliceNode(Slice slice, List<String> wordings, String description) {
        this.wordings = wordings;
        this.half = slice.kind() == Slice.Kind.READY;
        String kind = slice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        getStyleClass().setAll("slice", kind);
        ground.getStyleClass().setAll("bar");
        label.setTextOverrun(OverrunStyle.CLIP);
        label.setMinWidth(0);
        getChildren().add(ground);
        if (!wordings.isEmpty()) {
            getChildren().add(label);
        }
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleText(description);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        ground.resizeRelocate(0, half ? height / 2 : 0, width, half ? height / 2 : height);
        if (wordings.isEmpty()) {
            return;
        }
        double padding = height / 4;
        String fitting = fitting(width - 2 * padding);
        label.setText(fitting);
        label.setVisible(!fitting.isEmpty());
        double wide = Math.min(width - padding, Math.ceil(label.prefWidth(-1)) + 1);
        label.resizeRelocate(padding, 0, Math.max(0, wide), height);
    }

    private String fitting(double room) {
        String key = room + label.getFont().toString();
        if (key.equals(measuredFor)) {
            return label.getText();
        }
        measuredFor = key;
        return wordings.stream()
                .filter(words -> TextWidth.of(words, label.getFont()) <= room)
                .findFirst()
                .orElse("");
    }
}
