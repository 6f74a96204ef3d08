package dev.ringside.tableau.stage;

import dev.ringside.machine.storage.Route.Stop;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.trace.ObjectType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The way of a request from the network to the disk and of the answer back, stop by stop, between
/// the gate and the things of the kernel. What it has come by is lit.
///
/// ```
///   1 network  2 queue  3 server  4 page cache  5 disk  6 page cache  7 server  8 network  9 client
/// ```
///
/// It stands above the page cache only: what goes to a client rises beside it.
final class Journey implements Contribution {
    private static final double TOP_EM = 0.98;
    private static final double HEIGHT_EM = 1.4;
    private static final double GAP_EM = 0.2;
    private static final double SIDES_EM = 0.35;

    /// The names of the stops, from those that need most room to none at all.
    private static final List<String> NAMES = List.of("", ".brief");

    @Override
    public void draw(Setting s, Sketch to) {
        boolean serves = s.roster().mechanism().ofFiles() && !s.roster().sockets().isEmpty();
        if (!serves || s.moment().story().last().storage().route().reached() == null) {
            return;
        }
        var stops = List.of(Stop.values());
        var line = line(s);
        var texts = texts(s, to, line.width());
        double needed = width(s, to, texts);
        double more = (line.width() - needed) / texts.size();
        double x = line.x();
        for (int i = 0; i < texts.size(); i++) {
            double width = width(s, to, texts.get(i)) + more;
            stop(s, to, stops.get(i), texts.get(i), new Box(x, line.y(), width, line.height()));
            x += width + GAP_EM * s.plan().em();
        }
    }

    private static Box line(Setting s) {
        double em = s.plan().em();
        var cache = s.plan().places().pages();
        double y = s.plan().kernel().y() + TOP_EM * em;
        return new Box(cache.x(), y, cache.width(), HEIGHT_EM * em);
    }

    /// What stands at the stops: the longest names for which there is room, else their numbers and
    /// the name of the one that is reached.
    private static List<String> texts(Setting s, Sketch to, double room) {
        var reached = s.machine().storage().route().reached();
        return Stream.concat(
                        NAMES.stream().map(length -> texts(s, length, _ -> true)),
                        NAMES.stream().map(length -> texts(s, length, stop -> stop == reached)))
                .filter(texts -> width(s, to, texts) <= room)
                .findFirst()
                .orElseGet(() -> texts(s, "", _ -> false));
    }

    /// The numbers of the stops, and of some the names.
    private static List<String> texts(Setting s, String length, Predicate<Stop> named) {
        return Arrays.stream(Stop.values())
                .map(stop -> number(stop) + (named.test(stop) ? " " + name(s, stop, length) : ""))
                .toList();
    }

    private static double width(Setting s, Sketch to, List<String> texts) {
        double gaps = (texts.size() - 1) * GAP_EM * s.plan().em();
        return gaps + texts.stream().mapToDouble(text -> width(s, to, text)).sum();
    }

    private static double width(Setting s, Sketch to, String text) {
        double sides = 2 * SIDES_EM * s.plan().em();
        return to.pen().width(text, Face.BOLD, Pen.SMALL) * Pen.LEEWAY + sides;
    }

    private static String number(Stop stop) {
        return Integer.toString(stop.number());
    }

    private static String name(Setting s, Stop stop, String length) {
        boolean between = stop == Stop.NETWORK || stop == Stop.ANSWER;
        if (between && !overNetwork(s)) {
            return s.words().text("journey.socket" + length);
        }
        return s.words().text("journey." + stop.name().toLowerCase(Locale.ROOT) + length);
    }

    /// Sockets of the same computer may do without a network.
    private static boolean overNetwork(Setting s) {
        return s.moment().story().last().sockets().values().stream()
                .anyMatch(socket -> socket.object().type() == ObjectType.TCP);
    }

    private static void stop(Setting s, Sketch to, Stop stop, String text, Box box) {
        var route = s.machine().storage().route();
        boolean here = stop == route.reached();
        boolean passed = route.passed(stop);
        String key = route.leftOut(stop) ? "journey.left.out" : "journey.describe";
        to.add(
                new Figure("journey:" + number(stop), passed ? Shape.TOKEN : Shape.SLOT, box)
                        .tone(here ? Tone.ACCENT : passed ? Tone.BYTES : Tone.MUTED)
                        .filled(passed)
                        .layer(2)
                        .label(
                                to.pen()
                                        .centred(
                                                box,
                                                text,
                                                passed ? Face.BOLD : Face.REGULAR,
                                                Pen.SMALL,
                                                !passed))
                        .describe(
                                s.words()
                                        .text(
                                                key,
                                                "number",
                                                number(stop),
                                                "name",
                                                name(s, stop, ""))));
    }
}
