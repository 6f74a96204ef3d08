package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.stage.Places.SocketPlace;

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
record Plan(
        double em,
        boolean presenting,
        Box user,
        Box gate,
        Box kernel,
        Box hardware,
        UserPlaces above,
        Places places) {
    /// The least width and height, in letters, that everything fits into.
    static final double WIDTH_EM = 75;

    private static final double HEIGHT_EM = 39;

    /// The height of the run queues' further places, which make room for larger letters while
    /// presenting.
    private static final double FURTHER_PLACES = 3.3;

    private static final double MARGIN = 1.6;
    private static final double HEADER = 2.4;
    private static final double KERNEL_HEADER = 2.9;
    private static final double TITLE = 1.65;
    private static final double GATE = 1.5;

    /// How far a call's token stands out of the gate, above and below.
    private static final double STICKS_OUT = 0.85;

    /// How wide a control block in a queue is at most.
    static final double QUEUE_WIDEST = 12;

    /// From this height on, a card has room for a buffer.
    private static final double ROOMY_CARD = 7;

    /// The height of the title above a box.
    double title() {
        return TITLE * em;
    }

    /// Whether a task card has room for a buffer.
    boolean roomy(Box card) {
        return card.height() > ROOMY_CARD * em;
    }

    /// The part of a task's card that is about the task itself, without the card's margins.
    Box insideCard(int place) {
        var card = above.cards().get(place);
        double side = 0.9 * em;
        double top = (roomy(card) ? 0.9 : 0.5) * em;
        double right =
                place == 0 && Places.there(above.memory())
                        ? above.memory().x() - 1.2 * em
                        : card.right() - side;
        double x = card.x() + side;
        return new Box(x, card.y() + top, right - x, card.height() - 2 * top);
    }

    /// Whether each socket has boxes with titles, rather than a tile.
    boolean roomySockets() {
        return places.lanes() == null;
    }

    /// The least height, in letters, that everything fits into.
    static double heightEm(boolean presenting) {
        return presenting ? HEIGHT_EM - FURTHER_PLACES : HEIGHT_EM;
    }

    /// How many places a run queue shows at least.
    int runQueuePlaces() {
        return presenting ? 1 : 2;
    }

    static Plan of(Roster roster, StageOptions options) {
        double least = heightEm(options.presenting());
        double em = Math.min(options.width() / WIDTH_EM, options.height() / least);
        return new Builder(roster, em, options, least).plan();
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
            var area = kernelArea();
            var places =
                    roster.crowded()
                            ? new CrowdedKernel(area, hardware, roster, TITLE).places()
                            : new RoomyKernel(area, hardware, roster, TITLE).places();
            return new Plan(
                    em,
                    presenting,
                    scaled(user),
                    scaled(gate),
                    scaled(kernel),
                    scaled(hardware),
                    scaled(above()),
                    scaled(places));
        }

        private UserPlaces above() {
            double inner = width - 2 * MARGIN;
            double top = user.y() + HEADER;
            double bottom = user.bottom() - STICKS_OUT - 0.7;
            return UserPlaces.of(
                    new Box(MARGIN, top, inner, bottom - top),
                    new Box(MARGIN, gate.y() - STICKS_OUT, inner, GATE + 2 * STICKS_OUT),
                    new Box(MARGIN, user.y() + 0.55, inner, 1.6),
                    roster);
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
                    Math.rint(p.border() * em),
                    scaled(p.gateTitle()));
        }

        private Places scaled(Places p) {
            return new Places(
                    scaled(p.cpus()),
                    scaled(p.runQueues()),
                    p.sockets().stream()
                            .map(s -> new SocketPlace(scaled(s.receive()), scaled(s.waiting())))
                            .toList(),
                    scaled(p.map()),
                    scaled(p.mechanism()),
                    scaled(p.waiting()),
                    scaled(p.elsewhere()),
                    scaled(p.descriptors()),
                    scaled(p.disk()),
                    scaled(p.lo()),
                    scaled(p.wire()),
                    scaled(p.corner()),
                    scaled(p.exit()),
                    scaled(p.aisle()),
                    p.lanes() == null ? null : p.lanes().scaled(em));
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
