package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.words.Calls;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The control block (PCB, `task_struct`) of each task, where it stands. It keeps its identity, so
/// the view lets it slide from the CPU to a wait queue and back.
final class ControlBlocks implements Contribution {
    /// Below this width every letter counts.
    private static final double NARROW_EM = 6;

    @Override
    public void draw(Setting s, Sketch to) {
        s.standing().boxes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e ->
                        s.machine()
                                .task(e.getKey())
                                .ifPresent(task -> block(s, to, task, e.getValue())));
    }

    private static void block(Setting s, Sketch to, Task task, Box box) {
        boolean observed = task.who().observed();
        double em = s.plan().em();
        boolean narrow = box.width() < NARROW_EM * em;
        double left = (narrow && !task.state().blocked() ? 0.3 : narrow ? 0.7 : 0.9) * em;
        double x = box.x() + left;
        double right = box.right() - (narrow ? 0.1 : 0.4) * em;
        var inside = new Box(x, box.y() + 0.15 * em, right - x, box.height() - 0.3 * em);
        String name = name(s, to.pen(), task, inside.width());
        to.add(
                new Figure("pcb:" + task.tid(), Shape.CELL, box)
                        .tone(
                                observed
                                        ? s.accentOr("pcb:" + task.tid(), Setting.tone(task))
                                        : Tone.MUTED)
                        .filled(observed && solid(task))
                        .hatched(observed && task.state().blocked())
                        .layer(3)
                        .labels(
                                observed
                                        ? to.pen()
                                                .twoLines(
                                                        inside,
                                                        first(s, to.pen(), task, inside),
                                                        second(s, to, task, inside),
                                                        Align.LEFT)
                                        : foreign(to.pen(), name, inside))
                        .describe(
                                s.words()
                                        .text(
                                                "pcb.describe",
                                                "task",
                                                name,
                                                "tid",
                                                Integer.toString(task.tid()),
                                                "state",
                                                s.state(task))));
    }

    /// A thread of the kernel is called after the task that it works for, whose number is left out
    /// first.
    private static String name(Setting s, Pen pen, Task task, double width) {
        String name = s.names().task(task.tid());
        int number = name.lastIndexOf('-');
        return !task.who().ofKernel() || number <= name.indexOf('-')
                ? name
                : pen.fitting(
                        width,
                        Face.BOLD,
                        Pen.TEXT,
                        name,
                        name.substring(0, number),
                        name.substring(name.indexOf('-') + 1, number));
    }

    /// Whether nothing but a CPU is missing, if that.
    private static boolean solid(Task task) {
        return task.state() == TaskState.RUNNING || task.state() == TaskState.READY;
    }

    /// What belongs to somebody else is calm: one line, or one word a line where room is scarce.
    private static List<Label> foreign(Pen pen, String name, Box box) {
        int space = middle(name);
        if (space < 0 || pen.width(name, Face.REGULAR, Pen.TEXT) * Pen.LEEWAY <= box.width()) {
            return List.of(pen.centred(box, name, Face.REGULAR, Pen.TEXT, true));
        }
        String first = name.substring(0, space);
        String rest = name.substring(space + 1);
        return List.of(
                pen.line(box, 0.26, first, Face.REGULAR, Pen.TEXT, Align.CENTER, true),
                pen.line(box, 0.74, rest, Face.REGULAR, Pen.TEXT, Align.CENTER, true));
    }

    /// The space that leaves the shortest longer half; -1 if there is none.
    private static int middle(String name) {
        return IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) == ' ')
                .boxed()
                .min(Comparator.comparingInt(i -> Math.max(i, name.length() - i - 1)))
                .orElse(-1);
    }

    /// The name. Where several tasks of the program wait at once, and there is one line for each,
    /// it also says for which descriptor, if there is room.
    private static String first(Setting s, Pen pen, Task task, Box box) {
        String name = name(s, pen, task, box.width());
        var place = s.machine().waitPlace(task).orElse(null);
        boolean oneLine = box.height() < 2.3 * pen.em() && s.standing().elsewhere().contains(task);
        if (!(place instanceof WaitPlace.OfDescriptor(int fd, var _))
                || !(s.roster().crew() || oneLine)) {
            return name;
        }
        String full = name + " · fd " + fd;
        return pen.fitting(box.width(), Face.BOLD, Pen.TEXT, full, name);
    }

    /// `PCB 4121 · S`, and where it sleeps if the kernel was asked during this sleep. Who waits in
    /// the wait queue of a descriptor, but does not stand there, says so.
    private static String second(Setting s, Sketch to, Task task, Box box) {
        if (s.zombie(task)) {
            return to.pen()
                    .fitting(
                            box.width(),
                            Face.REGULAR,
                            Pen.SMALL,
                            s.words().text("state.zombie"),
                            s.words().text("state.brief.zombie"));
        }
        var place = s.machine().waitPlace(task).orElse(null);
        if (place instanceof WaitPlace.OfDescriptor(int fd, var _)
                && s.standing().elsewhere().contains(task)) {
            String queue = s.words().text("pcb.waitQueue", "fd", fd);
            return to.pen().fitting(box.width(), Face.REGULAR, Pen.SMALL, queue, "fd " + fd, "");
        }
        String tid = Integer.toString(task.tid());
        String letter =
                switch (task.state()) {
                    case SLEEPING -> " · S";
                    case DISK_SLEEP -> " · D";
                    case RUNNING, READY, BLOCKED, STOPPED, ENDED, UNKNOWN -> "";
                };
        String brief = s.words().text("pcb", "tid", tid) + letter;
        var sample = task.sampleOfThisSleep();
        String in = sample == null ? null : sample.waitingIn();
        String full = in == null ? brief : brief + " · " + Calls.sourceName(in);
        return to.pen().fitting(box.width(), Face.REGULAR, 1, full, brief, tid + letter, tid, "");
    }
}
