package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.process.ProcessState;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The memory of a process as a frame around its tasks: whole if it is its own, dashed if it is
/// that of another process or its own by inference, none if there is none.
///
/// ```
///   ┌ process 4123 · cat ──┐   ┌ ─ in the memory of server ─ ┐
///   │ [child 1           ] │     [child 2                  ]
///   └──────────────────────┘   └ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ┘
/// ```
///
/// @param first the first task of the process
/// @param process its id
/// @param state what is known of it; null if it was there before the recording
record MemoryFrame(int first, int process, @Nullable ProcessState state) {
    static MemoryFrame of(Setting s, int group) {
        int first = s.roster().groups().get(group).getFirst();
        int process = s.machine().task(first).map((Task t) -> t.who().process()).orElse(0);
        return new MemoryFrame(first, process, s.machine().processes().get(process));
    }

    /// Whether something of the process is there at this moment.
    private boolean there() {
        return process != 0 && (state == null || !state.isGone());
    }

    void draw(Setting s, Sketch to, Box frame) {
        if (!there()) {
            return;
        }
        double em = s.plan().em();
        var strip = new Box(frame.x() + 0.8 * em, frame.y(), frame.width() - 1.6 * em, 1.5 * em);
        String text = to.pen().fitting(strip.width(), Face.BOLD, Pen.SMALL, title(s), brief(s));
        boolean plain = state == null;
        to.add(
                new Figure("memory:" + first + ":title", Shape.TEXT, strip)
                        .describe(title(s))
                        .label(to.pen().middle(strip, text, Face.BOLD, Pen.SMALL, plain)));
        boolean own =
                state == null || (state.memoryOf() == 0 && !state.alone() && !state.isZombie());
        to.add(
                new Link(
                        "memory:" + first,
                        around(frame),
                        s.focus().on("memory:" + first) ? Tone.ACCENT : Tone.MUTED,
                        !own,
                        false,
                        title(s)));
    }

    private static List<Point> around(Box box) {
        return List.of(
                new Point(box.x(), box.y()),
                new Point(box.right(), box.y()),
                new Point(box.right(), box.bottom()),
                new Point(box.x(), box.bottom()),
                new Point(box.x(), box.y()));
    }

    private String title(Setting s) {
        return text(s, "");
    }

    private String brief(Setting s) {
        return text(s, ".brief");
    }

    private String text(Setting s, String variant) {
        ProcessState known = state;
        String id = Integer.toString(process);
        if (known == null) {
            String key = variant.isEmpty() ? "process" : "processes.number";
            return s.words().text(key, "process", id);
        }
        if (known.isZombie()) {
            return s.words().text("processes.noMemory" + variant, "process", id);
        }
        if (known.memoryOf() != 0) {
            String maker = maker(s, known.memoryOf());
            return s.words().text("processes.inMemoryOf" + variant, "process", id, "task", maker);
        }
        if (known.alone()) {
            return s.words().text("processes.alone" + variant, "process", id);
        }
        String program = known.programName();
        return program == null
                ? s.words().text("process", "process", id)
                : s.words().text("processes.own" + variant, "process", id, "program", program);
    }

    private static String maker(Setting s, int process) {
        return s.roster().tasks().stream()
                .filter(tid ->
                        s.machine()
                                .task(tid)
                                .map((Task t) -> t.who().process() == process)
                                .orElse(false))
                .findFirst()
                .map(s.names()::task)
                .orElse(Integer.toString(process));
    }
}
