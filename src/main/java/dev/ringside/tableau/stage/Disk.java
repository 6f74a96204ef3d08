package dev.ringside.tableau.stage;

import dev.ringside.machine.storage.DiskRequest;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// The disk below the page cache, with the requests that it has to do.
final class Disk implements Contribution {
    private static final double NAME_EM = 9;
    private static final double REQUEST_EM = 13;
    private static final double GAP_EM = 0.5;

    @Override
    public void draw(Setting s, Sketch to) {
        if (!s.roster().mechanism().ofFiles()) {
            return;
        }
        double em = s.plan().em();
        var box = s.plan().places().disk();
        var requests = List.copyOf(s.machine().storage().requests().values());
        int count = requests.size();
        String doing =
                count == 0
                        ? s.words().text("disk.idle")
                        : s.words()
                                .text(count == 1 ? "disk.busy.one" : "disk.busy", "count", count);
        var inside = Grid.inset(box, 0.4 * em);
        double left = FileFlights.port(s).right() + 0.3 * em;
        var name = new Box(left, inside.y(), NAME_EM * em, inside.height());
        to.add(
                new Figure("disk", Shape.CARD, box)
                        .tone(s.accentOr("disk", count == 0 ? Tone.MUTED : Tone.PLAIN))
                        .labels(to.pen().twoLines(name, name(s), doing, Align.LEFT))
                        .describe(s.words().text("disk.used.describe", "count", count)));
        double x = name.right() + GAP_EM * em;
        var room = new Box(x, inside.y(), Math.max(0, inside.right() - x), inside.height());
        int fits = Math.max(1, (int) ((room.width() + GAP_EM * em) / ((REQUEST_EM + GAP_EM) * em)));
        int shown = count <= fits ? count : fits - 1;
        for (int i = 0; i < shown; i++) {
            request(s, to, requests.get(i), place(room, i, em));
        }
        if (count > shown) {
            FdCell.more(s, to, "disk:more", place(room, shown, em), count - shown, 3);
        }
    }

    private static Box place(Box room, int index, double em) {
        double x = room.x() + index * (REQUEST_EM + GAP_EM) * em;
        return new Box(x, room.y(), Math.min(REQUEST_EM * em, room.width()), room.height());
    }

    /// The disk by the kernel's number, once one is known.
    private static String name(Setting s) {
        for (var file : s.moment().story().last().storage().files().values()) {
            if (!file.extents().isEmpty()) {
                String device = file.extents().get(0).device();
                return s.words().text("disk.name", "device", device);
            }
        }
        return s.words().text("disk");
    }

    private static void request(Setting s, Sketch to, DiskRequest request, Box box) {
        var file = s.machine().storage().fileAt(request.device(), request.sector());
        var words = s.words();
        String brief = words.text("disk.request.brief", "bytes", request.lengthBytes());
        String full =
                file.map(
                                f -> {
                                    long first = f.pageAt(request.device(), request.sector());
                                    long last = first + f.pages(request.lengthBytes()) - 1;
                                    String pages =
                                            words.text(
                                                    "pages.range",
                                                    "first",
                                                    Long.toString(first),
                                                    "last",
                                                    Long.toString(last));
                                    return words.text(
                                            "disk.request",
                                            "bytes",
                                            request.lengthBytes(),
                                            "pages",
                                            pages);
                                })
                        .orElse(brief);
        String text = to.pen().fitting(box.width(), Face.BOLD, Pen.SMALL, full, brief);
        to.add(
                new Figure("request:" + request.sector(), Shape.TOKEN, box)
                        .tone(Tone.BYTES)
                        .layer(3)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(
                                words.text(
                                        "disk.request.describe",
                                        "bytes",
                                        request.lengthBytes(),
                                        "sector",
                                        request.sector())));
    }
}
