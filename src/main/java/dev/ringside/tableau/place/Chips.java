package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;

/// The places of devices in the band of hardware. In letters.
///
/// @param hardware the band
record Chips(Box hardware) {
    private static final double HEIGHT = 3;
    private static final double INTERFACE = 10;
    private static final double DISK = 6.4;
    private static final double NARROW_DISK = 5.4;
    private static final double GAP = 1.2;

    /// The disk, from `x` on; where the interface follows soon, it is narrower, and if that is not
    /// enough, further left.
    Box disk(double x, double lane) {
        if (x >= lane) {
            return new Box(x, top(), DISK, HEIGHT);
        }
        double end = lo(lane).x() - GAP;
        double width = Math.clamp(end - x, NARROW_DISK, DISK);
        return new Box(Math.min(x, end - width), top(), width, HEIGHT);
    }

    /// The network interface, below the lane by which packets come up.
    Box lo(double lane) {
        return new Box(lane - INTERFACE / 2, top(), INTERFACE, HEIGHT);
    }

    /// Where packets are between being sent and being received: from the interface to `right`.
    Box wire(double lane, double right) {
        double x = lo(lane).right() + GAP;
        return new Box(x, top(), right - x, HEIGHT);
    }

    /// Where the way from user space to the interface turns.
    Box corner(double x) {
        return new Box(x, top() + HEIGHT / 2, 0, 0);
    }

    private double top() {
        return hardware.y() + (hardware.height() - HEIGHT) / 2;
    }
}
