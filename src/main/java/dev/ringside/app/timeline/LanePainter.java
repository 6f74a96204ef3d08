package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Brush;
import dev.ringside.app.timeline.paint.Raster;
import dev.ringside.story.tracks.Slice;

/// Paints the pieces of one row. Nothing is made while it paints, however many pieces there are.
///
/// Where pieces are narrower than a cell of two pixels or so, the whole cell is painted in layers:
/// one for each kind that is in it, as high as its share, but high enough to be seen.
final class LanePainter {
    private static final double CELL_PX = 2;
    private static final double BEYOND_PX = 64;
    private static final double LEAST_SHARE = 0.2;
    private static final double FAINTEST = 0.5;
    private static final int[] LAYERS =
            numbers(
                    Slice.Kind.USER,
                    Slice.Kind.KERNEL,
                    Slice.Kind.SOFTIRQ,
                    Slice.Kind.COPY,
                    Slice.Kind.FOREIGN,
                    Slice.Kind.READY,
                    Slice.Kind.SLEEPING,
                    Slice.Kind.DISK_SLEEP,
                    Slice.Kind.BLOCKED,
                    Slice.Kind.OVER);

    /// Writes on a piece, if there is something to write and it fits.
    interface Pen {
        /// Writes on one piece.
        ///
        /// @param fromPx where the part of the piece that can be seen begins
        /// @param toPx where it ends
        /// @return where the words end; `fromPx` if there are none
        double write(Lane lane, int piece, double fromPx, double toPx);
    }

    private final Raster raster;
    private final Brush brush;
    private final double[] widths = new double[Lane.GAP + 1];
    private final double[] shares = new double[LAYERS.length];

    LanePainter(Raster raster, Brush brush) {
        this.raster = raster;
        this.brush = brush;
    }

    /// Paints what of `lane` can be seen.
    ///
    /// @param viewport the part of the axis
    /// @param widthPx how wide that part is
    void paint(Lane lane, Viewport viewport, double widthPx, Pen pen) {
        double scale = widthPx / (viewport.size() * lane.length());
        double origin = viewport.from() * lane.length() * scale;
        double cell = Math.max(2, Math.rint(CELL_PX * brush.scale()));
        double x = 0;
        int i = lane.at(origin / scale);
        while (i >= 0 && i < lane.size() && x < widthPx) {
            double left = lane.edge(i) * scale - origin;
            double right = lane.edge(i + 1) * scale - origin;
            if (left >= widthPx) {
                return;
            }
            if (right - left >= cell || right <= x) {
                if (right > x) {
                    paint(lane, i, new Span(Math.max(x, left), right, widthPx, origin), pen);
                }
                x = Math.max(x, right);
                i++;
            } else {
                double begin = Math.max(x, left) + origin + 1e-3;
                double from = Math.floor(begin / cell) * cell;
                lane.widths(from / scale, (from + cell) / scale, widths);
                layers((int) Math.rint(from - origin), (int) cell, cell / scale);
                x = from + cell - origin;
                i = Math.max(i, lane.at((from + cell) / scale));
            }
        }
    }

    /// @param origin where the picture begins on the whole axis drawn at this zoom
    private record Span(double left, double right, double width, double origin) {}

    private void paint(Lane lane, int piece, Span span, Pen pen) {
        int kind = lane.kind(piece);
        if (kind == Lane.GAP) {
            return;
        }
        int from = (int) Math.rint(Math.max(span.left(), -BEYOND_PX));
        int to = (int) Math.rint(Math.min(span.right(), span.width() + BEYOND_PX));
        if (to <= from) {
            to = from + 1;
        }
        double words = pen.write(lane, piece, Math.max(0, from), Math.min(span.width(), to));
        brush.slice(Lane.kindOf(kind), from, to, (int) Math.ceil(words), (long) span.origin());
    }

    /// What there is in a cell, in layers; paler where it does not fill the cell.
    private void layers(int x, int cell, double whole) {
        double all = 0;
        double sum = 0;
        for (int i = 0; i < LAYERS.length; i++) {
            double share = widths[LAYERS[i]] / whole;
            all += share;
            shares[i] = share <= 0 ? 0 : Math.max(LEAST_SHARE, share);
            sum += shares[i];
        }
        if (sum <= 0) {
            return;
        }
        double strength = FAINTEST + (1 - FAINTEST) * Math.min(1, all);
        double y = brush.top();
        double height = brush.bottom() - brush.top();
        for (int i = 0; i < LAYERS.length; i++) {
            double next = y + height * shares[i] / sum;
            var kind = Lane.kindOf(LAYERS[i]);
            brush.layer(kind, x, (int) Math.rint(y), x + cell, (int) Math.rint(next));
            y = next;
        }
        if (strength < 1) {
            raster.fill(x, brush.top(), x + cell, brush.bottom(), brush.veil(1 - strength));
        }
    }

    private static int[] numbers(Slice.Kind... kinds) {
        var numbers = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            numbers[i] = Lane.numberOf(kinds[i]);
        }
        return numbers;
    }
}
