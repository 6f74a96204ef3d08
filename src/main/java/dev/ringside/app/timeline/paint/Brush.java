package dev.ringside.app.timeline.paint;

import dev.ringside.story.tracks.Marker;
import dev.ringside.story.tracks.Slice;

import java.util.EnumMap;
import java.util.Map;

/// Paints single things into the picture of a row, each in its colour and form.
public final class Brush {
    private static final double MARGIN = 0.1;
    private static final int SHORTEST_HATCH = 5;
    private static final double MARKER = 6;
    private static final int TICK = 5;

    private final Raster raster;
    private final Map<Ink, Integer> colors = new EnumMap<>(Ink.class);
    private double scale = 1;
    private int top;
    private int bottom;

    /// A brush for a picture.
    public Brush(Raster raster) {
        this.raster = raster;
    }

    /// Takes the colours and sizes for the next picture.
    ///
    /// @param barHeight how high a row is without the gap beneath it
    /// @param newScale how large everything is drawn
    public void prepare(Inks inks, double barHeight, double newScale) {
        for (var ink : Ink.values()) {
            colors.put(ink, inks.argb(ink));
        }
        scale = newScale;
        top = (int) Math.rint(barHeight * MARGIN);
        bottom = (int) Math.rint(barHeight * (1 - MARGIN));
    }

    /// How large everything is drawn.
    public double scale() {
        return scale;
    }

    /// Where the slices begin.
    public int top() {
        return top;
    }

    /// Where they end.
    public int bottom() {
        return bottom;
    }

    /// The ground, nearly transparent.
    public int veil(double share) {
        return ((int) Math.round(255 * share) << 24) | (color(Ink.GROUND) & 0xffffff);
    }

    /// Begins a new picture with the ground of the row.
    public void ground(int height) {
        raster.clear();
        raster.round(0, 0, raster.width(), height, px(3), color(Ink.GROUND));
    }

    /// Paints a slice.
    ///
    /// @param words where its text ends; `from` or less if it has none
    /// @param phase where the picture begins on the whole axis
    public void slice(Slice.Kind kind, int from, int to, int words, long phase) {
        switch (kind) {
            case UNKNOWN, IDLE -> {
                // nothing is known to be there
            }
            case USER -> raster.round(from, top, to, bottom, px(3), color(Ink.USER));
            case COPY -> raster.round(from, top, to, bottom, px(3), color(Ink.COPY));
            case FOREIGN -> raster.round(from, top, to, bottom, px(3), color(Ink.FAINT));
            case KERNEL, SOFTIRQ -> kernel(from, to, words);
            case READY -> ready(from, to);
            case SLEEPING, DISK_SLEEP, BLOCKED -> blocked(from, to, words, phase);
            case OVER -> {
                int middle = (top + bottom) / 2;
                raster.fill(from, middle - px(1), to, middle + px(1), color(Ink.FAINT));
            }
        }
    }

    /// Paints one of several things that are in the same place.
    public void layer(Slice.Kind kind, int fromX, int fromY, int toX, int toY) {
        if (toY > fromY) {
            raster.fill(fromX, fromY, toX, toY, color(inkOf(kind)));
        }
    }

    private static Ink inkOf(Slice.Kind kind) {
        return switch (kind) {
            case UNKNOWN, IDLE -> Ink.GROUND;
            case USER -> Ink.USER;
            case KERNEL, SOFTIRQ -> Ink.KERNEL;
            case COPY -> Ink.COPY;
            case READY -> Ink.READY;
            case SLEEPING, DISK_SLEEP, BLOCKED -> Ink.BLOCKED_HATCH;
            case OVER, FOREIGN -> Ink.FAINT;
        };
    }

    /// The inner line stops where it would run through the text.
    private void kernel(int from, int to, int words) {
        raster.round(from, top, to, bottom, px(3), color(Ink.KERNEL));
        int inset = px(2);
        int left = words > from ? words + px(4) : from + inset;
        if (to - inset - left >= px(4)) {
            raster.frame(left, top + inset, to - inset, bottom - inset, px(1), color(Ink.INNER));
        }
    }

    private void ready(int from, int to) {
        int middle = (top + bottom) / 2;
        raster.round(from, middle, to, bottom, px(2), color(Ink.READY_EDGE));
        if (to - from > 2 * px(1)) {
            raster.round(
                    from + px(1),
                    middle + px(1),
                    to - px(1),
                    bottom - px(1),
                    px(2),
                    color(Ink.READY));
        }
    }

