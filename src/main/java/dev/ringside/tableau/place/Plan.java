package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Places.SocketPlace;

import java.util.List;

/// Where everything has its place, for one [Roster] and one size. All lengths are multiples of the
/// size of the smallest letters, so the picture is the same at any scale.
///
/// ```
///   ┌ user ─────────────────────────────────────────┐
///   │ [card 0]            [card 1]                  │  UserPlaces
///   ├ gate ──(call 0)───────(call 1)────────────────┤
///   │ [cpu 0][cpu 1]  [receive queue]   [descriptor │
///   │ [run queues ]   [wait queue][else]  table   ] │  RoomyKernel or CrowdedKernel
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
/// @param above the places of user space
/// @param places the places of kernel space and of hardware
public record Plan(
        double em,
        boolean presenting,
        Box user,
        Box gate,
        Box kernel,
        Box hardware,
        UserPlaces above,
        Places places) {
    /// What everything fits into, in letters. While presenting it is lower, which makes room for
    /// larger letters.
    private record Least(double width, double height, double presenting) {}

    private static final Least FEW = new Least(66, 39, 36.2);
    private static final Least MANY = new Least(75, 42, 40.6);

    /// The width that each CPU but one needs beside a few things.
    private static final double CPU = 3;

    private static final double MARGIN = 1.6;
    private static final double HEADER = 2.4;
    private static final double KERNEL_HEADER = 2.9;
    private static final double TITLE = 1.65;
    private static final double GATE = 1.5;

    /// How much higher a card becomes at most that shows what its program arranges for itself.
    private static final double AGENDA = 2.4;

    /// How much higher a card is between which and another one lies memory that both share.
    private static final double SHARED = 3;

    /// How much higher a card is on which two places with two lines each stand above each other.
    private static final double TWO_LINES = 0.45;

    /// How much higher user space is where each process has a frame.
    private static final double FRAMES = 1.4;

    /// How far a call's token stands out of the gate, above and below.
    private static final double STICKS_OUT = 0.85;

    /// How wide a control block in a queue is at most.
    static final double QUEUE_WIDEST = 12;

    /// From this height on, a card has room for a buffer.
    private static final double ROOMY_CARD = 7;

    /// The height of the title above a box.
    public double title() {
        return TITLE * em;
    }

    /// Whether a task card has room for a buffer.
    public boolean roomy(Box card) {
        return card.height() > ROOMY_CARD * em;
    }

    /// The part of a task's card that is about the task itself, without the card's margins.
    public Box insideCard(int place) {
        var card = above.cards().get(place);
        double side = 1.1 * em;
        double top = (roomy(card) ? 0.9 : 0.5) * em;
        double right =
                place == 0 && card.contains(above.memory()) && Places.there(above.memory())
                        ? above.memory().x() - 1.2 * em
                        : card.right() - side;
        double x = card.x() + side;
        return new Box(x, card.y() + top, right - x, card.height() - 2 * top);
    }

    /// Whether each socket has boxes with titles, rather than a tile.
    public boolean roomySockets() {
        return places.roomy();
    }

    /// The size of the smallest letters on a stage, below which something of a given height stands.
    ///
    /// @param belowEm the height of what stands below, in these letters
    public static double em(Roster roster, Frame frame, double belowEm) {
        double width = frame.width() / leastWidth(roster);
        return Math.min(width, frame.height() / (leastHeight(roster, frame) + belowEm));
    }

    private static double leastWidth(Roster roster) {
        boolean few = !roster.crowded() && roster.sockets().size() < 2;
        double width = FEW.width() + CPU * (roster.cpus().size() - 1);
        return few ? Math.min(MANY.width(), width) : MANY.width();
    }

    private static double leastHeight(Roster roster, Frame frame) {
        var least = roster.crowded() ? MANY : FEW;
        return frame.presenting() ? least.presenting() : least.height();
    }

    /// How many places a run queue shows at least.
    public int runQueuePlaces() {
        return presenting ? 1 : 2;
    }

    /// The plan of a stage on which everybody of `roster` has a place.
    public static Plan of(Roster roster, Frame frame) {
        return new Builder(roster, em(roster, frame, 0), frame).plan();
    }

    /// Plans in letters, and makes pixels of them in the end.
    private static final class Builder {
        private final Roster roster;
        private final double em;
        private final boolean presenting;
        private final double width;
        private final Box user;
        private final Box gate;
        private final Box kernel;
        private final Box hardware;

        Builder(Roster roster, double em, Frame frame) {
            this.roster = roster;
            this.em = em;
            this.presenting = frame.presenting();
            this.width = frame.width() / em;
            double height = frame.height() / em;
            double cards = roster.tasks().size() > 4 ? 9.9 : 9.1;
            cards += roster.agenda() == Agenda.LOCKS ? SHARED : 0;
            cards += roster.agenda() == Agenda.COROUTINES ? TWO_LINES : 0;
            double frames = roster.groups().size() > 2 ? FRAMES : 0;
            double slack = height - leastHeight(roster, frame);
            double agenda = roster.agenda().there() ? Math.min(AGENDA, slack * 0.4) : 0;
            double userHeight = HEADER + cards + frames + agenda + 1.6 + Math.min(5, slack * 0.2);
            double hardwareHeight = 4.2 + Math.min(1.5, slack * 0.1);
            this.user = new Box(0, 0, width, userHeight);
            this.gate = new Box(0, user.bottom(), width, GATE);
            double kernelHeight = height - userHeight - GATE - hardwareHeight;
            this.kernel = new Box(0, gate.bottom(), width, kernelHeight);
            this.hardware = new Box(0, kernel.bottom(), width, hardwareHeight);
        }

        Plan plan() {
            var area = kernelArea();
            var places =
                    roster.mechanism().ofFiles()
                            ? new FileKernel(area, hardware, roster, TITLE).places()
                            : roster.mechanism() == Mechanism.SPACE
                                    ? new SpaceKernel(area, hardware, roster, TITLE).places()
                                    : roster.crowded()
                                            ? new CrowdedKernel(area, hardware, roster, TITLE)
                                                    .places()
                                            : new RoomyKernel(area, hardware, roster, TITLE)
                                                    .places();
            return new Plan(
                    em,
                    presenting,
                    scaled(user),
                    scaled(gate),
                    scaled(kernel),
                    scaled(hardware),
                    scaled(above(split(places))),
                    scaled(places));
        }

        /// Where a second part of user space begins: above the place of those who sleep.
        private double split(Places p) {
            return p.elsewhere().x();
        }

        private UserPlaces above(double split) {
            double inner = width - 2 * MARGIN;
            double top = user.y() + HEADER;
            double bottom = user.bottom() - STICKS_OUT - 0.7;
            return UserPlaces.of(
                    new Box(MARGIN, top, inner, bottom - top),
                    new Box(MARGIN, gate.y() - STICKS_OUT, inner, GATE + 2 * STICKS_OUT),
                    new Box(MARGIN, user.y() + 0.55, inner, 1.6),
                    roster,
                    split);
        }

        private Box kernelArea() {
            double top = kernel.y() + KERNEL_HEADER;
            return new Box(MARGIN, top, width - 2 * MARGIN, kernel.bottom() - 1 - top);
        }

        private UserPlaces scaled(UserPlaces p) {
            return new UserPlaces(
                    scaled(p.cards()),
                    scaled(p.calls()),
                    scaled(p.memory()),
                    scaled(p.processes()),
                    scaled(p.frames()),
                    Math.rint(p.border() * em),
                    scaled(p.gateTitle()));
        }

        private Places scaled(Places p) {
            return new Places(
                    p.roomy(),
                    scaled(p.cpus()),
                    scaled(p.runQueues()),
                    p.sockets().stream()
                            .map(s -> new SocketPlace(scaled(s.receive()), scaled(s.waiting())))
                            .toList(),
                    scaled(p.map()),
                    scaled(p.mechanism()),
                    scaled(p.pages()),
                    scaled(p.waiting()),
                    scaled(p.elsewhere()),
                    scaled(p.descriptors()),
                    scaled(p.disk()),
                    scaled(p.lo()),
                    scaled(p.wire()),
                    scaled(p.corner()),
                    p.lanes().scaled(em));
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
