package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

import java.util.ArrayList;
import java.util.List;

/// Where everything has its place, for one [Roster] and one size. All lengths are multiples of the
/// size of the smallest letters, so the picture is the same at any scale.
///
/// ```
///   ┌ user ─────────────────────────────────────────┐
///   │ [card 0]            [card 1]                  │
///   ├ gate ──(token 0)──────(token 1)───────────────┤
///   │ [cpu 0][cpu 1]  [receive queue]   [descriptor │
///   │ [run queues ]   [wait queue][else]  table   ] │
///   ├ hardware ─────────────────────────────────────┤
///   │ [disk]          [lo][on the wire]             │
///   └───────────────────────────────────────────────┘
/// ```
///
/// @param em the size of the smallest letters
/// @param presenting whether it is projected
/// @param user the band of user space
/// @param gate the band of the system-call gate
/// @param kernel the band of kernel space
/// @param hardware the band of hardware
/// @param cards the task cards, by the roster's order
/// @param tokens the places of the tasks' calls in the gate
/// @param cpus the CPUs
/// @param runQueues the run queue of each CPU
/// @param sockets the sockets
/// @param elsewhere where tasks sleep that wait for no socket of the roster
/// @param descriptors the descriptor tables
/// @param disk the disk
/// @param lo the network interface
/// @param wire where packets are between being sent and being received
/// @param corner where the way from user space to the network interface turns into the wire
/// @param exit the free strip beside the CPUs, by which bytes leave a receive queue upwards
/// @param aisle the free strip between the upper and the lower row of kernel space
record Plan(
        double em,
        boolean presenting,
        Box user,
        Box gate,
        Box kernel,
        Box hardware,
        List<Box> cards,
        List<Box> tokens,
        List<Box> cpus,
        List<Box> runQueues,
        List<SocketPlace> sockets,
        Box elsewhere,
        Box descriptors,
        Box disk,
        Box lo,
        Box wire,
        Box corner,
        Box exit,
        Box aisle) {
    /// The places that belong to one socket.
    ///
    /// @param title its name; its width is 0 where the queues have titles of their own
    /// @param receive its receive queue
    /// @param waiting its wait queue
    record SocketPlace(Box title, Box receive, Box waiting) {}

    /// The least width and height, in letters, that everything fits into.
    static final double WIDTH_EM = 75;

    private static final double HEIGHT_EM = 39;

    /// The height of the run queues' further places, which make room for larger letters while
    /// presenting.
    private static final double FURTHER_PLACES = 3.3;

    private static final double MARGIN = 1.6;
    private static final double GAP = 1.6;
    private static final double HEADER = 2.4;
    private static final double KERNEL_HEADER = 2.9;
    private static final double TITLE = 1.65;
    private static final double GATE = 1.5;

    /// The width of the gate's title at its right end.
    private static final double GATE_TITLE = 9.5;

    /// How far a call's token stands out of the gate, above and below.
    private static final double STICKS_OUT = 0.85;

    private static final double UPPER = 5.6;
    private static final double BETWEEN = 1.2;

    /// The height of both rows with their titles; more is given to them in part.
    private static final double ROWS = 15.9;

    /// How wide a control block in a queue is at most.
    static final double QUEUE_WIDEST = 12;

    /// The height of the title above a box.
    double title() {
        return TITLE * em;
    }

    /// Whether task cards have room for a buffer.
    boolean roomyCards() {
        return cards.isEmpty() || cards.getFirst().height() > 7 * em;
    }

    /// A card without its margins.
    Box insideCard(Box card) {
        double side = 0.9 * em;
        double top = (roomyCards() ? 0.9 : 0.5) * em;
        return new Box(
                card.x() + side, card.y() + top, card.width() - 2 * side, card.height() - 2 * top);
    }

    /// Whether each socket has boxes with titles, rather than a row in a list.
    boolean roomySockets() {
        return sockets.size() <= 2;
    }

    /// The least height, in letters, that everything fits into.
    static double heightEm(boolean presenting) {
        return presenting ? HEIGHT_EM - FURTHER_PLACES : HEIGHT_EM;
    }

    static Plan of(Roster roster, StageOptions options) {
        double least = heightEm(options.presenting());
        double em = Math.min(options.width() / WIDTH_EM, options.height() / least);
        return new Builder(roster, em, options, least).plan();
    }

    /// How many places a run queue shows at least.
    int runQueuePlaces() {
        return presenting ? 1 : 2;
    }

    /// Plans in letters.
    private static final class Builder {
        private final Roster roster;
        private final double em;
        private final boolean presenting;
        private final double width;
        private final Box user;
        private final Box gate;
        private final Box kernel;
        private final Box hardware;

        Builder(Roster roster, double em, StageOptions options, double leastHeight) {
            this.roster = roster;
            this.em = em;
            this.presenting = options.presenting();
            this.width = options.width() / em;
            double height = options.height() / em;
            double cards = roster.tasks().size() > 4 ? 9.9 : 9.1;
            double slack = height - leastHeight;
            double userHeight = HEADER + cards + 1.6 + Math.min(3, slack * 0.25);
            double hardwareHeight = 4.2 + Math.min(1.5, slack * 0.15);
            this.user = new Box(0, 0, width, userHeight);
            this.gate = new Box(0, user.bottom(), width, GATE);
            double kernelHeight = height - userHeight - GATE - hardwareHeight;
            this.kernel = new Box(0, gate.bottom(), width, kernelHeight);
            this.hardware = new Box(0, kernel.bottom(), width, hardwareHeight);
        }

        Plan plan() {
            var areas = Grid.columns(kernelArea(), 2.2, kernelColumns());
            var middle = areas.get(1);
            double chip = hardware.y() + (hardware.height() - 3) / 2;
            return new Plan(
                    em,
                    presenting,
                    scaled(user),
                    scaled(gate),
                    scaled(kernel),
                    scaled(hardware),
                    scaled(cards()),
                    scaled(tokens()),
                    scaled(Grid.columns(upper(areas.get(0)), 1, cpuCount())),
                    scaled(Grid.columns(lower(areas.get(0)), 1, cpuCount())),
                    sockets(middle),
                    scaled(elsewhere(middle)),
                    scaled(below(areas.get(2))),
                    scaled(new Box(areas.get(2).x(), chip, 10, 3)),
                    scaled(lo(middle, chip)),
                    scaled(wire(middle, chip)),
                    scaled(new Box(middle.right() + 1.1, chip + 1.5, 0, 0)),
                    scaled(new Box(middle.x() - 1.1, kernel.y(), 0, kernel.height())),
                    scaled(aisle(middle)));
        }

        /// Below the free strip to the right of the first wait queue, so that packets pass it.
        private Box lo(Box middle, double top) {
            double beside = middle.x() + Math.min(QUEUE_WIDEST, lowerPlaces(middle).get(0).width());
            double x = Math.max(middle.x(), Math.min(beside - 3.4, middle.right() - 20));
            return new Box(x, top, 10, 3);
        }

        private Box wire(Box middle, double top) {
            double x = lo(middle, top).right() + 1.2;
            return new Box(x, top, middle.right() - x, 3);
        }

        private Box aisle(Box middle) {
            double top = upper(middle).bottom();
            return new Box(middle.x(), top, middle.width(), lower(middle).y() - TITLE - top);
        }

        private List<Box> lowerPlaces(Box middle) {
            return Grid.columns(lower(middle), 1, Math.clamp(roster.sockets().size(), 1, 2) + 1);
        }

        private int cpuCount() {
            return Math.max(1, roster.cpus().size());
        }

        private double[] kernelColumns() {
            double cpus = 10 + 6.0 * cpuCount();
            return new double[] {cpus, 50 - cpus + 4, 17.5};
        }

        private List<Box> cards() {
            double top = user.y() + HEADER;
            double bottom = user.bottom() - STICKS_OUT - 0.7;
            var area = new Box(MARGIN, top, width - 2 * MARGIN, bottom - top);
            int count = roster.tasks().size();
            if (count == 1) {
                return List.of(Grid.columns(area, GAP, 2).getFirst());
            }
            int columns = count <= 4 ? Math.max(1, count) : (count + 1) / 2;
            return Grid.cells(area, count <= 4 ? GAP : 0.8, columns, count);
        }

        private List<Box> tokens() {
            int count = roster.tasks().size();
            var line =
                    new Box(
                            MARGIN,
                            gate.y() - STICKS_OUT,
                            width - 2 * MARGIN - GATE_TITLE,
                            GATE + 2 * STICKS_OUT);
            if (count > 3) {
                return Grid.columns(line, 0.6, count);
            }
            var tokens = new ArrayList<Box>();
            for (var card : cards()) {
                double room = Math.min(15, card.width() - 3);
                double x = Math.min(card.x() + 1.4, line.right() - room);
                tokens.add(new Box(x, line.y(), room, line.height()));
            }
            return tokens;
        }

        private Box kernelArea() {
            double top = kernel.y() + KERNEL_HEADER;
            return new Box(MARGIN, top, width - 2 * MARGIN, kernel.bottom() - 1 - top);
        }

        /// The boxes of the upper row, without their titles.
        private Box upper(Box area) {
            double more = Math.min(1.6, Math.max(0, area.height() - ROWS) * 0.3);
            return new Box(area.x(), area.y() + TITLE, area.width(), UPPER + more);
        }

        /// The boxes of the lower row, without their titles.
        private Box lower(Box area) {
            double more = Math.min(1.2, Math.max(0, area.height() - ROWS) * 0.15);
            double top = upper(area).bottom() + BETWEEN + more + TITLE;
            return new Box(area.x(), top, area.width(), area.bottom() - top);
        }

        private Box below(Box area) {
            return new Box(area.x(), area.y() + TITLE, area.width(), area.height() - TITLE);
        }

        private List<SocketPlace> sockets(Box area) {
            int count = roster.sockets().size();
            if (count > 2) {
                return socketRows(below(area), count);
            }
            var receive = Grid.columns(upper(area), 1, Math.max(1, count));
            var wait = lowerPlaces(area);
            var places = new ArrayList<SocketPlace>();
            for (int i = 0; i < count; i++) {
                var none = new Box(receive.get(i).x(), receive.get(i).y(), 0, 0);
                places.add(new SocketPlace(none, scaled(receive.get(i)), scaled(wait.get(i))));
            }
            return places;
        }

        private List<SocketPlace> socketRows(Box area, int count) {
            var list = new Box(area.x(), area.y(), area.width(), area.height() - TITLE - 3.7);
            var places = new ArrayList<SocketPlace>();
            int columns = count > 6 ? 2 : 1;
            for (var row : Grid.cells(list, columns == 2 ? 0.4 : 0.5, columns, count)) {
                double height = Math.min(2.4, row.height());
                var line = new Box(row.x(), row.y(), row.width(), height);
                var parts = Grid.columns(line, 0.3, 0.8, 1.2, 1.2);
                places.add(
                        new SocketPlace(
                                scaled(parts.get(0)), scaled(parts.get(1)), scaled(parts.get(2))));
            }
            return places;
        }

        private Box elsewhere(Box area) {
            int count = roster.sockets().size();
            if (count > 2) {
                return new Box(area.x(), area.bottom() - 3.2, area.width(), 3.2);
            }
            return lowerPlaces(area).getLast();
        }

        private Box scaled(Box box) {
            // Edges lie on whole pixels: lines are sharp, and bands meet without a seam.
            double x = Math.rint(box.x() * em);
            double y = Math.rint(box.y() * em);
            return new Box(x, y, Math.rint(box.right() * em) - x, Math.rint(box.bottom() * em) - y);
        }

        private List<Box> scaled(List<Box> boxes) {
            return boxes.stream().map(this::scaled).toList();
        }
    }
}
