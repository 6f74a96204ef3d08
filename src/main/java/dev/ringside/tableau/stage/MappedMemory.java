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
    /// Where the title of the page cache has ended and the words on its cells have not begun.
    private static final double BETWEEN_TITLES = 0.42;

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
        to.caption(
                "memory:note",
                line,
                s.words().text("memory.note", "count", mapped, "all", pages.count()));
        if (mapped > 0) {
            link(s, to, memory);
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

    private static void link(Setting s, Sketch to, Box memory) {
        var cache = s.plan().places().mechanism();
        double between = cache.x() + BETWEEN_TITLES * cache.width();
        double x = Math.max(memory.x() + s.plan().em(), between);
        to.add(
                new Link(
                        "memory:link",
                        List.of(new Point(x, memory.bottom()), new Point(x, cache.y())),
                        Tone.BYTES,
                        false,
                        true,
                        s.words().text("memory.link")));
    }
}
