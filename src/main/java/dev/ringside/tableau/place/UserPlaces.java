package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Plans user space and the gate below it. In letters.
///
/// ```
///   ┌ user ─────────────────────────────────────────┐
///   │ process 1               │ process 2           │
///   │ [card 0  [its memory]]  │ [card 1][card 2]    │
///   ├ gate ──(call 0)─────────┴─(call 1)─(call 2)───┤
/// ```
///
/// @param cards the task cards, by the roster's order
/// @param calls the places of the tasks' calls in the gate
/// @param memory what the first task hands to a call that waits for many descriptors, or what it
///   arranges for itself, on its card; without width if there is no such thing
/// @param processes the titles of the processes; none if all tasks are of one
/// @param frames around the cards of each process, with a strip for its title above them; none if
///   there are at most two
/// @param border the x of the border between the two processes; negative if there is none
/// @param gateTitle where the gate says what it is
public record UserPlaces(
        List<Box> cards,
        List<Box> calls,
        Box memory,
        List<Box> processes,
        List<Box> frames,
        double border,
        Box gateTitle) {
    private static final double GAP = 1.1;

    /// The width of the gate's title.
    private static final double GATE_TITLE = 9.5;

    /// From so many cards on they stand in two rows.
    private static final int TWO_ROWS_FROM = 4;

    private static final double TWO_ROWS_GAP = 0.8;

    /// Between two calls, one below the other.
    private static final double CALLS_GAP = 0.4;

    private static final double NARROWEST_WITH_MEMORY = 28;

    /// The widths of a program, of a thread that it starts, of the memory that threads share, and
    /// of an arrow between them.
    private static final double PROGRAM = 15.8;

    private static final double THREAD = 14;
    private static final double MEMORY = 17;
    private static final double ARROW = 5;

    /// The widths of a caller, of an arrow to its job, of the job, and of a client.
    private static final double CALLER = 17;

    private static final double SHORT = 2.8;
    private static final double JOB = 15;
    private static final double CLIENT = 14.4;

    /// The part of a program that switches between coroutines; beside it stands how it does that.
    private static final double BESIDE_SWITCHES = 0.53;

    /// Between the frames of processes.
    private static final double FRAMES_GAP = 1.2;

    /// How far a frame is from its cards, and how high its title is.
    private static final double FRAME = 0.5;

    private static final double FRAME_TITLE = 1.7;

    /// @param area the room for cards
    /// @param gate the room for calls in the gate, the cards' width
    /// @param title the room for the titles of processes
    /// @param split the x from which a second part is preferred to begin, below which something
    ///   else begins
    static UserPlaces of(Box area, Box gate, Box title, Roster roster, double split) {
        if (roster.agenda() == Agenda.LOCKS && roster.groups().size() == 1) {
            return aroundMemory(area, gate);
        }
        if (roster.agenda() == Agenda.JOBS && isCallerWorkerClient(roster)) {
            return besideJob(area, gate, title);
        }
        if (roster.groups().size() > 2) {
            return severalProcesses(area, gate, roster);
        }
        return roster.groups().size() == 2
                ? twoProcesses(area, gate, title, roster, split)
                : oneProcess(area, gate, roster, split);
    }

    private static UserPlaces twoProcesses(
            Box area, Box gate, Box title, Roster roster, double split) {
        int left = roster.groups().get(0).size();
        int right = roster.groups().get(1).size();
        double equal = area.x() + (area.width() + 2 * GAP) * left / (left + right);
        double x = left == 1 ? split : Math.max(equal, area.x() + area.width() * 0.3);
        var areas = halves(area, x);
        var gates = halves(gate, x);
        var cards = new ArrayList<>(cells(areas.get(0), left));
        cards.addAll(cells(areas.get(1), right));
        // where rings lie across the gate, its title stands on the other side; so it does where
        // each call belongs to the card above it, if there is room
        boolean rings = roster.mechanism().ofRings();
        boolean apart = rings || (roster.agenda() == Agenda.REQUESTS && right == 1);
        var titleBox = gateTitle(gates.get(apart ? 1 : 0), gate);
        boolean whole = apart && !rings;
        var calls = new ArrayList<>(calls(whole ? gates.get(0) : withoutTitle(gates.get(0)), left));
        calls.addAll(calls(apart ? withoutTitle(gates.get(1)) : gates.get(1), right));
        double border = areas.get(0).right() + GAP;
        return new UserPlaces(
                cards, calls, memory(roster, cards), halves(title, x), List.of(), border, titleBox);
    }

    /// What is left of `x`, with a gap, and what is right of it.
    private static List<Box> halves(Box box, double x) {
        return List.of(
                new Box(box.x(), box.y(), x - 2 * GAP - box.x(), box.height()),
                new Box(x, box.y(), box.right() - x, box.height()));
    }

    /// The program, and then its threads on both sides of the memory that they share.
    private static UserPlaces aroundMemory(Box area, Box gate) {
        var parts = Grid.columns(area, 0, PROGRAM, GAP, THREAD, ARROW, MEMORY, ARROW, THREAD);
        var cards = List.of(parts.get(0), parts.get(2), parts.get(6));
        var line = withoutTitle(gate);
        var calls = cards.stream().map(card -> call(card, line)).toList();
        return new UserPlaces(
                cards, calls, parts.get(4), List.of(), List.of(), -1, gateTitle(gate, gate));
    }

    private static boolean isCallerWorkerClient(Roster roster) {
        var groups = roster.groups();
        return groups.size() == 2 && groups.get(0).size() == 2 && groups.get(1).size() == 1;
    }

    /// The caller, the job, and the worker that does it; and then the client.
    private static UserPlaces besideJob(Box area, Box gate, Box title) {
        var parts = Grid.columns(area, 0, CALLER, SHORT, JOB, SHORT, CALLER, 2 * GAP, CLIENT);
        var cards = List.of(parts.get(0), parts.get(4), parts.get(6));
        double border = parts.get(4).right() + GAP;
        var left = withoutTitle(halves(gate, parts.get(6).x()).get(0));
        var right = halves(gate, parts.get(6).x()).get(1);
        var calls =
                List.of(
                        call(cards.get(0), left),
                        call(cards.get(1), left),
                        call(cards.get(2), right));
        return new UserPlaces(
                cards,
                calls,
                parts.get(2),
                halves(title, parts.get(6).x()),
                List.of(),
                border,
                new Box(calls.get(1).right() + 1, gate.y(), GATE_TITLE, gate.height()));
    }

    private static UserPlaces oneProcess(Box area, Box gate, Roster roster, double split) {
        int count = roster.tasks().size();
        var mechanism = roster.mechanism();
        boolean beside =
                mechanism == Mechanism.SWITCH && roster.agenda() == Agenda.COROUTINES && count == 1;
        var halves = halves(area, beside ? area.x() + area.width() * BESIDE_SWITCHES : split);
        boolean wide = count == 1 && mechanism.ofFiles() && !mechanism.ofRings();
        var cards =
                wide ? List.of(area) : count <= 2 ? halves.subList(0, count) : cells(area, count);
        var line = withoutTitle(gate);
        var calls =
                count <= 3
                        ? cards.stream().map(card -> call(card, line)).toList()
                        : Grid.columns(line, 0.6, count);
        return new UserPlaces(
                cards,
                calls,
                memory(roster, cards),
                List.of(),
                List.of(),
                -1,
                gateTitle(gate, gate));
    }

    /// A column for each process, with a frame around it. The tasks of one process that are not the
    /// first of all stand below each other, for the processes are what it is about.
    private static UserPlaces severalProcesses(Box area, Box gate, Roster roster) {
        var sizes = roster.groups().stream().mapToInt(List::size).toArray();
        double[] weights = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            weights[i] = across(sizes[i]);
        }
        var columns = Grid.columns(area, FRAMES_GAP, weights);
        var lines = Grid.columns(withoutTitle(gate), FRAMES_GAP, weights);
        var cards = new ArrayList<Box>();
        var calls = new ArrayList<Box>();
        var frames = new ArrayList<Box>();
        for (int i = 0; i < sizes.length; i++) {
            var column = columns.get(i);
            int across = across(sizes[i]);
            frames.add(column);
            cards.addAll(Grid.cells(framed(column), CALLS_GAP, across, sizes[i]));
            var line = lines.get(i);
            var inside = new Box(line.x(), line.y(), line.width() - CALLS_GAP, line.height());
            calls.addAll(Grid.cells(inside, CALLS_GAP, across, sizes[i]));
        }
        return new UserPlaces(
                cards, calls, Places.NONE, List.of(), frames, -1, gateTitle(gate, gate));
    }

    /// How many tasks of a process stand side by side.
    private static int across(int tasks) {
        return (tasks + 1) / 2;
    }

    /// What is left of a frame for cards.
    private static Box framed(Box frame) {
        return new Box(
                frame.x() + FRAME,
                frame.y() + FRAME_TITLE,
                frame.width() - 2 * FRAME,
                frame.height() - FRAME_TITLE - FRAME);
    }

    private static Box gateTitle(Box part, Box gate) {
        return new Box(part.right() - GATE_TITLE, gate.y(), GATE_TITLE, gate.height());
    }

    private static Box withoutTitle(Box gate) {
        return new Box(gate.x(), gate.y(), gate.width() - GATE_TITLE, gate.height());
    }

    private static List<Box> cells(Box area, int count) {
        return Grid.cells(area, gap(area, count), columns(count), count);
    }

    private static int columns(int count) {
        return count >= TWO_ROWS_FROM ? (count + 1) / 2 : Math.max(1, count);
    }

    private static double gap(Box area, int count) {
        if (count >= TWO_ROWS_FROM) {
            return TWO_ROWS_GAP;
        }
        return area.width() / columns(count) < 14 ? 1 : GAP;
    }

    /// Calls stand in the gate as their cards stand above it, in the same columns.
    private static List<Box> calls(Box gate, int count) {
        if (count == 1) {
            return List.of(call(gate, gate));
        }
        int across = columns(count);
        var columns = Grid.columns(gate, gap(gate, count), across);
        var rows = Grid.cells(gate, CALLS_GAP, 1, (count + across - 1) / across);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var column = columns.get(i % across);
                    var row = rows.get(i / across);
                    return new Box(column.x(), row.y(), column.width(), row.height());
                })
                .toList();
    }

    private static Box call(Box card, Box line) {
        double room = Math.min(15, card.width() - 3);
        double x = Math.min(card.x() + 1.4, line.right() - room);
        return new Box(x, line.y(), room, line.height());
    }

    private static Box memory(Roster roster, List<Box> cards) {
        boolean there = roster.mechanism().takesMemory() || roster.agenda().there();
        if (!there || cards.isEmpty()) {
            return Places.NONE;
        }
        var card = cards.getFirst();
        if (card.width() < NARROWEST_WITH_MEMORY) {
            return Places.NONE;
        }
        boolean agenda = roster.agenda().there();
        double x = card.x() + card.width() * (agenda ? 0.34 : 0.5);
        double y = agenda ? 0.4 : 0.7;
        return new Box(x, card.y() + y, card.right() - x - 0.9, card.height() - 2 * y);
    }
}
