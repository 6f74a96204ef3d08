package dev.ringside.tableau.stage;

import dev.ringside.machine.Socket;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.userspace.Coroutine;
import dev.ringside.machine.userspace.Crew;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;

import java.util.List;

/// The coroutines of the program, on its card in user space: the one that is mounted on the thread,
/// and the shelf of those whose stack frames are parked in the heap, each with what it waits for.
/// Each has a place of its own on the shelf, which stays empty while it is away.
///
/// ```
///   on the thread          9 switches here · 3 by the kernel
///   [coroutine 1: for fd 7]
///   parked in the heap
///   [             ] [coroutine 2 ] [coroutine 3 ]
///                     for fd 8       fd 9 is ready
/// ```
final class CoroutineShelf implements Contribution {
    /// Lower than that, no letter fits.
    private static final double LOWEST_EM = 1.1;

    @Override
    public void draw(Setting s, Sketch to) {
        var memory = s.plan().above().memory();
        if (s.roster().agenda() != Agenda.COROUTINES || !Places.there(memory)) {
            return;
        }
        int tid = s.roster().tasks().getFirst();
        var task = s.machine().task(tid).orElse(null);
        if (task == null) {
            return;
        }
        var crew = s.machine().userSpace().crew(tid);
        var bench = Bench.of(memory, s.plan().em());
        String thread = s.words().text("coroutine.thread");
        String shelf = shelfTitle(s, to, bench);
        bench.draw(to, thread, counts(s, crew, task), shelf, nobody(s, crew));
        mounted(s, to, crew, task, bench);
        shelf(s, to, crew, task, bench);
    }

    /// How often coroutines took turns, and how often the kernel switched the thread meanwhile.
    private static String counts(Setting s, Crew crew, Task task) {
        if (!s.roster().coverage().switches() || crew.mounts() == 0) {
            return "";
        }
        var figures = task.figures();
        long kernel = (long) figures.switchesVoluntary() + figures.switchesForced();
        var handovers = s.machine().handovers();
        long here = handovers.begun() ? handovers.count() : crew.mounts();
        return s.words().text("coroutine.counts", "here", here, "kernel", kernel);
    }

    private static String shelfTitle(Setting s, Sketch to, Bench bench) {
        return to.pen()
                .fitting(
                        bench.shelfTitle().width(),
                        Face.BOLD,
                        Pen.SMALL,
                        s.words().text("coroutine.shelf"),
                        s.words().text("coroutine.shelf.brief"));
    }

    private static String nobody(Setting s, Crew crew) {
        return crew.mounted().isPresent() ? "" : s.words().text("coroutine.nobody");
    }

    private static void mounted(Setting s, Sketch to, Crew crew, Task task, Bench bench) {
        var coroutine = crew.mounted().orElse(null);
        if (coroutine == null) {
            return;
        }
        var box = Grid.inset(bench.turn(), 0.12 * s.plan().em());
        boolean blocked = task.state().blocked();
        String key = blocked ? "coroutine.blocks" : "coroutine.runs";
        boolean solid = task.state() == TaskState.RUNNING || task.state() == TaskState.READY;
        chip(s, to, coroutine, box, Setting.tone(task), solid, blocked, saying(s, key, coroutine));
    }

    private static void shelf(Setting s, Sketch to, Crew crew, Task task, Bench bench) {
        int tid = task.tid();
        var ever = List.copyOf(s.moment().story().last().userSpace().crew(tid).all().keySet());
        var places = bench.places(ever.size(), s.plan().em());
        int shown = ever.size() <= places.size() ? ever.size() : places.size() - 1;
        for (int i = 0; i < shown; i++) {
            var coroutine = crew.all().get(ever.get(i));
            var place = places.get(i);
            String slot = "coroutine:" + ever.get(i) + ":place";
            if (coroutine == null) {
                Bench.slot(to, slot, place, "");
            } else {
                onShelf(s, to, coroutine, task, slot, place);
            }
        }
        if (ever.size() > shown) {
            FdCell.more(s, to, "coroutine:more", places.getLast(), ever.size() - shown);
        }
    }

    private static void onShelf(
            Setting s, Sketch to, Coroutine coroutine, Task task, String slot, Box place) {
        int number = coroutine.number();
        switch (coroutine.state()) {
            case MOUNTED -> Bench.slot(to, slot, place, "");
            case ENDED ->
                    Bench.slot(
                            to, slot, place, s.words().text("coroutine.ended", "number", number));
            case RUNNABLE ->
                    chip(
                            s,
                            to,
                            coroutine,
                            place,
                            Tone.READY,
                            true,
                            false,
                            saying(s, "coroutine.ready", coroutine));
            case PARKED -> {
                boolean there = hasBytes(s, task, coroutine);
                String key = there ? "coroutine.bytes" : "coroutine.waits";
                var tone = there ? Tone.BYTES : Tone.PLAIN;
                chip(s, to, coroutine, place, tone, false, false, saying(s, key, coroutine));
            }
        }
    }

    /// What the kernel has for it, whether or not the program knows.
    private static boolean hasBytes(Setting s, Task task, Coroutine coroutine) {
        var fd = coroutine.fd();
        return fd != null
                && s.machine()
                        .object(task, fd)
                        .map(object -> s.machine().sockets().get(object))
                        .map(Socket::queue)
                        .map(queue -> !queue.chunks().isEmpty())
                        .orElse(false);
    }

    private static String saying(Setting s, String key, Coroutine coroutine) {
        var fd = coroutine.fd();
        if (fd == null) {
            return key.equals("coroutine.runs") ? s.words().text("coroutine.alone") : "";
        }
        return s.words().text(key, "fd", fd);
    }

    /// That one blocks everybody is said in one line of large letters, if there is room.
    private static List<Label> lines(Pen pen, Box inside, String name, String second, boolean all) {
        String one = name + " · " + second;
        boolean fits = pen.width(one, Face.BOLD, Pen.STRONG) * Pen.LEEWAY <= inside.width();
        return all && fits && !second.isEmpty()
                ? List.of(pen.middle(inside, one, Face.BOLD, Pen.STRONG, false))
                : pen.twoLines(inside, name, second, Align.LEFT);
    }

    private static void chip(
            Setting s,
            Sketch to,
            Coroutine coroutine,
            Box box,
            Tone tone,
            boolean filled,
            boolean hatched,
            String saying) {
        double em = s.plan().em();
        double left = (hatched ? 1 : 0.5) * em;
        var inside = new Box(box.x() + left, box.y(), box.width() - left - 0.2 * em, box.height());
        String name =
                to.pen()
                        .fitting(
                                inside.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                s.words().text("coroutine", "number", coroutine.number()),
                                Integer.toString(coroutine.number()));
        String brief =
                coroutine.fd() == null ? "" : s.words().text("coroutine.fd", "fd", coroutine.fd());
        String second =
                to.pen().fitting(inside.width(), Face.REGULAR, Pen.SMALL, saying, brief, "");
        to.add(
                new Figure("coroutine:" + coroutine.number(), Shape.CELL, box)
                        .tone(tone)
                        .filled(filled)
                        .hatched(hatched)
                        .layer(3)
                        .labels(
                                box.height() < LOWEST_EM * em
                                        ? List.of()
                                        : lines(to.pen(), inside, name, second, hatched))
                        .describe(
                                s.words().text("coroutine", "number", coroutine.number())
                                        + (saying.isEmpty() ? "" : ": " + saying)));
    }
}
