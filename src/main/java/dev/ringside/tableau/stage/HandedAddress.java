package dev.ringside.tableau.stage;

import dev.ringside.machine.userspace.AddressSpace.Handed;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

/// An address that was handed to the kernel, above its place in an [AddressMap]: what became of
/// that, and a way down that ends in the air if the kernel has refused it.
final class HandedAddress {
    private static final double SHAFT_EM = 0.3;

    /// How far above the bar an address that is refused stops, as a share of its way.
    private static final double SHORT = 0.45;

    private static final int ADDRESS_LETTERS = 18;
    private static final double MONO_EM = 0.62;

    private HandedAddress() {}

    /// @param x where its place is
    /// @param chips the room for what became of all addresses
    /// @param arrows the room between that and their places
    static void draw(Setting s, Sketch to, Handed one, double x, Box chips, Box arrows) {
        double em = s.plan().em();
        double width = Math.min(ADDRESS_LETTERS * MONO_EM * em + em, chips.width() / 3 - em);
        double left = Math.clamp(x - width / 2, chips.x(), chips.right() - width);
        chip(s, to, one, new Box(left, chips.y(), width, chips.height()));
        shaft(s, to, one, new Box(x, arrows.y(), 0, arrows.height()));
    }

    private static void chip(Setting s, Sketch to, Handed one, Box chip) {
        String id = "handed:" + one.address();
        String result =
                !one.done()
                        ? s.words().text("fault.asked")
                        : one.errno() == null
                                ? s.words().text("fault.accepted")
                                : s.words().text("fault.refused", "errno", one.errno());
        Tone tone = !one.done() ? Tone.KERNEL_MODE : one.refused() ? Tone.BLOCKED : Tone.USER_MODE;
        String address = AddressMap.hexadecimal(one.address());
        to.add(
                new Figure(id, Shape.CELL, chip)
                        .tone(tone)
                        .layer(2)
                        .label(
                                to.pen()
                                        .line(
                                                chip,
                                                0.27,
                                                result,
                                                Face.BOLD,
                                                Pen.TEXT,
                                                Align.CENTER,
                                                false))
                        .label(
                                to.pen()
                                        .line(
                                                chip,
                                                0.7,
                                                address,
                                                Face.MONO,
                                                Pen.SMALL,
                                                Align.CENTER,
                                                false))
                        .describe(address + " " + result));
    }

    /// The way of an address down to the bar; one that is refused does not arrive.
    private static void shaft(Setting s, Sketch to, Handed one, Box way) {
        double em = s.plan().em();
        boolean arrives = one.done() && !one.refused();
        double height = arrives ? way.height() : way.height() * SHORT;
        double half = SHAFT_EM * em / 2;
        var shaft = new Box(way.x() - half, way.y(), 2 * half, height);
        Tone tone = !one.done() ? Tone.KERNEL_MODE : one.refused() ? Tone.BLOCKED : Tone.USER_MODE;
        String id = "way:" + one.address();
        to.add(
                new Figure(id, Shape.CELL, shaft)
                        .tone(tone)
                        .filled(true)
                        .layer(2)
                        .describe(AddressMap.hexadecimal(one.address())));
        if (one.refused()) {
            var stop = new Box(way.x() - em, shaft.bottom(), 2 * em, 2 * half);
            to.add(
                    new Figure(id + ":stop", Shape.CELL, stop)
                            .tone(tone)
                            .filled(true)
                            .layer(2)
                            .describe(one.errno() == null ? "" : one.errno()));
        }
    }
}
