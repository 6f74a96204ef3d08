package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.List;

/// Which tasks share a process: if they are of two, the process's number above each group, and the
/// border between their memories; if they are of more, a frame around each ([MemoryFrame]).
final class ProcessBorder implements Contribution {
    /// The room that the name of the band itself takes.
    private static final double BAND_NAME_EM = 16;

    @Override
    public void draw(Setting s, Sketch to) {
        var above = s.plan().above();
        for (int i = 0; i < above.frames().size(); i++) {
            MemoryFrame.of(s, i).draw(s, to, above.frames().get(i));
        }
        if (above.border() < 0) {
            return;
        }
        double em = s.plan().em();
        for (int i = 0; i < above.processes().size(); i++) {
            var room = above.processes().get(i);
            double name = i == 0 ? Math.min(BAND_NAME_EM * em, room.width()) : 0;
            var box = new Box(room.x() + name, room.y(), room.width() - name, room.height());
            title(s, to, i, box);
        }
        var cards = above.cards().getFirst();
        to.add(
                new Link(
                        "border",
                        List.of(
                                new Point(above.border(), cards.y() - 1.2 * em),
                                new Point(above.border(), s.plan().gate().y())),
                        Tone.MUTED,
                        true,
                        false,
                        s.words().text("border.describe")));
    }

    private static void title(Setting s, Sketch to, int group, Box box) {
        int process =
                s.roster().groups().get(group).stream()
                        .flatMap(tid -> s.machine().task(tid).stream())
                        .findFirst()
                        .map((Task t) -> t.who().process())
                        .orElse(0);
        String text =
                process == 0 ? "" : s.words().text("process", "process", Integer.toString(process));
        to.add(
                new Figure("process:" + group, Shape.TEXT, box)
                        .describe(text)
                        .label(
                                to.pen()
                                        .line(
                                                box,
                                                0.5,
                                                text,
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                group == 0 ? Align.RIGHT : Align.LEFT,
                                                true)));
    }
}
