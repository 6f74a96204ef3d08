package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.userspace.Coroutine;
import dev.ringside.machine.userspace.Lock;
import dev.ringside.machine.userspace.Value;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.place.Grid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the threads of a program share, in user space between their cards: locks, each one word,
/// and the value that they protect; and on the cards, what somebody has read of it, and which
/// coroutine runs. A lock is coloured as its owner is.
///
/// ```
///   ┌ memory that all threads share ┐
///   │ [ lock A     word 2           │
///   │   worker 1 has it, others wait│
///   │ [ counter    1               ]│
///   └───────────────────────────────┘
/// ```
final class SharedMemory implements Contribution {
    private static final double CHIP_EM = 1.9;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().agenda() != Agenda.LOCKS) {
            return;
        }
        var last = s.moment().story().last().userSpace().shared();
        var memory = s.plan().above().memory();
        String title = s.words().text("shared");
        to.add(
                new Figure("shared", Shape.CARD, memory)
                        .tone(Tone.PLAIN)
                        .label(
                                to.pen()
                                        .middle(
                                                LockPlaces.title(s.plan()),
                                                to.pen()
                                                        .fitting(
                                                                LockPlaces.title(s.plan()).width(),
                                                                Face.BOLD,
                                                                Pen.SMALL,
                                                                title,
                                                                s.words().text("shared.brief")),
                                                Face.BOLD,
                                                Pen.SMALL,
                                                false))
                        .describe(title));
        var names = LockPlaces.names(s.moment().story().last());
        for (int i = 0; i < names.size(); i++) {
            lock(s, to, names.get(i), LockPlaces.place(s.plan(), i));
        }
        if (names.size() == 1 && !last.values().isEmpty()) {
            value(s, to, last.values().firstKey(), LockPlaces.lower(s.plan()));
        }
        circle(s, to);
        onCards(s, to);
    }

    private static void lock(Setting s, Sketch to, String name, Box box) {
        var lock = s.machine().userSpace().shared().locks().get(name);
        var owner =
                lock == null || lock.free() ? null : s.machine().task(lock.owner()).orElse(null);
        String strong = s.words().text("lock", "lock", name);
        String word = lock == null ? "" : s.words().text("lock.word", "word", lock.word());
        String weak = saying(s, lock, owner);
        boolean hatched = owner != null && owner.state().blocked();
        double shift = hatched ? 0.6 * s.plan().em() : 0;
        var whole = inset(s, box);
        var inside = new Box(whole.x() + shift, whole.y(), whole.width() - shift, whole.height());
        to.add(
                new Figure("lock:" + name, lock == null ? Shape.SLOT : Shape.CELL, box)
                        .tone(owner == null ? tone(s, "lock:" + name, lock) : Setting.tone(owner))
                        .filled(owner != null && !owner.state().blocked())
                        .hatched(hatched)
                        .layer(2)
                        .labels(lines(to.pen(), inside, strong, word, weak))
                        .describe(strong + ", " + word + ": " + weak));
    }

    private static Tone tone(Setting s, String id, @Nullable Lock lock) {
        return s.accentOr(id, lock == null ? Tone.MUTED : Tone.PLAIN);
    }

    private static String saying(Setting s, @Nullable Lock lock, @Nullable Task owner) {
        if (lock == null) {
            return s.words().text("lock.unused");
        }
        if (owner == null) {
            return s.words().text("lock.free");
        }
        boolean awaited =
                lock.wanting().stream()
                        .flatMap(tid -> s.machine().task(tid).stream())
                        .anyMatch(task -> task.state().blocked());
        String key = awaited ? "lock.awaited" : lock.word() > 1 ? "lock.contended" : "lock.taken";
        return s.words().text(key, "task", s.names().task(owner.tid()));
    }

    /// A name on the left and a large word on the right, above a line on both.
    private static List<Label> lines(Pen pen, Box box, String name, String word, String weak) {
        String said = pen.fitting(box.width(), Face.REGULAR, Pen.SMALL, weak, "");
        if (box.height() < 2.3 * pen.em() || said.isEmpty()) {
            return List.of(
                    pen.line(box, 0.5, name, Face.BOLD, Pen.TEXT, Align.LEFT, false),
                    pen.line(box, 0.5, word, Face.BOLD, Pen.TEXT, Align.RIGHT, false));
        }
        double half = 0.66 * pen.em() / box.height();
        return List.of(
                pen.line(box, 0.5 - half, name, Face.BOLD, Pen.STRONG, Align.LEFT, false),
                pen.line(box, 0.5 - half, word, Face.BOLD, Pen.STRONG, Align.RIGHT, false),
                pen.line(box, 0.5 + half, said, Face.REGULAR, Pen.SMALL, Align.LEFT, false));
    }

    private static void value(Setting s, Sketch to, String name, Box box) {
        var value = s.machine().userSpace().shared().values().get(name);
        String number = value == null ? "" : StageWords.number(value.value());
        String weak = value == null ? s.words().text("lock.unused") : by(s, value);
        to.add(
                new Figure("value:" + name, value == null ? Shape.SLOT : Shape.CELL, box)
                        .tone(s.accentOr("value:" + name, value == null ? Tone.MUTED : Tone.BYTES))
                        .filled(value != null)
                        .layer(2)
                        .labels(lines(to.pen(), inset(s, box), name, number, weak))
                        .describe(name + " " + number + ", " + weak));
    }

    private static String by(Setting s, Value value) {
        String who =
                value.coroutine() < 0
                        ? s.names().task(value.task())
                        : s.words().text("coroutine", "number", value.coroutine());
        return s.words().text(value.written() ? "value.written" : "value.read", "who", who);
    }

    /// That there is a deadlock, between the two locks.
    private static void circle(Setting s, Sketch to) {
        boolean closed =
                s.roster().tasks().stream()
                        .anyMatch(task -> LockLinks.isInCircle(s.machine(), task));
        var box = LockPlaces.middle(s.plan());
        if (!closed || box.height() < s.plan().em()) {
            return;
        }
        double high = Math.min(box.height(), CHIP_EM * s.plan().em());
        var pill = new Box(box.x(), box.centerY() - high / 2, box.width(), high);
        to.add(
                new Figure("deadlock", Shape.PILL, pill)
                        .tone(Tone.BLOCKED)
                        .filled(true)
                        .layer(3)
                        .label(
                                to.pen()
                                        .centred(
                                                pill,
                                                s.words().text("deadlock"),
                                                Face.BOLD,
                                                Pen.STRONG,
                                                false))
                        .describe(s.words().text("deadlock.describe")));
    }

    /// What each task has read and not written yet, and the coroutines of the first one.
    private static void onCards(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().tasks().size(); i++) {
            int tid = s.roster().tasks().get(i);
            var task = s.machine().task(tid).orElse(null);
            var crew = s.moment().story().last().userSpace().crew(tid);
            if (task == null) {
                continue;
            }
            var row = bottom(s, i);
            if (!crew.all().isEmpty()) {
                coroutines(s, to, task, List.copyOf(crew.all().keySet()), row);
            } else {
                read(s, to, task, row);
            }
        }
    }

    private static Box bottom(Setting s, int place) {
        var inside = s.plan().insideCard(place);
        double high = CHIP_EM * s.plan().em();
        return new Box(inside.x(), inside.bottom() - high, inside.width(), high);
    }

    private static void read(Setting s, Sketch to, Task task, Box row) {
        for (var value : s.machine().userSpace().shared().values().values()) {
            var seen = value.read().get(task.tid());
            if (seen != null && task.state() != TaskState.ENDED) {
                String full = s.words().text("value.seen", "name", value.name(), "value", seen);
                String brief = s.words().text("value.seen.brief", "value", seen);
                String text = to.pen().fitting(row.width(), Face.BOLD, Pen.SMALL, full, brief);
                to.add(
                        new Figure("seen:" + task.tid(), Shape.CELL, row)
                                .tone(Tone.BYTES)
                                .layer(3)
                                .label(to.pen().centred(row, text, Face.BOLD, Pen.SMALL, false))
                                .describe(full));
                return;
            }
        }
    }

    private static void coroutines(Setting s, Sketch to, Task task, List<Integer> ever, Box row) {
        var crew = s.machine().userSpace().crew(task.tid());
        var cells = Grid.columns(row, 0.4 * s.plan().em(), ever.size());
        var shown = new ArrayList<>(ever);
        for (int i = 0; i < shown.size(); i++) {
            int number = shown.get(i);
            var coroutine = crew.all().get(number);
            boolean over = coroutine != null && coroutine.state() == Coroutine.State.ENDED;
            String full = s.words().text(over ? "coroutine.over" : "coroutine", "number", number);
            String brief = over ? "coroutine.over.brief" : "coroutine.brief";
            String text =
                    to.pen()
                            .fitting(
                                    cells.get(i).width() - 0.4 * s.plan().em(),
                                    Face.BOLD,
                                    Pen.SMALL,
                                    full,
                                    s.words().text(brief, "number", number));
            boolean runs = coroutine != null && coroutine.state() == Coroutine.State.MOUNTED;
            boolean waits = coroutine != null && coroutine.state() == Coroutine.State.RUNNABLE;
            to.add(
                    new Figure("coroutine:" + number, shape(coroutine), cells.get(i))
                            .tone(runs ? Setting.tone(task) : waits ? Tone.READY : Tone.MUTED)
                            .filled(runs)
                            .layer(3)
                            .label(
                                    to.pen()
                                            .centred(
                                                    cells.get(i),
                                                    text,
                                                    Face.BOLD,
                                                    Pen.SMALL,
                                                    !runs && !waits))
                            .describe(full));
        }
    }

    private static Shape shape(@Nullable Coroutine coroutine) {
        boolean there = coroutine != null && coroutine.state() != Coroutine.State.ENDED;
        return there ? Shape.CELL : Shape.SLOT;
    }

    private static Box inset(Setting s, Box box) {
        double side = 0.6 * s.plan().em();
        return new Box(box.x() + side, box.y(), box.width() - 2 * side, box.height());
    }
}
