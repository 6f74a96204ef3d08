package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

/// The bands that fill the stage: user space, the gate, kernel space and hardware.
///
/// @see Element#layer()
final class Bands implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var plan = s.plan();
        band(s, to, "user", plan.user(), Tone.USER_SPACE, hiddenTasks(s));
        band(s, to, "kernel", plan.kernel(), Tone.KERNEL_SPACE, "");
        band(s, to, "hardware", plan.hardware(), Tone.HARDWARE, "");
        gate(s, to);
    }

    private static String hiddenTasks(Setting s) {
        int count = s.roster().hiddenTasks();
        return count == 0 ? "" : s.words().text("more.tasks", "count", count);
    }

    private static void band(Setting s, Sketch to, String id, Box box, Tone tone, String more) {
        double em = s.plan().em();
        var pen = to.pen();
        String title = s.words().text("band." + id);
        String note = s.words().text("band." + id + ".note");
        double top = tone == Tone.KERNEL_SPACE ? 1.05 : 0.55;
        var line = new Box(1.6 * em, box.y() + top * em, box.width() - 3.2 * em, 1.6 * em);
        double titleWidth = pen.width(title, Face.BOLD, Pen.TEXT) + 0.8 * em;
        var rest =
                new Box(line.x() + titleWidth, line.y(), line.width() - titleWidth, line.height());
        to.add(
                new Figure("band:" + id, Shape.BAND, box)
                        .tone(tone)
                        .layer(0)
                        .label(pen.line(line, 0.5, title, Face.BOLD, Pen.TEXT, Align.LEFT, true))
                        .label(pen.line(rest, 0.5, note, Face.REGULAR, Pen.SMALL, Align.LEFT, true))
                        .label(
                                pen.line(
                                        rest,
                                        0.5,
                                        more,
                                        Face.REGULAR,
                                        Pen.SMALL,
                                        Align.RIGHT,
                                        true)));
    }

    private static void gate(Setting s, Sketch to) {
        var box = s.plan().gate();
        var room = s.plan().above().gateTitle();
        var text = new Box(room.x(), box.y(), room.width() - 0.3 * s.plan().em(), box.height());
        String title = s.words().text("band.gate");
        to.add(
                new Figure("band:gate", Shape.BAND, box)
                        .tone(Tone.GATE)
                        .layer(0)
                        .describe(s.words().text("gate.describe"))
                        .label(
                                to.pen()
                                        .line(
                                                text,
                                                0.5,
                                                title,
                                                Face.BOLD,
                                                Pen.SMALL,
                                                Align.RIGHT,
                                                true)));
    }
}
