package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;

import java.util.List;
import java.util.stream.IntStream;

/// The places in an area where control blocks stand in a queue: side by side or one below the
/// other, whichever leaves them room for two lines of text, and as wide as can be.
public final class QueueCells {
    private static final double HIGHEST_EM = 2.85;
    private static final double TWO_LINES_EM = 2.45;
    private static final double NARROWEST_EM = 7;
    private static final double LEAST_WIDTH_EM = 4.6;
    private static final double LEAST_HEIGHT_EM = 1.3;
    private static final double GAP_EM = 0.3;

    /// Between two places side by side is room for an arrow.
    private static final double ACROSS_EM = 1.2;

    private QueueCells() {}

    /// How many places there are at most, each with room for a name.
    public static int capacity(Box area, double em) {
        int columns = (int) ((area.width() / em + ACROSS_EM) / (LEAST_WIDTH_EM + ACROSS_EM));
        int rows = (int) ((area.height() / em + GAP_EM) / (LEAST_HEIGHT_EM + GAP_EM));
        return Math.max(1, columns) * Math.max(1, rows);
    }

    /// `count` places in `area`, no more than [#capacity].
    public static List<Box> of(Box area, int count, double em) {
        var best = List.<Box>of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int columns = 1; columns <= count; columns++) {
            var cells = cells(area, columns, count, em);
            double score = score(cells.getFirst(), em);
            if (score > bestScore) {
                bestScore = score;
                best = cells;
            }
        }
        return best;
    }

    private static List<Box> cells(Box area, int columns, int count, double em) {
        int rows = (count + columns - 1) / columns;
        double across = ACROSS_EM * em;
        double down = GAP_EM * em;
        double width =
                Math.min(Plan.QUEUE_WIDEST * em, (area.width() - across * (columns - 1)) / columns);
        double height = Math.min(HIGHEST_EM * em, (area.height() - down * (rows - 1)) / rows);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int row = i / columns;
                    double x = area.x() + i % columns * (width + across);
                    double y = area.y() + row * (height + down);
                    return new Box(x, y, width, height);
                })
                .toList();
    }

    private static double score(Box cell, double em) {
        boolean twoLines = cell.height() >= TWO_LINES_EM * em;
        boolean readable = cell.width() >= NARROWEST_EM * em;
        boolean oneLine = cell.height() >= LEAST_HEIGHT_EM * em;
        return (twoLines && readable ? 1000 : 0) + (oneLine ? 500 : 0) + cell.width() / em;
    }
}
