package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Flight;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;

import java.util.stream.Stream;

/// Counts the bytes on a stage by what is written on it.
final class StageBytes {
    private static final String COUNT = "−?[\\d\u00a0]+ B";

    private StageBytes() {}

    /// Whether the count of all bytes is written on the stage: no socket is but a number or
    /// unknown, and no token stands for several.
    static boolean countable(Tableau stage) {
        boolean all = stage.elements().stream().noneMatch(e -> onlyNumber(e) || unknown(e));
        return all && tokens(stage).allMatch(text -> text.matches(COUNT));
    }

    static long inQueues(Tableau stage) {
        return tokens(stage).mapToLong(StageBytes::count).sum();
    }

    /// What the flights have brought into queues, without what they have taken from there.
    static long flownIn(Tableau stage) {
        return stage.flights().stream().mapToLong(f -> flownIn(stage, f)).sum();
    }

    private static long flownIn(Tableau stage, Flight flight) {
        if (flight.id().startsWith("flight:copy") || flight.id().startsWith("flight:discarded")) {
            return isQueue(stage, flight.path().getFirst()) ? -count(flight.label()) : 0;
        }
        return isQueue(stage, flight.path().getLast()) ? count(flight.label()) : 0;
    }

    private static boolean isQueue(Tableau stage, Box box) {
        return stage.elements().stream()
                .filter(e -> e.id().matches("queue:-?\\d+"))
                .anyMatch(e -> e.box().contains(box));
    }

    private static boolean onlyNumber(Element e) {
        return e.id().matches("queue:-?\\d+") && e.shape() != Shape.CARD;
    }

    private static boolean unknown(Element e) {
        return e.id().startsWith("queue:")
                && e.labels().stream().anyMatch(l -> l.text().matches("\\?|not recorded"));
    }

    private static Stream<String> tokens(Tableau stage) {
        return stage.elements().stream()
                .filter(e -> e.id().startsWith("chunk:"))
                .map(e -> e.labels().getFirst().text());
    }

    private static long count(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }
}
