package dev.ringside.app.inspector;

import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;

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
                : waiting.stream().map(t -> names.task(t.tid())).collect(Collectors.joining(", "));
    }

    /// How much of the time since the first recorded turn each had, in per cent.
    private List<Row> shares() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (int i = 0; i < turns.size(); i++) {
            if (length(i) > 0) {
                nanos.merge(names.task(turns.get(i).task()), length(i), Long::sum);
            }
        }
        long all = Math.max(1, at.nanos() - turns.getFirst().fromNanos());
        var shares = new ArrayList<Row>();
        shares.add(subheading("shares"));
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SHARES)
                .forEach(e -> shares.add(share(shares.size(), e.getKey(), e.getValue(), all)));
        return shares;
    }

    private Row share(int place, String task, long nanos, long all) {
        String value = at.texts().get("cpu.share", (double) nanos / all, Durations.text(nanos));
        return new Row("share-" + place, task, value, Row.Kind.RECORDED);
    }

    /// The latest turns, the present one first.
    private List<Row> latest() {
        var latest = new ArrayList<Row>();
        latest.add(subheading("latest"));
        for (int i = turns.size() - 1; i >= 0 && latest.size() <= MOST_TURNS; i--) {
            boolean present = i == turns.size() - 1;
            if (present || length(i) > 0) {
                latest.add(turn(latest.size(), i, present));
            }
        }
        return latest;
    }

    private Row turn(int place, int index, boolean present) {
        var turn = turns.get(index);
        String value =
                at.texts()
                        .get(
                                present ? "cpu.turn.now" : "cpu.turn",
                                Durations.millis(turn.fromNanos()),
                                Durations.text(length(index)));
        var kind = present ? Row.Kind.RUNNING : Row.Kind.RECORDED;
        return new Row("turn-" + place, names.task(turn.task()), value, kind);
    }

    private Row subheading(String id) {
        return new Row(id, at.texts().get("cpu." + id), "", Row.Kind.HEADING);
    }

    private long length(int turn) {
        long end = turn + 1 < turns.size() ? turns.get(turn + 1).fromNanos() : at.nanos();
        return end - turns.get(turn).fromNanos();
    }
}
