package dev.ringside.tableau.stage;

import dev.ringside.machine.storage.Page;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Places;

import java.util.List;

/// The memory of a program in which a file is mapped. Each page of it leads to a page of the page
/// cache, or nowhere yet; what leads there is the same page and no copy.
final class MappedMemory implements Contribution {
    private static final double LINE_EM = 1.5;

    @Override
    public void draw(Setting s, Sketch to) {
        var memory = s.plan().above().memory();
        if (s.roster().mechanism() != Mechanism.MAPPED_FILE || !Places.there(memory)) {
            return;
        }
        double em = s.plan().em();
        var head = new Box(memory.x(), memory.y(), memory.width(), LINE_EM * em);
        double top = head.bottom() + 0.2 * em;
        double foot = memory.bottom() - LINE_EM * em;
        var area = new Box(memory.x(), top, memory.width(), foot - 0.3 * em - top);
        var pages = FilePages.of(s, area);
        var file = pages.file();
        boolean there = file != null && file.mappedBytes() > 0;
        String title = s.words().text("memory.title");
        to.add(
                new Figure("memory", Shape.TEXT, head)
                        .layer(2)
                        .label(to.pen().middle(head, title, Face.BOLD, Pen.SMALL, !there)));
        if (file == null || !there) {
            to.add(
                    new Figure("memory:none", Shape.SLOT, area)
                            .tone(Tone.MUTED)
                            .layer(2)
                            .label(
                                    to.pen()
                                            .centred(
                                                    area,
                                                    s.words().text("memory.none"),
                                                    Face.REGULAR,
                                                    Pen.SMALL,
                                                    true)));
            return;
        }
        for (int i = 0; i < pages.cells().size(); i++) {
            cell(s, to, pages, i);
        }
        long mapped = file.pages().count(Page::mapped);
        var line = new Box(memory.x(), foot, memory.width(), LINE_EM * em);
        String note = s.words().text("memory.note", "count", mapped, "all", pages.count());
        to.caption("memory:note", line, note);
        if (mapped > 0) {
            double width = to.pen().width(note, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY;
            link(s, to, memory, memory.x() + width + em);
        }
    }

    private static void cell(Setting s, Sketch to, FilePages pages, int cell) {
        var box = pages.cells().get(cell);
        boolean mapped = pages.page(cell).mapped();
        String text = to.pen().fitting(box.width(), Face.BOLD, Pen.SMALL, pages.text(s, cell), "");
        to.add(
                new Figure("memory:" + cell, mapped ? Shape.CELL : Shape.SLOT, box)
                        .tone(mapped ? Tone.BYTES : Tone.MUTED)
                        .filled(mapped)
                        .layer(2)
                        .label(
                                to.pen()
                                        .centred(
                                                box,
                                                text,
                                                mapped ? Face.BOLD : Face.REGULAR,
                                                Pen.SMALL,
                                                !mapped)));
    }

    /// Down to the panel of the page cache, between its title and the legend beside that.
    ///
    /// @param least right of the note
    private static void link(Setting s, Sketch to, Box memory, double least) {
        var cache = s.plan().places().pages();
        double x = Math.clamp(PageCachePanel.aisle(s, to, least), memory.x(), memory.right());
        to.add(
                new Link(
                        "memory:link",
                        List.of(new Point(x, memory.bottom()), new Point(x, cache.y())),
                        Tone.PLAIN,
                        false,
                        true,
                        s.words().text("memory.link")));
    }
}
