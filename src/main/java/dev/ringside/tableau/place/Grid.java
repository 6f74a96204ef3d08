package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Divides boxes.
public final class Grid {
    private Grid() {}

    /// Columns from left to right, as wide as their weights say, with gaps between them.
    public static List<Box> columns(Box area, double gap, double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double share = (area.width() - gap * (weights.length - 1)) / sum;
        var columns = new ArrayList<Box>();
        double x = area.x();
        for (double weight : weights) {
            columns.add(new Box(x, area.y(), weight * share, area.height()));
            x += weight * share + gap;
        }
        return columns;
    }

    /// `count` columns of the same width.
    public static List<Box> columns(Box area, double gap, int count) {
        var weights = new double[count];
        Arrays.fill(weights, 1);
        return columns(area, gap, weights);
    }

    /// `count` boxes of the same size that fill an area row by row.
    public static List<Box> cells(Box area, double gap, int columns, int count) {
        return cells(area, gap, columns, count, Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /// `count` boxes of the same size, row by row, none wider or higher than a limit.
    public static List<Box> cells(
            Box area, double gap, int columns, int count, double widest, double highest) {
        int rows = (count + columns - 1) / columns;
        double width = Math.min(widest, (area.width() - gap * (columns - 1)) / columns);
        double height = Math.min(highest, (area.height() - gap * (rows - 1)) / rows);
        var cells = new ArrayList<Box>();
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            double x = area.x() + i % columns * (width + gap);
            double y = area.y() + row * (height + gap);
            cells.add(new Box(x, y, width, height));
        }
        return cells;
    }

    /// The smallest box that holds both.
    public static Box span(Box one, Box other) {
        double x = Math.min(one.x(), other.x());
        double y = Math.min(one.y(), other.y());
        return new Box(
                x,
                y,
                Math.max(one.right(), other.right()) - x,
                Math.max(one.bottom(), other.bottom()) - y);
    }

    /// `box` without a margin on each side.
    public static Box inset(Box box, double margin) {
        return new Box(
                box.x() + margin,
                box.y() + margin,
                box.width() - 2 * margin,
                box.height() - 2 * margin);
    }
}
