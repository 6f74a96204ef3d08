package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.userspace.EventQueue;
import dev.ringside.machine.userspace.EventQueue.Item;
import dev.ringside.story.words.Durations;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The queue of an event loop, on the card of its task in user space: the event whose handler runs,
/// and those that wait behind it, the oldest leftmost.
///
/// ```
///   the handler that runs
///   [onMessage: fd 7, since 60.3 ms]
///   event queue
///   [fd 8 IN] [fd 9 IN] [       ]
/// ```
final class HandlerQueue implements Contribution {
    private static final int FEWEST = 3;

    @Override
    public void draw(Setting s, Sketch to) {
        var memory = s.plan().above().memory();
        if (s.roster().agenda() != Agenda.EVENTS || !Places.there(memory)) {
            return;
        }
        int tid = s.roster().tasks().getFirst();
        var task = s.machine().task(tid).orElse(null);
        var queue = s.machine().userSpace().queues().get(tid);
        if (task == null) {
            return;
        }
        var bench = Bench.of(memory, s.plan().em());
        boolean idle = queue == null || queue.inHand() == null;
        String nobody = idle ? s.words().text("handler.none") : "";
        bench.draw(
                to,
                s.words().text("handler"),
                handled(s, queue),
                s.words().text("handler.queue"),
                nobody);
        if (queue != null) {
            running(s, to, queue, task, bench);
        }
        waiting(s, to, queue, bench);
    }

    private static String handled(Setting s, @Nullable EventQueue queue) {
        return queue == null ? "" : s.words().text("handler.handled", "count", queue.handled());
    }

    private static void running(Setting s, Sketch to, EventQueue queue, Task task, Bench bench) {
        var item = queue.inHand();
        if (item == null) {
            return;
        }
        var box = Grid.inset(bench.turn(), 0.12 * s.plan().em());
        boolean solid = task.state() == TaskState.RUNNING || task.state() == TaskState.READY;
        String call = queue.handler() + "(" + (item.fd() == null ? "" : "fd " + item.fd()) + ")";
        String since =
                s.words().text("handler.since", "since", Durations.millis(queue.sinceNanos()));
        chip(s, to, item, box, Setting.tone(task), solid, call, since);
    }

    private static void waiting(Setting s, Sketch to, @Nullable EventQueue queue, Bench bench) {
        int count = queue == null ? 0 : queue.waiting().size();
        var places = bench.places(Math.max(FEWEST, count), s.plan().em());
        int shown = count <= places.size() ? count : places.size() - 1;
        var items =
                queue == null
                        ? List.<Item>of()
                        : queue.waiting().values().stream().limit(shown).toList();
        for (int i = 0; i < places.size(); i++) {
            if (i < items.size()) {
                var item = items.get(i);
                String fd = item.fd() == null ? "" : "fd " + item.fd();
                String place = s.words().text(i == 0 ? "handler.next" : "handler.behind");
                String said = item.events().isEmpty() ? place : item.events() + " · " + place;
                chip(s, to, item, places.get(i), Tone.READY, true, fd, said);
            } else if (i >= count) {
                String text = count == 0 && i == 0 ? s.words().text("empty") : "";
                Bench.slot(to, "bench:place:" + i, places.get(i), text);
            }
        }
        if (count > shown) {
            FdCell.more(s, to, "item:more", places.getLast(), count - shown);
        }
    }

    private static void chip(
            Setting s,
            Sketch to,
            Item item,
            Box box,
            Tone tone,
            boolean filled,
            String name,
            String saying) {
        double em = s.plan().em();
        var inside = new Box(box.x() + 0.5 * em, box.y(), box.width() - 0.7 * em, box.height());
        String second =
                to.pen()
                        .fitting(
                                inside.width(), Face.REGULAR, Pen.SMALL, saying, item.events(), "");
        to.add(
                new Figure("item:" + item.number(), Shape.CELL, box)
                        .tone(tone)
                        .filled(filled)
                        .layer(3)
                        .labels(to.pen().twoLines(inside, name, second, Align.LEFT))
                        .describe(name + ", " + saying));
    }
}
