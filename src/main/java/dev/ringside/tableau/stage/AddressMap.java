package dev.ringside.tableau.stage;

import dev.ringside.machine.userspace.AddressSpace;
import dev.ringside.machine.userspace.AddressSpace.Handed;
import dev.ringside.machine.userspace.AddressSpace.Region;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The address space of a program, from the lowest address on the left to the highest on the right:
/// what is where by the map that it has read, the border, and the addresses that it has handed to
/// the kernel, each of which stops above the bar or reaches it.
///
/// ```
///     0x1000          0x7f56b800c000        0xffffffff81000000
///     ✗ EFAULT            ✓ done                ✗ EFAULT
///        ▔                   │                     ▔
///   [nothing][Java heap][prog][ libraries ][stack] ┃ [ kernel space      ]
///            0x24000000  0x55… 0x7f56…      0x7ff… ┃ border 0x7ffffffff000
///   Drawing, not recorded: 32-bit Linux  [ user 3 GB        ][kernel 1 GB]
/// ```
final class AddressMap implements Contribution {
    private static final double PAD_EM = 0.6;
    private static final double CHIP_EM = 2.6;
    private static final double ARROW_EM = 1.1;
    private static final double ADDRESS_EM = 1.25;
    private static final double DRAWING_EM = 1.5;
    private static final double HIGHEST_BAR_EM = 4;
    private static final double LEAST_BAR_EM = 1.3;

    /// A cell has to be that high for its name.
    private static final double LINE_EM = 1.3;

    private static final double GAP_EM = 0.35;
    private static final double WALL_EM = 0.45;
    private static final double KERNEL_SHARE = 0.24;
    private static final double FAR_RIGHT = 0.36;

    /// Letters of an address that is cut short.
    private static final int BEGINNING = 6;

    /// A part of the bar that belongs to user space.
    ///
    /// @param region null if nothing is mapped there
    private record Part(@Nullable Region region, double weight) {}