    /// The stripes begin behind the text.
    private void blocked(int from, int to, int words, long phase) {
        int line = px(1.5);
        raster.round(from, top, to, bottom, px(3), color(Ink.BLOCKED));
        if (to - from <= 2 * line) {
            return;
        }
        raster.round(
                from + line,
                top + line,
                to - line,
                bottom - line,
                px(2),
                color(Ink.BLOCKED_GROUND));
        int left = words > from ? words + px(5) : from + line;
        if (to - line - left >= px(SHORTEST_HATCH)) {
            raster.hatch(
                    left,
                    top + line,
                    to - line,
                    bottom - line,
                    px(8),
                    phase,
                    color(Ink.BLOCKED_HATCH));
        }
    }

    /// Paints a marker whose tip is at `x`.
    public void marker(Marker.Kind kind, int x) {
        switch (kind) {
            case WOKEN -> down(x, 0, Ink.TEXT);
            case SIGNAL -> diamond(x);
            case SWAPPED -> tick(x);
            case SENT -> up(x, bottom + px(1), Ink.TEXT);
            case RECEIVED -> down(x, 0, Ink.TEXT);
            case QUEUED -> down(x, 0, Ink.COPY);
            case DISCARDED -> up(x, bottom + px(1), Ink.BLOCKED);
            case LOST -> raster.fill(x - px(1), 0, x + px(1.5), bottom + px(2), color(Ink.BLOCKED));
        }
    }

    /// Paints a part of an arrow's shaft.
    public void shaft(int x, int fromY, int toY, boolean dashed) {
        int half = px(1);
        int dash = px(4);
        for (int y = fromY; y < toY; y++) {
            if (!dashed || y / dash % 2 == 0) {
                raster.fill(x - half - 1, y, x + half + 1, y + 1, color(Ink.HALO));
                raster.fill(x - half, y, x + half, y + 1, color(Ink.TEXT));
            }
        }
    }

    /// Paints the head of an arrow that comes from above, or from below.
    public void head(int x, boolean fromAbove) {
        if (fromAbove) {
            down(x, 0, Ink.TEXT);
        } else {
            up(x, bottom + px(1), Ink.TEXT);
        }
    }

    /// At the upper edge.
    private void diamond(int x) {
        int size = px(MARKER);
        for (int row = -size; row <= size; row++) {
            int half = size + 1 - Math.abs(row);
            raster.fill(x - half, size + row, x + half, size + row + 1, color(Ink.HALO));
        }
        for (int row = 1 - size; row < size; row++) {
            int half = size - Math.abs(row);
            raster.fill(x - half, size + row, x + half, size + row + 1, color(Ink.TEXT));
        }
    }

    /// A short line through the lower edge, below the words.
    private void tick(int x) {
        int half = Math.max(1, px(1));
        int top = bottom - px(TICK);
        raster.fill(x - half - 1, top - 1, x + half + 1, bottom + px(2), color(Ink.HALO));
        raster.fill(x - half, top, x + half, bottom + px(2), color(Ink.TEXT));
    }

    private void down(int x, int y, Ink ink) {
        int size = px(MARKER);
        for (int row = -1; row <= size; row++) {
            int half = Math.max(0, size - row);
            raster.fill(x - half - 1, y + row, x + half + 1, y + row + 1, color(Ink.HALO));
        }
        for (int row = 0; row < size; row++) {
            int half = size - row - 1;
            raster.fill(x - half, y + row, x + half, y + row + 1, color(ink));
        }
    }

    private void up(int x, int y, Ink ink) {
        int size = px(MARKER);
        for (int row = -1; row <= size; row++) {
            int half = Math.max(0, size - row);
            raster.fill(x - half - 1, y - row - 1, x + half + 1, y - row, color(Ink.HALO));
        }
        for (int row = 0; row < size; row++) {
            int half = size - row - 1;
            raster.fill(x - half, y - row - 1, x + half, y - row, color(ink));
        }
    }

    /// A colour as a number.
    public int color(Ink ink) {
        return colors.getOrDefault(ink, 0);
    }

    private int px(double nominal) {
        return Math.max(1, (int) Math.rint(nominal * scale));
    }
}
