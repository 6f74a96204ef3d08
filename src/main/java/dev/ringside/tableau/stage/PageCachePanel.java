package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.storage.CachedFile;
import dev.ringside.machine.storage.Page;
import dev.ringside.machine.storage.Page.State;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.Opened;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The page cache of a file, page by page, and a ledger of what became of its bytes: what the disk
/// brought, what a CPU copied, and what went without a copy.
///
/// ```
///   Page cache · data · 32 pages
///   [ disk → page cache 65 536 B ][ copied by a CPU 16 384 B ]
///   [ 0 ][ 1 ][ 2 ][ 3 ][+4 ][+5 ] …
/// ```
final class PageCachePanel implements Contribution {
    static final double LEDGER_EM = 2.5;
    private static final double SIDE_EM = 0.7;
    private static final double GAP_EM = 0.6;
    private static final double NARROW_EM = 55;

    /// An entry of the ledger.
    private record Entry(String key, String value, boolean counts) {}

    @Override
    public void draw(Setting s, Sketch to) {
        if (!s.roster().mechanism().ofFiles()) {
            return;
        }
        var box = s.plan().places().pages();
        var pages = FilePages.of(s, grid(s));
        title(s, to, box, pages);
        var file = pages.file();
        long cached = file == null ? 0 : file.pages().count(p -> p.state() == State.CACHED);
        long reading = file == null ? 0 : file.pages().count(Page::awaited);
        to.add(
                new Figure("pages", Shape.CARD, box)
                        .tone(s.accentOr("pages", Tone.PLAIN))
                        .describe(
                                s.words()
                                        .text(
                                                "pages.describe",
                                                "cached",
                                                cached,
                                                "count",
                                                pages.count(),
                                                "reading",
                                                reading)));
        ledger(s, to, box, file);
        var used = pages.used(s.moment());
        for (int i = 0; i < pages.cells().size(); i++) {
            cell(s, to, pages, i, used.contains(i));
        }
    }

    /// Where the pages are: below the ledger, so that bytes come and go below without crossing a
    /// text.
    private static Box grid(Setting s) {
        double em = s.plan().em();
        var inside = Grid.inset(s.plan().places().pages(), SIDE_EM * em);
        double top = inside.y() + (LEDGER_EM + GAP_EM) * em;
        return new Box(inside.x(), top, inside.width(), inside.bottom() - top);
    }

    private static void title(Setting s, Sketch to, Box box, FilePages pages) {
        var above = above(s, box);
        var pen = to.pen();
        String title = name(s, to, box, pages);
        double left = Math.max(0, above.width() - width(s, to, title));
        var rest = new Box(above.right() - left, above.y(), left, above.height());
        String legend = legend(s, to, pages, left);
        to.add(
                new Figure("pages:title", Shape.TEXT, above)
                        .label(pen.middle(above, title, Face.BOLD, Pen.TEXT, false))
                        .label(
                                pen.line(
                                        rest,
                                        0.5,
                                        legend,
                                        Face.REGULAR,
                                        Pen.SMALL,
                                        Align.RIGHT,
                                        true)));
    }

    private static Box above(Setting s, Box box) {
        return new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
    }

    /// What the panel is called. Beside it there has to be room for the legend.
    private static String name(Setting s, Sketch to, Box box, FilePages pages) {
        String name = name(s, pages.file());
        int size = pages.file() == null ? 0 : pages.file().pageBytes();
        String full =
                s.words().text("pages.title", "name", name, "count", pages.count(), "bytes", size);
        double share = box.width() < NARROW_EM * s.plan().em() ? 0.4 : 0.62;
        return to.pen()
                .fitting(
                        box.width() * share,
                        Face.BOLD,
                        Pen.TEXT,
                        full,
                        s.words().text("pages.title.brief", "name", name),
                        s.words().text("pages.title.short"));
    }

    private static double width(Setting s, Sketch to, String title) {
        return to.pen().width(title, Face.BOLD, Pen.TEXT) * Pen.LEEWAY + s.plan().em();
    }

    /// What the looks of the pages mean, as far as there are such pages now.
    private static String legend(Setting s, Sketch to, FilePages pages, double room) {
        var looks = new LinkedHashSet<String>();
        IntStream.range(0, pages.cells().size())
                .mapToObj(pages::page)
                .map(Page::state)
                .sorted()
                .forEach(state -> looks.add(state.name().toLowerCase(Locale.ROOT)));
        if (IntStream.range(0, pages.cells().size()).anyMatch(i -> isAhead(pages.page(i)))) {
            looks.add("ahead");
        }
        String text =
                looks.stream()
                        .map(look -> s.words().text("pages.legend." + look))
                        .collect(Collectors.joining(" · "));
        return to.pen().fitting(room, Face.REGULAR, Pen.SMALL, text, "");
    }

    /// Whether a page came although nobody had asked for it, and nobody has got it since.
    private static boolean isAhead(Page page) {
        return page.ahead() && !page.taken();
    }

