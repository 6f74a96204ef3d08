package dev.ringside.tableau.stage;

import dev.ringside.machine.Cpu;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import org.jspecify.annotations.Nullable;

/// The CPUs: the mode that each is in, and a soft interrupt on top of its task. The control block
/// of the task itself is drawn by [ControlBlocks].
final class CpuPlaces implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().cpus().isEmpty()) {
            unknown(s, to);
        }
        for (int i = 0; i < s.roster().cpus().size(); i++) {
            int number = s.roster().cpus().get(i);
            var box = s.plan().places().cpus().get(i);
            var title = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
            to.heading(
                    "cpu:" + number + ":title", title, "CPU " + number, Face.BOLD, Pen.TEXT, false);
            Cpu cpu = s.machine().cpus().get(number);
            cpu(s, to, cpu != null && cpu.known() ? cpu : null, number, i);
        }
    }

    /// Without a word about any CPU, there is one of which nothing is recorded.
    private static void unknown(Setting s, Sketch to) {
        var box = s.plan().places().cpus().getFirst();
        var title = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        to.heading("cpu:unknown:title", title, "CPU", Face.BOLD, Pen.TEXT, false);
        String text = s.words().text("unknown");
        to.add(
                new Figure("cpu:unknown", Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.TEXT, true)));
    }

    private static void cpu(Setting s, Sketch to, @Nullable Cpu cpu, int number, int place) {
        var box = s.plan().places().cpus().get(place);
        String id = "cpu:" + number;
        var strip = strip(s, box);
        var figure =
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .describe(describe(s, cpu, number));
        if (cpu != null && cpu.softirq() != null) {
            softirq(s, to, cpu, strip);
        } else {
            figure.label(to.pen().middle(strip, mode(s, cpu), Face.REGULAR, Pen.SMALL, true));
        }
        to.add(figure);
        if (cpu == null || cpu.idle()) {
            String text = s.words().text(cpu == null ? unknown(s) : "cpu.idle");
            vacant(to, id, text, Standing.onCpu(s.plan(), place));
        }
    }

    /// Between two tasks there is nobody but the scheduler.
    private static String unknown(Setting s) {
        var handover = s.machine().handovers().latest();
        return handover != null && handover.between() ? "switch.scheduler" : "unknown";
    }

    private static void vacant(Sketch to, String id, String text, Box seat) {
        to.add(
                new Figure(id + ":vacant", Shape.SLOT, seat)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(seat, text, Face.REGULAR, Pen.TEXT, true)));
    }

    /// The line above the running task.
    private static Box strip(Setting s, Box cpu) {
        double em = s.plan().em();
        return new Box(cpu.x() + 0.5 * em, cpu.y() + 0.35 * em, cpu.width() - em, 1.6 * em);
    }

    private static void softirq(Setting s, Sketch to, Cpu cpu, Box strip) {
        String vector = String.valueOf(cpu.softirq());
        String onTop =
                s.words()
                        .text(
                                "softirq.on",
                                "vector",
                                vector,
                                "task",
                                s.names().task(cpu.running()));
        String brief = s.words().text("softirq", "vector", vector);
        var inside = Grid.inset(strip, 0.1 * s.plan().em());
        String text = to.pen().fitting(inside.width(), Face.BOLD, Pen.SMALL, onTop, brief, vector);
        to.add(
                new Figure("softirq:" + cpu.number(), Shape.CELL, strip)
                        .tone(Tone.ACCENT)
                        .layer(3)
                        .label(to.pen().centred(inside, text, Face.BOLD, Pen.SMALL, false))
                        .describe(onTop));
    }

    private static String mode(Setting s, @Nullable Cpu cpu) {
        if (cpu == null || cpu.idle()) {
            return "";
        }
        return s.machine()
                .task(cpu.running())
                .filter(t -> t.who().observed())
                .map(t -> s.words().text(inKernel(s, t) ? "mode.kernel" : "mode.user"))
                .orElse("");
    }

    /// Who has ended goes to no program any more: what is left for it to do, the kernel does.
    private static boolean inKernel(Setting s, Task task) {
        return task.inKernel() || task.state() == TaskState.ENDED || s.zombie(task);
    }

    private static String describe(Setting s, @Nullable Cpu cpu, int number) {
        if (cpu == null) {
            return s.words().text("cpu.unknown.describe", "cpu", number);
        }
        return s.words().text("cpu.describe", "cpu", number, "task", s.names().task(cpu.running()));
    }
}
