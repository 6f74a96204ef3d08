package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

import java.util.List;

/// The places in an area where control blocks stand in a queue: side by side or one below the
/// other, whichever leaves them room for two lines of text, and as wide as can be.
final class QueueCells {
    private static final double HIGHEST_EM = 2.85;
    private static final double TWO_LINES_EM = 2.45;
    private static final double NARROWEST_EM = 7;
    private static final double GAP_EM = 0.45;

    private QueueCells() {}

    /// `count` places in `area`.
    static List<Box> of(Box area, int count, double em) {
        double gap = GAP_EM * em;
        var best = List.<Box>of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int columns = 1; columns <= count; columns++) {
            var cells =
                    Grid.cells(area, gap, columns, count, Plan.QUEUE_WIDEST * em, HIGHEST_EM * em);
            double score = score(cells.getFirst(), em);
            if (score > bestScore) {
                bestScore = score;
                best = cells;
            }
        }
        return best;
    }

    private static double score(Box cell, double em) {
        boolean twoLines = cell.height() >= TWO_LINES_EM * em;
        boolean readable = cell.width() >= NARROWEST_EM * em;
        boolean oneLine = cell.height() >= 1.3 * em;
        return (twoLines && readable ? 1000 : 0) + (oneLine ? 500 : 0) + cell.width() / em;
    }
}