    /// Where a way from above comes to the panel without crossing its title or the legend.
    ///
    /// @param least where it would come
    static double aisle(Setting s, Sketch to, double least) {
        var box = s.plan().places().pages();
        var pages = FilePages.of(s, grid(s));
        double used = width(s, to, name(s, to, box, pages));
        String legend = legend(s, to, pages, Math.max(0, box.width() - used));
        double beside = to.pen().width(legend, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY;
        double end = box.right() - beside - s.plan().em();
        return Math.max(box.x() + used, Math.min(least, end));
    }

    /// The last part of the file's path.
    private static String name(Setting s, @Nullable CachedFile file) {
        var all = s.moment().story().trace().events();
        if (file != null) {
            for (var event : all) {
                if (event instanceof Opened e
                        && e.object().id() == file.inode()
                        && e.object().path() != null) {
                    String path = e.object().path();
                    return path.substring(path.lastIndexOf('/') + 1);
                }
            }
        }
        return "?";
    }

    private static void ledger(Setting s, Sketch to, Box box, @Nullable CachedFile file) {
        double em = s.plan().em();
        var inside = Grid.inset(box, SIDE_EM * em);
        var row = new Box(inside.x(), inside.y(), inside.width(), LEDGER_EM * em);
        var entries = entries(s, file);
        var places = Grid.columns(row, 0.5 * em, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var place = places.get(i);
            var text = Grid.inset(place, 0.35 * em);
            var pen = to.pen();
            double width = pen.width(entry.value(), Face.BOLD, Pen.STRONG) * Pen.LEEWAY + 0.5 * em;
            var name =
                    new Box(text.x(), text.y(), Math.max(0, text.width() - width), text.height());
            String key = s.words().text(entry.key());
            String brief = s.words().text(entry.key() + ".brief");
            String shown = pen.fitting(name.width(), Face.REGULAR, Pen.SMALL, key, brief, "");
            to.add(
                    new Figure("ledger:" + entry.key(), Shape.CELL, place)
                            .tone(entry.counts() ? Tone.BYTES : Tone.MUTED)
                            .layer(2)
                            .label(pen.middle(name, shown, Face.REGULAR, Pen.SMALL, true))
                            .label(
                                    pen.line(
                                            text,
                                            0.5,
                                            entry.value(),
                                            Face.BOLD,
                                            Pen.STRONG,
                                            Align.RIGHT,
                                            !entry.counts()))
                            .describe(key + ": " + entry.value()));
        }
    }

    /// What the disk brought and what a CPU copied, and between them the way without a copy that
    /// this story goes, if it goes one.
    private static List<Entry> entries(Setting s, @Nullable CachedFile file) {
        var last = s.moment().story().last().storage().files();
        var end = last.isEmpty() ? null : last.firstEntry().getValue().moved();
        var entries = new ArrayList<Entry>();
        entries.add(bytes(s, "ledger.disk", file == null ? 0 : file.moved().fromDiskBytes()));
        if (s.roster().mechanism() == Mechanism.MAPPED_FILE) {
            long mapped = file == null ? 0 : file.pages().count(Page::mapped);
            String value = s.words().text("ledger.pages", "count", mapped);
            entries.add(new Entry("ledger.mapped", value, mapped > 0));
        } else if (end != null && end.directBytes() > 0) {
            entries.add(bytes(s, "ledger.direct", file == null ? 0 : file.moved().directBytes()));
        } else if (end != null && end.passedBytes() > 0) {
            entries.add(passed(s, file == null ? 0 : file.moved().passedBytes()));
        }
        entries.add(bytes(s, "ledger.copied", file == null ? 0 : file.moved().copiedBytes()));
        return entries;
    }

    private static Entry passed(Setting s, long bytes) {
        boolean sends =
                s.machine().observed().stream()
                        .map(Task::call)
                        .anyMatch(call -> call != null && call.name().equals("sendfile"));
        long more = sends ? PassedOn.inHandBytes(s.machine().storage()) : 0;
        String key = more > 0 ? "ledger.bytes.inferred" : "ledger.bytes";
        String value = s.words().text(key, "bytes", bytes + more);
        return new Entry("ledger.passed", value, bytes + more > 0);
    }

    private static Entry bytes(Setting s, String key, long bytes) {
        return new Entry(key, s.words().text("ledger.bytes", "bytes", bytes), bytes > 0);
    }

    private static void cell(Setting s, Sketch to, FilePages pages, int cell, boolean used) {
        var box = pages.cells().get(cell);
        var page = pages.page(cell);
        String number = pages.text(s, cell);
        String text = isAhead(page) ? "+" + number : number;
        boolean there = page.state() == State.CACHED;
        boolean placed = there || page.awaited();
        String key =
                switch (page.state()) {
                    case UNKNOWN -> "page.unknown";
                    case ABSENT -> "page.absent";
                    case PLACED -> "page.placed";
                    case READING -> "page.reading";
                    case CACHED -> "page.cached";
                };
        String fitting = to.pen().fitting(box.width(), Face.BOLD, Pen.SMALL, text, number, "");
        to.add(
                new Figure("page:" + cell, placed ? Shape.CELL : Shape.SLOT, box)
                        .tone(used && there ? Tone.ACCENT : tone(page))
                        .filled(there)
                        .hatched(page.state() == State.READING)
                        .layer(2)
                        .label(
                                to.pen()
                                        .centred(
                                                box,
                                                fitting,
                                                placed ? Face.BOLD : Face.REGULAR,
                                                Pen.SMALL,
                                                !placed))
                        .describe(s.words().text(key, "page", number)));
    }

    private static Tone tone(Page page) {
        return switch (page.state()) {
            case UNKNOWN, ABSENT -> Tone.MUTED;
            case PLACED, READING -> Tone.BLOCKED;
            case CACHED -> Tone.BYTES;
        };
    }

    /// The x at which the rows of pages begin.
    static double left(Setting s) {
        return grid(s).x();
    }

    /// The x between two columns of pages that is nearest.
    static double between(Setting s, double x) {
        var cells = FilePages.of(s, grid(s)).cells();
        double half = FilePages.GAP_EM * s.plan().em() / 2;
        return cells.stream()
                .map(cell -> cell.x() - half)
                .min(Comparator.comparingDouble(edge -> Math.abs(edge - x)))
                .orElse(x);
    }

    /// Where a page is drawn; null if it is not.
    static @Nullable Box place(Setting s, long page) {
        return FilePages.of(s, grid(s)).place(page);
    }
}
