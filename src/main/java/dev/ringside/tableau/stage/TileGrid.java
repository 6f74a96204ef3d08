package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

import java.util.List;
import java.util.stream.IntStream;

/// The places of many receive queues in an area, in letters: one tile for each as long as they fit,
/// else some tiles and, below them, a map with room for no more than the numbers of further ones.
///
/// @param tiles the tiles
/// @param map the area of the map; without width if there is none
record TileGrid(List<Box> tiles, Box map) {
    private static final double GAP = 0.6;

    /// The free strip below each row of tiles.
    static final double GUTTER = 1;

    private static final double NARROWEST = 4.9;
    private static final double WIDEST = 9;
    private static final double LOWEST = 3.2;
    private static final double HIGHEST = 5.6;
    private static final int MOST_ROWS = 3;

    static TileGrid of(Box area, int count) {
        int columns = Math.max(1, (int) ((area.width() + GAP) / (NARROWEST + GAP)));
        int rows = Math.clamp((int) (area.height() / (LOWEST + GUTTER)), 1, MOST_ROWS);
        var none = new Box(area.x(), area.bottom(), 0, 0);
        if (count <= columns * rows) {
            int used = Math.max(1, (count + columns - 1) / columns);
            int across = Math.max(1, (count + used - 1) / used);
            return new TileGrid(tiles(area, count, across, used), none);
        }
        if (rows == 1) {
            return new TileGrid(tiles(area, columns, columns, 1), none);
        }
        double height = (rows - 1) * (LOWEST + GUTTER);
        var upper = new Box(area.x(), area.y(), area.width(), height);
        var map = new Box(area.x(), area.y() + height, area.width(), area.height() - height);
        return new TileGrid(tiles(upper, columns * (rows - 1), columns, rows - 1), map);
    }

    private static List<Box> tiles(Box area, int count, int columns, int rows) {
        double widest = count <= 2 ? 2 * WIDEST : WIDEST;
        double width = Math.min(widest, (area.width() - GAP * (columns - 1)) / columns);
        double height = Math.min(HIGHEST, area.height() / rows - GUTTER);
        var first = new Box(area.x(), area.y(), width, height);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int row = i / columns;
                    double x = first.x() + i % columns * (width + GAP);
                    return new Box(x, first.y() + row * (height + GUTTER), width, height);
                })
                .toList();
    }
}
