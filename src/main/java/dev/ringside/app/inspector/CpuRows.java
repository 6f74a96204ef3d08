package dev.ringside.app.inspector;

import dev.ringside.story.Durations;
import dev.ringside.story.Names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A CPU: who has it, who waits for it, how it was shared so far, and who had it last.
final class CpuRows {
    private static final int MOST_SHARES = 6;
    private static final int MOST_TURNS = 8;

    private final Inspection at;
    private final Names names;
    private final Rows rows;
    private final int number;
    private final List<CpuHistory.Turn> turns;

    CpuRows(Inspection at, CpuHistory history, Names names) {
        this.at = at;
        this.names = names;
        this.rows = new Rows("cpu.", at.texts());
        this.number = history.cpu();
        this.turns = history.until(at.facts());
    }

    Card card() {
        var all = new ArrayList<Row>();
        var cpu = at.machine().cpus().get(number);
        all.add(rows.known("now", cpu == null || !cpu.known() ? null : names.task(cpu.running())));
        if (cpu != null && cpu.softirq() != null) {
            all.add(rows.some("softirq", cpu.softirq()));
        }
        all.add(rows.some("queue", queue()));
        if (turns.isEmpty()) {
            all.add(rows.known("shares", null));
        } else {
            all.addAll(shares());
            all.addAll(latest());
        }
        return new Card(at.texts().get("cpu.title", number), all);
    }

    private String queue() {
        var waiting = at.machine().runQueue(number);
        return waiting.isEmpty()
                ? at.texts().get("object.nobody")
                : waiting.stream()
                        .map(t -> names.task(t.tid()))
                        .collect(Collectors.joining(", "));
    }

    /// How much of the time since the first recorded turn each had, in per cent.
    private List<Row> shares() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (int i = 0; i < turns.size(); i++) {
            nanos.merge(names.task(turns.get(i).task()), length(i), Long::sum);
        }
        long all = Math.max(1, at.nanos() - turns.getFirst().fromNanos());
        var shares = new ArrayList<Row>();
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SHARES)
                .forEach(e ->
                        shares.add(
                                new Row(
                                        "share-" + shares.size(),
                                        shares.isEmpty() ? at.texts().get("cpu.shares") : "",
                                        at.texts()
                                                .get(
                                                        "cpu.share",
                                                        e.getKey(),
                                                        (double) e.getValue() / all,
                                                        Durations.text(e.getValue())),
                                        Row.Kind.RECORDED)));
        return shares;
    }

    /// The latest turns, the present one first.
    private List<Row> latest() {
        var latest = new ArrayList<Row>();
        int from = Math.max(0, turns.size() - MOST_TURNS);
        for (int i = turns.size() - 1; i >= from; i--) {
            boolean present = i == turns.size() - 1;
            String text =
                    at.texts()
                            .get(
                                    present ? "cpu.turn.now" : "cpu.turn",
                                    names.task(turns.get(i).task()),
                                    Durations.millis(turns.get(i).fromNanos()),
                                    Durations.text(length(i)));
            latest.add(
                    new Row(
                            "turn-" + latest.size(),
                            present ? at.texts().get("cpu.latest") : "",
                            text,
                            present ? Row.Kind.RUNNING : Row.Kind.RECORDED));
        }
        return latest;
    }

    private long length(int turn) {
        long end = turn + 1 < turns.size() ? turns.get(turn + 1).fromNanos() : at.nanos();
        return end - turns.get(turn).fromNanos();
    }
}
