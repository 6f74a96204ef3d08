package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster.Endpoint;

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
    private static final double LOWEST = 3.7;
    private static final int MOST_ROWS = 3;

    static TileGrid of(Box area, List<Endpoint> sockets) {
        int count = sockets.size();
        int columns = Math.max(1, (int) ((area.width() + GAP) / (NARROWEST + GAP)));
        int most = Math.clamp((int) (area.height() / (LOWEST + GUTTER)), 1, MOST_ROWS);
        int needed = Math.max(1, (count + columns - 1) / columns);
        if (needed <= most) {
            int across = Math.max(1, (count + needed - 1) / needed);
            var none = new Box(area.x(), area.bottom(), 0, 0);
            return new TileGrid(tiles(area, Math.max(1, count), across, needed), none);
        }
        for (int rows = most - 1; rows > 1; rows--) {
            var grid = withMap(area, columns, rows);
            if (rows * columns + MapCells.inLetters(grid.map(), sockets).capacity() >= count) {
                return grid;
            }
        }
        return withMap(area, columns, 1);
    }

    private static TileGrid withMap(Box area, int columns, int rows) {
        double height = rows * (LOWEST + GUTTER);
        var upper = new Box(area.x(), area.y(), area.width(), height);
        double rest = area.height() - height - GUTTER;
        var map = new Box(area.x(), area.y() + height, area.width(), Math.max(0, rest));
        return new TileGrid(tiles(upper, columns * rows, columns, rows), map);
    }

    private static List<Box> tiles(Box area, int count, int columns, int rows) {
        double width = (area.width() - GAP * (columns - 1)) / columns;
        double height = area.height() / rows - GUTTER;
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int row = i / columns;
                    double x = area.x() + i % columns * (width + GAP);
                    double y = area.y() + row * (height + GUTTER);
                    return new Box(x, y, width, height);
                })
                .toList();
    }
}
