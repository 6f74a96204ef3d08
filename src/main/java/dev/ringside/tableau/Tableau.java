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
    /// A way that comes back to where it began is no arrow: at some sizes of the stage two places
    /// lie on one line.
    public Tableau {
        links = links.stream().filter(link -> link.points().size() > 1).toList();
    }

    /// The ways of the flights as arrows, for pictures that do not move.
    public List<Link> ways() {
        return flights.stream().flatMap(Tableau::ways).toList();
    }

    /// This stage with the ways of its flights among its arrows.
    public Tableau withWays() {
        var all = Stream.concat(links.stream(), ways().stream()).toList();
        return new Tableau(width, height, elements, all, flights);
    }

    /// From place to place: where it leads through one, it ends there and begins again.
    private static Stream<Link> ways(Flight flight) {
        var ways = Stream.<Link>builder();
        var path = flight.path();
        int start = 0;
        for (int i = 1; i < path.size(); i++) {
            if (i == path.size() - 1 || path.get(i).width() > 0) {
                ways.add(way(flight, i, path.subList(start, i + 1)));
                start = i;
            }
        }
        return ways.build();
    }

    private static Link way(Flight flight, int part, List<Box> path) {
        return new Link(
                flight.id() + ":" + part,
                Route.through(path),
                Tone.BYTES,
                flight.inferred(),
                true,
                flight.description());
    }
}
