package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.cast.Roster.Endpoint;

import java.util.List;
import java.util.stream.IntStream;

/// The cells of a row of numbers, as many as fit: their width is that of the longest number.
///
/// @param columns how many stand side by side
/// @param rows how many rows there are
/// @param width the width of one
/// @param height the height of one
/// @param gap what is free between two
public record MapCells(int columns, int rows, double width, double height, double gap) {
    private static final double DIGIT_EM = 0.64;
    private static final double MARGIN_EM = 0.8;
    private static final double GAP_EM = 0.25;
    private static final double SOCKET_EM = 1.5;

    /// Cells that are as wide as a number needs.
    ///
    /// @param height how high a cell is
    public static MapCells of(Box area, int longestNumber, double height, double em) {
        int digits = Integer.toString(longestNumber).length();
        return of(area, (digits * DIGIT_EM + MARGIN_EM) * em, height, GAP_EM * em);
    }

    /// Cells of a given size.
    public static MapCells of(Box area, double width, double height, double gap) {
        int columns = (int) ((area.width() + gap) / (width + gap));
        int rows = (int) ((area.height() + gap) / (height + gap));
        return new MapCells(Math.max(0, columns), Math.max(0, rows), width, height, gap);
    }

    /// The cells of a map of sockets, in letters.
    static MapCells inLetters(Box area, List<Endpoint> sockets) {
        return of(area, longest(sockets), SOCKET_EM, 1);
    }

    /// The cells of the map of further sockets.
    public static MapCells ofSockets(Roster roster, Plan plan) {
        double height = SOCKET_EM * plan.em();
        return of(plan.places().map(), longest(roster.sockets()), height, plan.em());
    }

    private static int longest(List<Endpoint> sockets) {
        return sockets.stream().mapToInt(Endpoint::fd).max().orElse(0);
    }

    /// How many sockets the map has room for.
    public static int capacity(Roster roster, Plan plan) {
        return Places.there(plan.places().map()) ? ofSockets(roster, plan).capacity() : 0;
    }

    /// How many there is room for.
    public int capacity() {
        return columns * rows;
    }

    /// The first `count` cells in `area`.
    public List<Box> in(Box area, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int row = i / columns;
                    double x = area.x() + i % columns * (width + gap);
                    return new Box(x, area.y() + row * (height + gap), width, height);
                })
                .toList();
    }
}
