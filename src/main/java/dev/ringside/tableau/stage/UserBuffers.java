package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.UserBuffer;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;

/// The buffer of each observed task's present or latest transfer, on its card: how many bytes went,
/// the first of them if the program has looked, and cells that fill.
///
/// ```
///   user buffer "hello…"      64 of 64 bytes copied
///   [][][][][][][][][][][][][][][][][][][][][][][]
/// ```
final class UserBuffers implements Contribution {
    private static final int MANY_CELLS = 16;
    private static final int FEW_CELLS = 8;

    /// From this width on there are many cells.
    private static final double MANY_EM = 14;

    private static final double LINE_EM = 1.5;

    /// What stands above it on a card: name, state and activity.
    private static final double ABOVE_EM = 3.6;

    /// How high its cells are.
    private static final double LOWEST_EM = 1.2;

    private static final double HIGHEST_EM = 2.4;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() == Mechanism.SPACE) {
            return; // where the bytes go to is what it is about: the map shows that
        }
        for (int i = 0; i < s.roster().tasks().size(); i++) {
            var inside = s.plan().insideCard(i);
            boolean roomy = s.plan().roomy(s.plan().above().cards().get(i));
            s.machine()
                    .task(s.roster().tasks().get(i))
                    .filter(task -> !s.gone(task) && !s.zombie(task))
                    .ifPresent(task -> buffer(s, to, task, inside, roomy));
        }
    }

    private static void buffer(Setting s, Sketch to, Task task, Box inside, boolean roomy) {
        var buffer = task.buffer();
        if (buffer == null) {
            return;
        }
        double em = s.plan().em();
        boolean below = TaskCards.stateBelowName(s, to.pen(), task, inside, roomy);
        double room = inside.height() / em - (below ? ABOVE_EM + LINE_EM : ABOVE_EM) - LINE_EM;
        if (room < 0) {
            return;
        }
        double cells = room < LOWEST_EM ? 0 : Math.min(HIGHEST_EM, room - 0.2) * em;
        double top = inside.bottom() - cells - (cells > 0 ? LINE_EM + 0.2 : LINE_EM) * em;
        text(s, to, task, buffer, new Box(inside.x(), top, inside.width(), LINE_EM * em));
        if (cells > 0) {
            var row = new Box(inside.x(), inside.bottom() - cells, inside.width(), cells);
            cells(s, to, task, buffer, row);
        }
    }

    /// How many bytes went on the right; what it is and how it begins on the left, if there is
    /// room.
    private static void text(Setting s, Sketch to, Task task, UserBuffer buffer, Box line) {
        var pen = to.pen();
        String count =
                pen.fitting(
                        line.width(),
                        Face.REGULAR,
                        Pen.SMALL,
                        said(s, key(s, buffer), task, buffer),
                        said(s, brief(s), task, buffer));
        double countWidth = pen.width(count, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY;
        double room = Math.max(0, line.width() - countWidth - s.plan().em());
        String title = title(s, pen, buffer, room);
        var align = title.isEmpty() ? Align.LEFT : Align.RIGHT;
        var left = new Box(line.x(), line.y(), room, line.height());
        to.add(
                new Figure("buffer:" + task.tid() + ":text", Shape.TEXT, line)
                        .layer(2)
                        .label(pen.middle(left, title, Face.REGULAR, Pen.SMALL, true))
                        .label(pen.line(line, 0.5, count, Face.REGULAR, Pen.SMALL, align, true)));
    }

    private static String brief(Setting s) {
        return s.roster().coverage().copies() ? "buffer.brief" : "buffer.size";
    }

    private static String key(Setting s, UserBuffer buffer) {
        if (!s.roster().coverage().copies()) {
            return buffer.outgoing() ? "buffer.toSend" : "buffer.size";
        }
        if (!buffer.outgoing()) {
            return goesDirectly(s) ? "buffer.direct" : "buffer.copied";
        }
        return buffer.filledBytes() == 0 ? "buffer.toSend" : "buffer.taken";
    }

    /// Whether a disk writes into it, past the page cache.
    private static boolean goesDirectly(Setting s) {
        return s.moment().story().last().storage().files().values().stream()
                .anyMatch(f -> f.moved().directBytes() > 0);
    }

    private static String title(Setting s, Pen pen, UserBuffer buffer, double room) {
        String plain = s.words().text("buffer");
        var first = buffer.firstBytes();
        if (first == null) {
            return pen.fitting(room, Face.REGULAR, Pen.SMALL, plain, "");
        }
        String full = plain + "  " + FirstBytes.text(first, 24);
        String brief = plain + "  " + FirstBytes.text(first, 10);
        return pen.fitting(room, Face.REGULAR, Pen.SMALL, full, brief, plain, "");
    }

    private static void cells(Setting s, Sketch to, Task task, UserBuffer buffer, Box row) {
        int count = row.width() > MANY_EM * s.plan().em() ? MANY_CELLS : FEW_CELLS;
        int full = fullCells(buffer, count);
        String id = "buffer:" + task.tid();
        boolean copies = s.roster().coverage().copies();
        String sent = buffer.outgoing() ? "buffer.out.describe" : "buffer.describe";
        String key = copies ? sent : "buffer.size";
        to.add(
                new Figure(id, Shape.CELL, row)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .layer(2)
                        .describe(said(s, key, task, buffer)));
        double em = s.plan().em();
        var cells = Grid.columns(Grid.inset(row, 0.25 * em), 0.2 * em, count);
        for (int i = 0; i < count; i++) {
            to.add(
                    new Figure(id + ":" + i, Shape.CELL, cells.get(i))
                            .tone(i < full ? Tone.BYTES : Tone.MUTED)
                            .filled(i < full)
                            .layer(3));
        }
    }

    /// How many of `count` cells have bytes in them; the last one need not be full. What is sent
    /// was in the buffer before and stays there.
    private static int fullCells(UserBuffer buffer, int count) {
        if (buffer.outgoing()) {
            return count;
        }
        long capacity = Math.max(1, buffer.capacityBytes());
        double share = (double) Math.min(buffer.filledBytes(), capacity) / capacity;
        return (int) Math.ceil(share * count);
    }

    private static String said(Setting s, String key, Task task, UserBuffer buffer) {
        return s.words()
                .text(
                        key,
                        "task",
                        s.names().task(task.tid()),
                        "filled",
                        buffer.filledBytes(),
                        "capacity",
                        buffer.capacityBytes());
    }
}