    /// The heights of everything in the card.
    private record Heights(Box chips, Box arrows, Box bar, Box addresses, Box drawing) {
        static Heights of(Box inside, double em) {
            double drawing = DRAWING_EM * em;
            double fixed = (CHIP_EM + ARROW_EM + ADDRESS_EM + PAD_EM) * em + drawing;
            double least = LEAST_BAR_EM * em;
            double high = Math.clamp(inside.height() - fixed, least, HIGHEST_BAR_EM * em);
            double spare = Math.max(0, inside.height() - fixed - high);
            double x = inside.x();
            double width = inside.width();
            double y = inside.y();
            var chips = new Box(x, y, width, CHIP_EM * em);
            var arrows = new Box(x, chips.bottom(), width, ARROW_EM * em + spare * 0.4);
            var bar = new Box(x, arrows.bottom(), width, high);
            var addresses = new Box(x, bar.bottom(), width, ADDRESS_EM * em);
            var below = new Box(x, inside.bottom() - drawing, width, drawing);
            return new Heights(chips, arrows, bar, addresses, below);
        }
    }

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.SPACE) {
            return;
        }
        double em = s.plan().em();
        var box = s.plan().places().mechanism();
        title(s, to, new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title()));
        to.add(
                new Figure("space", Shape.CARD, box)
                        .tone(Tone.PLAIN)
                        .describe(s.words().text("fault.describe")));
        double pad = PAD_EM * em;
        var inside =
                new Box(
                        box.x() + pad,
                        box.y() + pad,
                        box.width() - 2 * pad,
                        box.height() - 2 * pad);
        var heights = Heights.of(inside, em);
        var bar = heights.bar();
        double kernel = bar.width() * KERNEL_SHARE;
        double wall = WALL_EM * em;
        var user = new Box(bar.x(), bar.y(), bar.width() - kernel - wall - 2 * pad, bar.height());
        var border = new Box(user.right() + pad, bar.y(), wall, bar.height());
        var above = new Box(border.right() + pad, bar.y(), kernel, bar.height());
        var places = parts(s, to, user, heights.addresses());
        kernel(s, to, above);
        userTitle(s, to, user, heights.arrows());
        border(s, to, border, above, heights.addresses());
        for (Handed one : now(s).handed()) {
            double x = place(s, one.address(), places, above).centerX();
            HandedAddress.draw(s, to, one, x, heights.chips(), heights.arrows());
        }
        BorderDrawing.draw(s, to, heights.drawing());
    }

    private static AddressSpace last(Setting s) {
        return s.moment().story().last().userSpace().space();
    }

    private static AddressSpace now(Setting s) {
        return s.machine().userSpace().space();
    }

    private static void title(Setting s, Sketch to, Box above) {
        String note = s.words().text("fault.note");
        String text = s.words().text("fault.title");
        double noteWidth = to.pen().width(note, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY;
        double textWidth = to.pen().width(text, Face.BOLD, Pen.TEXT) * Pen.LEEWAY;
        boolean both = noteWidth + textWidth + s.plan().em() < above.width();
        double room = both ? above.width() - noteWidth - s.plan().em() : above.width();
        var left = new Box(above.x(), above.y(), room, above.height());
        to.heading("space:title", left, text, Face.BOLD, Pen.TEXT, false);
        if (both) {
            var right = new Box(above.right() - noteWidth, above.y(), noteWidth, above.height());
            to.heading("space:note", right, note, Face.REGULAR, Pen.SMALL, true);
        }
    }

    /// What stands side by side in user space, in the end.
    private static List<Part> parts(Setting s) {
        var parts = new ArrayList<Part>();
        long end = 0;
        for (Region region : last(s).regions()) {
            if (AddressSpace.aboveBorder(region.start())) {
                break;
            }
            if (region.start() != end) {
                parts.add(new Part(null, end == 0 ? 8 : 2));
            }
            parts.add(new Part(region, weight(region.name())));
            end = region.end();
        }
        parts.add(new Part(null, 2));
        return parts;
    }

    private static double weight(String name) {
        return switch (name) {
            case "java-heap" -> 11;
            case "program" -> 10;
            case "libraries" -> 11;
            // the kernel's own words
            default -> 8.5;
        };
    }

    /// Draws the parts of user space.
    ///
    /// @return where they are
    private static List<Box> parts(Setting s, Sketch to, Box user, Box line) {
        var parts = parts(s);
        var boxes = new ArrayList<Box>();
        double gap = GAP_EM * s.plan().em();
        double sum = parts.stream().mapToDouble(Part::weight).sum();
        double perWeight = (user.width() - gap * (parts.size() - 1)) / sum;
        double x = user.x();
        boolean known = !now(s).regions().isEmpty();
        if (!known) {
            unread(s, to, user);
        }
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var place = new Box(x, user.y(), part.weight() * perWeight, user.height());
            boxes.add(place);
            var region = part.region();
            if (region == null || !now(s).regions().contains(region)) {
                if (known) {
                    hole(s, to, i, place, region == null);
                }
            } else {
                region(s, to, region, place);
                address(to, region, new Box(x, line.y(), place.width(), line.height()));
            }
            x = place.right() + gap;
        }
        return boxes;
    }

    /// Nobody has asked yet what is where.
    private static void unread(Setting s, Sketch to, Box user) {
        String text = s.words().text("fault.unread");
        to.add(
                new Figure("space:unread", Shape.SLOT, user)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(user, text, Face.REGULAR, Pen.SMALL, true)));
    }

    private static void hole(Setting s, Sketch to, int number, Box place, boolean nothing) {
        double room = place.width() / Pen.LEEWAY;
        String full = s.words().text(nothing ? "fault.hole" : "fault.later");
        String text = to.pen().fitting(room, Face.REGULAR, Pen.SMALL, full, "");
        to.add(
                new Figure("hole:" + number, Shape.SLOT, place)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(place, text, Face.REGULAR, Pen.SMALL, true)));
    }

    private static void region(Setting s, Sketch to, Region region, Box place) {
        String id = "region:" + region.start();
        double room = place.width() / Pen.LEEWAY;
        String name = name(s, region.name(), "");
        String brief = name(s, region.name(), ".brief");
        String text = to.pen().fitting(room, Face.BOLD, Pen.SMALL, name, brief, "");
        to.add(
                new Figure(id, Shape.CELL, place)
                        .tone(s.accentOr(id, Tone.USER_MODE))
                        .filled(true)
                        .layer(2)
                        .label(to.pen().centred(place, text, Face.BOLD, Pen.SMALL, false))
                        .describe(describe(s, region, name)));
    }

    private static String describe(Setting s, Region region, String name) {
        return s.words()
                .text(
                        "fault.region.describe",
                        "name",
                        name,
                        "start",
                        hexadecimal(region.start()),
                        "end",
                        hexadecimal(region.end()),
                        "perms",
                        region.perms(),
                        "lines",
                        region.lines());
    }

    private static String name(Setting s, String name, String brief) {
        return switch (name) {
            case "program", "java-heap", "libraries" ->
                    s.words().text("fault.name." + name + brief);
            // the kernel's own words
            default -> brief.isEmpty() ? name : name.replaceAll("[\\[\\]]", "");
        };
    }

    /// Where a part begins, if there is room for that.
    private static void address(Sketch to, Region region, Box below) {
        String start = hexadecimal(region.start());
        String brief = start.substring(0, Math.min(start.length(), BEGINNING)) + "..";
        double room = below.width() / Pen.LEEWAY;
        String text = to.pen().fitting(room, Face.MONO, Pen.SMALL, start, brief, "");
        if (!text.isEmpty()) {
            var label = to.pen().middle(below, text, Face.MONO, Pen.SMALL, true);
            to.add(new Figure("from:" + region.start(), Shape.TEXT, below).layer(2).label(label));
        }
    }

    /// At the end of user space, above the bar.
    private static void userTitle(Setting s, Sketch to, Box user, Box arrows) {
        String text = s.words().text("fault.user");
        double width = to.pen().width(text, Face.BOLD, Pen.SMALL) * Pen.LEEWAY;
        double high = ARROW_EM * s.plan().em();
        var place = new Box(user.right() - width, arrows.bottom() - high, width, high);
        to.add(
                new Figure("space:user", Shape.TEXT, place)
                        .layer(2)
                        .label(to.pen().middle(place, text, Face.BOLD, Pen.SMALL, false)));
    }

    private static void kernel(Setting s, Sketch to, Box place) {
        var above =
                now(s).regions().stream()
                        .filter(r -> AddressSpace.aboveBorder(r.start()))
                        .findFirst()
                        .orElse(null);
        double gap = GAP_EM * s.plan().em();
        double small = place.width() * FAR_RIGHT;
        var words =
                new Box(
                        place.x() + gap,
                        place.y(),
                        place.width() - small - 3 * gap,
                        place.height());
        String text = s.words().text("fault.kernel");
        String said = to.pen().fitting(words.width(), Face.BOLD, Pen.SMALL, text);
        to.add(
                new Figure("space:kernel", Shape.CELL, place)
                        .tone(Tone.KERNEL_MODE)
                        .inferred(true)
                        .layer(2)
                        .label(to.pen().middle(words, said, Face.BOLD, Pen.SMALL, false))
                        .describe(text));
        if (above != null) {
            var cell =
                    new Box(
                            place.right() - small - gap,
                            place.y() + gap,
                            small,
                            place.height() - 2 * gap);
            String id = "region:" + above.start();
            boolean high = cell.height() >= LINE_EM * s.plan().em();
            String fitting =
                    to.pen()
                            .fitting(
                                    (cell.width() - 0.6 * s.plan().em()) / Pen.LEEWAY,
                                    Face.BOLD,
                                    Pen.SMALL,
                                    above.name(),
                                    name(s, above.name(), ".brief"),
                                    "");
            String name = high ? fitting : "";
            to.add(
                    new Figure(id, Shape.CELL, cell)
                            .tone(s.accentOr(id, Tone.PLAIN))
                            .layer(3)
                            .label(to.pen().centred(cell, name, Face.BOLD, Pen.SMALL, false))
                            .describe(describe(s, above, above.name())));
        }
    }

    private static void border(Setting s, Sketch to, Box wall, Box above, Box line) {
        String border = hexadecimal(AddressSpace.BORDER);
        to.add(
                new Figure("space:border", Shape.CELL, wall)
                        .tone(Tone.BLOCKED)
                        .inferred(true)
                        .filled(true)
                        .layer(2)
                        .describe(s.words().text("fault.border.describe", "border", border)));
        var below = new Box(wall.x(), line.y(), above.right() - wall.x(), line.height());
        String text =
                to.pen()
                        .fitting(
                                below.width(),
                                Face.BOLD,
                                Pen.SMALL,
                                s.words().text("fault.border", "border", border),
                                s.words().text("fault.border.brief", "border", border));
        to.add(
                new Figure("space:border:address", Shape.TEXT, below)
                        .layer(2)
                        .label(to.pen().middle(below, text, Face.BOLD, Pen.SMALL, false)));
    }

    private static Box place(Setting s, long address, List<Box> places, Box kernel) {
        if (AddressSpace.aboveBorder(address)) {
            return new Box(
                    kernel.x(), kernel.y(), kernel.width() * (1 - FAR_RIGHT), kernel.height());
        }
        var parts = parts(s);
        for (int i = 0; i < parts.size(); i++) {
            var region = parts.get(i).region();
            if (region != null && region.contains(address)) {
                return places.get(i);
            }
        }
        return places.getFirst();
    }

    static String hexadecimal(long address) {
        return "0x" + Long.toHexString(address);
    }
}
