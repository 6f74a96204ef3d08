package dev.ringside.tableau;

import java.util.List;
import java.util.stream.Stream;

/// The stage at one moment: what is where.
///
/// @param width the stage's nominal width
/// @param height the stage's nominal height
/// @param elements its elements, lower layers first
/// @param links its arrows
/// @param flights what flew on the way here from the step before; it is drawn only while the stage
///   moves, and by pictures that show how something came
public record Tableau(
        double width,
        double height,
        List<Element> elements,
        List<Link> links,
        List<Flight> flights) {
    /// The ways of the flights as arrows, for pictures that do not move.
    public List<Link> ways() {
        return flights.stream().map(Tableau::way).toList();
    }

    /// This stage with the ways of its flights among its arrows.
    public Tableau withWays() {
        var all = Stream.concat(links.stream(), ways().stream()).toList();
        return new Tableau(width, height, elements, all, flights);
    }

    private static Link way(Flight flight) {
        return new Link(
                flight.id() + ":way",
                Route.through(flight.path()),
                Tone.BYTES,
                false,
                true,
                flight.description());
    }
}
