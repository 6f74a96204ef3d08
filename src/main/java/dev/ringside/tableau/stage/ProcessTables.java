package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.process.ProcessState;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The descriptor table of each process beside those that it has started: which number means which
/// connection. The same letter is the same connection, whatever its number ([SocketTiles]).
///
/// ```
///   Descriptor tables
///   ┌ server ─┐ ┌ child 1 ┐ ┌ child 2 ┐
///   │ 8  door │ │ 0     A │ │ 0     B │
///   │ 25    B │ │ 1     A │ │ 1     B │
///   └─────────┘ └─────────┘ └─────────┘
/// ```
final class ProcessTables implements Contribution {
    private static final double ROW_EM = 1.55;
    private static final double HEAD_EM = 1.5;
    private static final int MOST_LETTERS = 26;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.PROCESSES) {
            return;
        }
        var box = s.plan().places().mechanism();
        double title = s.plan().title();
        var above = new Box(box.x(), box.y() - title, box.width(), title);
        to.heading(
                "tables:title",
                above,
                s.words().text("processes.tables"),
                Face.BOLD,
                Pen.TEXT,
                false);
        var processes = processes(s);
        var columns = Grid.columns(box, 0.5 * s.plan().em(), Math.max(1, processes.size()));
        for (int i = 0; i < processes.size(); i++) {
            var state = s.machine().processes().get(processes.get(i));
            boolean there = state == null ? i == 0 : !state.isGone();
            table(s, to, processes.get(i), columns.get(i), there);
        }
    }

    /// The letter of a connection with the program under study; empty for other objects.
    static String letter(Setting s, long object) {
        if (s.roster().mechanism() != Mechanism.PROCESSES) {
            return "";
        }
        int number = 0;
        for (Endpoint one : s.roster().sockets()) {
            if (one.object() == object) {
                return hasLetter(s, one) && number < MOST_LETTERS
                        ? String.valueOf((char) ('A' + number))
                        : "";
            }
            number += hasLetter(s, one) ? 1 : 0;
        }
        return "";
    }

    /// Whose connection it is in the end counts: the process that gets it may not be there yet.
    private static boolean hasLetter(Setting s, Endpoint one) {
        return !one.listens()
                && s.moment()
                        .story()
                        .last()
                        .task(one.task())
                        .filter(t -> t.who().role() != Role.CLIENT)
                        .isPresent();
    }

    /// All that refers to a connection: `server 25 · child 1: 0, 1`.
    static List<String> holders(Setting s, long object) {
        var texts = new ArrayList<String>();
        var brief = new ArrayList<String>();
        for (int process : processes(s)) {
            var numbers =
                    s.machine().descriptorsOf(process).entrySet().stream()
                            .filter(e -> e.getValue() == object)
                            .map(Map.Entry::getKey)
                            .map(String::valueOf)
                            .toList();
            if (!numbers.isEmpty()) {
                texts.add(name(s, process) + ": fd " + String.join(", ", numbers));
                brief.add(name(s, process));
            }
        }
        return List.of(String.join(" · ", texts), String.join(" · ", brief), "");
    }

    /// The first process and those that it has started.
    private static List<Integer> processes(Setting s) {
        var all = new ArrayList<Integer>();
        for (int tid : s.roster().tasks()) {
            int process = process(s, tid);
            boolean started = s.roster().started().contains(tid);
            if ((all.isEmpty() || started) && !all.contains(process)) {
                all.add(process);
            }
        }
        return all;
    }

    private static int process(Setting s, int tid) {
        return s.machine().task(tid).map((Task t) -> t.who().process()).orElse(tid);
    }

    private static String name(Setting s, int process) {
        return s.roster().tasks().stream()
                .filter(tid -> process(s, tid) == process)
                .findFirst()
                .map(s.names()::task)
                .orElse(Integer.toString(process));
    }

    private static void table(Setting s, Sketch to, int process, Box box, boolean there) {
        double em = s.plan().em();
        String id = "table:" + process;
        if (!there) {
            to.add(new Figure(id, Shape.SLOT, box).tone(Tone.MUTED));
            return;
        }
        String name = name(s, process);
        to.add(
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .describe(s.words().text("processes.table.describe", "task", name)));
        var inside = Grid.inset(box, 0.4 * em);
        to.caption(
                id + ":title",
                new Box(inside.x(), inside.y() - 0.2 * em, inside.width(), HEAD_EM * em),
                name);
        rows(s, to, process, inside);
    }

    private static void rows(Setting s, Sketch to, int process, Box inside) {
        double em = s.plan().em();
        double y = inside.y() + HEAD_EM * em;
        var entries = List.copyOf(s.machine().descriptorsOf(process).entrySet());
        var shown = entries.stream().filter(e -> isOfInterest(s, e.getValue())).toList();
        int room = (int) ((inside.bottom() - y + 0.1 * em) / (ROW_EM * em));
        if (shown.isEmpty()) {
            var line = new Box(inside.x(), y, inside.width(), ROW_EM * em);
            ProcessState state = s.machine().processes().get(process);
            boolean zombie = state != null && state.isZombie();
            String text = s.words().text(zombie ? "processes.table.gone" : "empty");
            to.add(
                    new Figure("table:" + process + ":empty", Shape.TEXT, line)
                            .layer(2)
                            .label(to.pen().middle(line, text, Face.REGULAR, Pen.SMALL, true)));
        }
        for (int i = 0; i < Math.min(room, shown.size()); i++) {
            var line = new Box(inside.x(), y, inside.width(), (ROW_EM - 0.15) * em);
            int fd = shown.get(i).getKey();
            long object = shown.get(i).getValue();
            String letter = letter(s, object);
            boolean isConnection = !letter.isEmpty();
            var number = new Box(line.x() + 0.5 * em, line.y(), line.width() - em, line.height());
            to.add(
                    new Figure("fd:" + process + ":" + fd, Shape.CELL, line)
                            .tone(isConnection ? Tone.PLAIN : Tone.MUTED)
                            .layer(2)
                            .label(to.pen().middle(number, "" + fd, Face.MONO, Pen.SMALL, false))
                            .label(
                                    to.pen()
                                            .line(
                                                    number,
                                                    0.5,
                                                    isConnection
                                                            ? "→ " + letter
                                                            : s.words().text("processes.door"),
                                                    isConnection ? Face.BOLD : Face.REGULAR,
                                                    Pen.SMALL,
                                                    Align.RIGHT,
                                                    !isConnection)));
            y += ROW_EM * em;
        }
    }

    private static boolean isOfInterest(Setting s, long object) {
        return s.roster().knows(object);
    }
}
