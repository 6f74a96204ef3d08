package dev.ringside.story.tracks;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.Story;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// The rows of the timeline: one for each observed task, one for the kernel's own work.
public final class Tracks {
    private record Now(Slice.Kind kind, @Nullable String call) {}

    private static final class Row {
        final Task task;
        final List<Slice> slices = new ArrayList<>();
        Now now = new Now(Slice.Kind.UNKNOWN, null);
        long since;
        int fact;
        @Nullable String note;

        Row(Task task) {
            this.task = task;
        }

        void change(Now next, long nanos, int index) {
            end(nanos);
            now = next;
            since = nanos;
            fact = index;
            note = null;
        }

        void end(long nanos) {
            if (nanos > since) {
                slices.add(new Slice(since, nanos, now.kind(), now.call(), note, fact));
            }
        }
    }

    private static final NavigableMap<Long, Long> NO_COPIES = Collections.emptyNavigableMap();

    private final Story story;

    /// For each task, when a copy began and when its call returned.
    private final Map<Integer, NavigableMap<Long, Long>> copies = new HashMap<>();

    private final Map<Integer, Row> rows = new LinkedHashMap<>();
    private final List<Slice> softirqs = new ArrayList<>();
    private final Map<Integer, SoftirqEntered> open = new HashMap<>();
    private final Map<Integer, Integer> openFact = new HashMap<>();

    private Tracks(Story story) {
        this.story = story;
        for (var m : story.messages()) {
            copies.computeIfAbsent(m.task(), _ -> new TreeMap<>())
                    .put(m.copyFromNanos(), m.returnNanos());
        }
        story.last().observed().stream()
                .sorted(
                        Comparator.comparing((Task t) -> t.who().role())
                                .thenComparingInt(Task::tid))
                .forEach(t -> rows.put(t.tid(), new Row(t)));
    }

    /// The tracks of a story: its tasks in the order of role and thread id, then `kernel`.
    public static List<Track> of(Story story) {
        return new Tracks(story).build();
    }

    private List<Track> build() {
        var machine = Machine.UNKNOWN;
        var events = story.trace().events();
        for (int i = 0; i < events.size(); i++) {
            machine = Fold.apply(machine, events.get(i));
            cut(i, events.get(i), machine);
        }
        var tracks = new ArrayList<Track>();
        rows.forEach((tid, row) -> {
            row.end(story.durationNanos());
            tracks.add(
                    new Track("task:" + tid, tid, row.task.who().name(), List.copyOf(row.slices)));
        });
        tracks.add(new Track("kernel", -1, "", List.copyOf(softirqs)));
        return List.copyOf(tracks);
    }

    private void cut(int index, TraceEvent event, Machine after) {
        long nanos = event.at().nanos();
        rows.forEach((tid, row) -> {
            var now = after.task(tid).map(t -> now(t, nanos)).orElse(row.now);
            if (!now.equals(row.now)) {
                row.change(now, nanos, index);
            }
            if (event instanceof Sampled s && s.task() == tid && s.waitingIn() != null) {
                row.note = s.waitingIn();
            }
        });
        switch (event) {
            case SoftirqEntered e -> {
                open.put(e.at().cpu(), e);
                openFact.put(e.at().cpu(), index);
            }
            case SoftirqLeft e -> closeSoftirq(e);
            // only these two are about soft interrupts
            default -> {}
        }
    }

    private void closeSoftirq(SoftirqLeft e) {
        var entered = open.remove(e.at().cpu());
        if (entered != null) {
            int fact = Objects.requireNonNullElse(openFact.get(e.at().cpu()), 0);
            softirqs.add(
                    new Slice(
                            entered.at().nanos(),
                            e.at().nanos(),
                            Slice.Kind.SOFTIRQ,
                            null,
                            e.vector(),
                            fact));
        }
    }

    private Now now(Task task, long nanos) {
        String call = task.call() == null ? null : task.call().name();
        var kind =
                switch (task.state()) {
                    case UNKNOWN -> Slice.Kind.UNKNOWN;
                    case RUNNING -> call == null ? Slice.Kind.USER : kernelOrCopy(task, nanos);
                    case READY -> Slice.Kind.READY;
                    case SLEEPING -> Slice.Kind.SLEEPING;
                    case DISK_SLEEP -> Slice.Kind.DISK_SLEEP;
                    case BLOCKED -> Slice.Kind.BLOCKED;
                    case STOPPED, ENDED -> Slice.Kind.OVER;
                };
        return new Now(kind, call);
    }

    private Slice.Kind kernelOrCopy(Task task, long nanos) {
        var latest = copies.getOrDefault(task.tid(), NO_COPIES).floorEntry(nanos);
        boolean now = latest != null && nanos < latest.getValue();
        return now ? Slice.Kind.COPY : Slice.Kind.KERNEL;
    }
}
