package dev.ringside.tableau.stage;

import dev.ringside.machine.Segment;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// The network interface with the packets that are on their way, and a disk that is not used; one
/// that is used draws [Disk].
final class Hardware implements Contribution {
    private static final double PACKET_EM = 6.2;

    @Override
    public void draw(Setting s, Sketch to) {
        boolean ofFiles = s.roster().mechanism().ofFiles();
        if (ofFiles && s.roster().sockets().isEmpty()) {
            return; // [Disk] has the whole band
        }
        if (s.roster().coverage().network()) {
            networkInterface(s, to);
        } else {
            memoryOnly(s, to);
        }
        if (!ofFiles) {
            idleDisk(s, to);
        }
        packets(s, to);
    }

    private static void idleDisk(Setting s, Sketch to) {
        var disk = s.plan().places().disk();
        String name = s.words().text("disk");
        to.add(
                new Figure("disk", Shape.CARD, disk)
                        .tone(Tone.MUTED)
                        .label(to.pen().centred(inside(s, disk), name, Face.BOLD, Pen.TEXT, true))
                        .describe(s.words().text("disk.describe")));
    }

    /// The bytes of a pipe or a Unix socket only go from one part of the memory to another.
    private static void memoryOnly(Setting s, Sketch to) {
        var lo = s.plan().places().lo();
        var room = new Box(lo.x(), lo.y(), s.plan().places().wire().right() - lo.x(), lo.height());
        String text =
                to.pen()
                        .fitting(
                                room.width(),
                                Face.REGULAR,
                                Pen.SMALL,
                                s.words().text("lo.none"),
                                s.words().text("lo.none.brief"));
        to.heading("lo:none", room, text, Face.REGULAR, Pen.SMALL, true);
    }

    private static void networkInterface(Setting s, Sketch to) {
        var lo = s.plan().places().lo();
        String note = s.words().text("lo.note");
        to.add(
                new Figure("lo", Shape.CARD, lo)
                        .tone(s.accentOr("lo", Tone.PLAIN))
                        .labels(to.pen().twoLines(inside(s, lo), "lo", note, Align.CENTER))
                        .describe(s.words().text("lo.describe")));
    }

    private static Box inside(Setting s, Box box) {
        return Grid.inset(box, 0.3 * s.plan().em());
    }

    private static void packets(Setting s, Sketch to) {
        double em = s.plan().em();
        var wire = s.plan().places().wire();
        var segments = List.copyOf(s.machine().segments().values());
        double gap = 0.5 * em;
        int room = Math.max(1, (int) ((wire.width() + gap) / (PACKET_EM * em + gap)));
        for (int i = 0; i < Math.min(room, segments.size()); i++) {
            double x = wire.x() + i * (PACKET_EM * em + gap);
            var box =
                    new Box(
                            x,
                            wire.y() + 0.5 * em,
                            Math.min(PACKET_EM * em, wire.width()),
                            wire.height() - em);
            boolean last = i == room - 1 && segments.size() > room;
            String more = s.words().text("more", "count", segments.size() - i);
            packet(s, to, segments.get(i), last ? more : bytes(s, segments.get(i)), box);
        }
    }

    private static String bytes(Setting s, Segment segment) {
        return s.words().text("bytes", "bytes", segment.lengthBytes());
    }

    private static void packet(Setting s, Sketch to, Segment segment, String text, Box box) {
        String where = segment.received() ? "packet.received" : "packet.sent";
        to.add(
                new Figure("segment:" + segment.id(), Shape.TOKEN, box)
                        .tone(Tone.BYTES)
                        .filled(!segment.received())
                        .layer(3)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(
                                s.words()
                                        .text(
                                                where,
                                                "bytes",
                                                segment.lengthBytes(),
                                                "device",
                                                segment.device())));
    }
}
