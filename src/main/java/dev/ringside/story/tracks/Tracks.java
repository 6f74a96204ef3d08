package dev.ringside.story.tracks;

import dev.ringside.machine.Cpu;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.Story;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of the timeline: one for each observed task, then what the kernel did by itself, then
/// the CPUs.
public final class Tracks {
    private final Story story;
    private final Modes modes;
    private final Map<Integer, Row> tasks = new HashMap<>();
    private final Map<Integer, Row> kernel = new TreeMap<>();
    private final Map<Integer, Row> cpus = new TreeMap<>();

    private Tracks(Story story) {
        this.story = story;
        this.modes = new Modes(story);
        story.last().observed().forEach(t -> tasks.put(t.tid(), new Row()));
        story.last()
                .cpus()
                .keySet()
                .forEach(cpu -> {
                    cpus.put(cpu, new Row());
                    kernel.put(cpu, new Row());
                });
        if (kernel.isEmpty()) {
            kernel.put(Stamp.UNKNOWN, new Row());
        }
    }

    /// The tracks of a story: its tasks in the order of role and thread id, then the kernel's own
    /// work, in a row for each CPU on which there is any, then the CPUs.
    ///
    /// The kernel has one row at least: that nothing happened there is worth seeing.
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
        story.last().observed().stream()
                .sorted(
                        Comparator.comparing((Task t) -> t.who().role())
                                .thenComparingInt(Task::tid))
                .forEach(t -> tracks.add(ofTask(t)));
        tracks.addAll(ofKernel());
        cpus.forEach((cpu, row) -> tracks.add(ofCpu(cpu, row)));
        return List.copyOf(tracks);
    }

    /// Looks at those whom a fact is about, and at nobody else: there may be very many facts and
    /// very many tasks.
    private void cut(int index, TraceEvent event, Machine after) {
        long nanos = event.at().nanos();
        for (int tid : modes.concerned(event)) {
            var task = after.tasks().get(tid);
            var row = tasks.get(tid);
            if (task != null && row != null) {
                row.change(modes.of(task, nanos), nanos, index);
            }
            if (task != null) {
                cut(task.placement().cpu(), index, nanos, after);
            }
        }
        cut(event.at().cpu(), index, nanos, after);
        new Remarks(tasks, kernel).of(event, index);
    }

    private void cut(int number, int index, long nanos, Machine after) {
        Cpu cpu = after.cpus().get(number);
        var row = cpus.get(number);
        var ofKernel = kernel.get(number);
        if (cpu != null && row != null && ofKernel != null) {
            row.change(modes.of(cpu, after, nanos), nanos, index);
            ofKernel.change(Modes.ofKernel(cpu), nanos, index);
        }
    }

    private Track ofTask(Task task) {
        var row = tasks.getOrDefault(task.tid(), new Row());
        return new Track(
                Track.Kind.TASK,
                "task:" + task.tid(),
                task.tid(),
                -1,
                task.who().name(),
                row.slices(story.durationNanos(), story.trace().size()),
                row.markers());
    }

    private List<Track> ofKernel() {
        var busy = new TreeMap<>(kernel);
        busy.values().removeIf(Row::isEmpty);
        if (busy.size() <= 1) {
            var row = busy.isEmpty() ? new Row() : busy.firstEntry().getValue();
            return List.of(ofKernel("kernel", -1, row));
        }
        return busy.entrySet().stream()
                .map(e -> ofKernel("kernel:" + e.getKey(), e.getKey(), e.getValue()))
                .toList();
    }

    private Track ofKernel(String id, int cpu, Row row) {
        var slices = row.known(story.durationNanos(), story.trace().size());
        return new Track(Track.Kind.KERNEL, id, -1, cpu, "", slices, row.markers());
    }

    private Track ofCpu(int cpu, Row row) {
        var slices = row.slices(story.durationNanos(), story.trace().size());
        return new Track(Track.Kind.CPU, "cpu:" + cpu, -1, cpu, "", slices, row.markers());
    }
}
