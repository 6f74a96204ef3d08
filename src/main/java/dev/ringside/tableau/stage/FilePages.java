package dev.ringside.tableau.stage;

import dev.ringside.machine.storage.CachedFile;
import dev.ringside.machine.storage.Page;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The pages of a file, as they are laid out in an area: as many in a row as a power of two has, so
/// that equal reads begin below one another; of many, several share a cell.
///
/// @param file the file; null before anything is known of it
/// @param count how many pages the story comes to know of
/// @param each how many of them share a cell
/// @param cells the cells
record FilePages(@Nullable CachedFile file, long count, long each, List<Box> cells) {
    private static final double NARROWEST_EM = 2.7;
    private static final double LOWEST_EM = 1.45;
    private static final double HIGHEST_EM = 2.4;
    static final double GAP_EM = 0.25;
    private static final int MOST_IN_A_ROW = 32;

    /// No file has more; a trace may say anything.
    private static final long MOST_PAGES = 1L << 40;

    /// The pages of the first file of a story.
    static FilePages of(Setting s, Box area) {
        var files = s.machine().storage().files();
        var last = s.moment().story().last().storage().files();
        var file = files.isEmpty() ? null : files.firstEntry().getValue();
        long end = last.isEmpty() ? 0 : last.firstEntry().getValue().pages().end();
        long count = Math.min(MOST_PAGES, end);
        double em = s.plan().em();
        double gap = GAP_EM * em;
        int fits = (int) ((area.width() + gap) / (NARROWEST_EM * em + gap));
        int columns = Math.clamp(Integer.highestOneBit(Math.max(1, fits)), 1, MOST_IN_A_ROW);
        int rows = Math.max(1, (int) ((area.height() + gap) / (LOWEST_EM * em + gap)));
        long each = 1;
        while (Math.ceilDiv(count, each) > (long) columns * rows) {
            each *= 2;
        }
        int shown = (int) Math.ceilDiv(count, each);
        double highest = HIGHEST_EM * em;
        var cells =
                shown == 0
                        ? List.<Box>of()
                        : Grid.cells(area, gap, columns, shown, area.width(), highest);
        return new FilePages(file, count, each, cells);
    }

    /// The first page of a cell.
    long first(int cell) {
        return cell * each;
    }

    /// The last page of a cell.
    long last(int cell) {
        return Math.min(count, (cell + 1) * each) - 1;
    }

    /// What is to be said of a cell: of pages that are not alike, the one of which the least is
    /// there.
    Page page(int cell) {
        if (file == null) {
            return Page.UNKNOWN;
        }
        long known = 0;
        @Nullable Page worst = null;
        for (var run : file.pages().within(first(cell), last(cell) - first(cell) + 1)) {
            known += run.count();
            boolean worse = worst == null || run.page().state().compareTo(worst.state()) < 0;
            worst = worse ? run.page() : worst;
        }
        boolean all = known == last(cell) - first(cell) + 1;
        return worst == null || !all ? Page.UNKNOWN : worst;
    }

    /// The cells whose pages a call has just found, or a page table just got.
    Set<Integer> used(Moment moment) {
        if (file == null) {
            return Set.of();
        }
        var earlier = moment.before().storage().files().get(file.inode());
        var used = new HashSet<Integer>();
        for (TraceEvent fact : moment.news()) {
            switch (fact) {
                case PageLookedUp e
                        when e.outcome() == LookUp.PRESENT && e.file() == file.inode() ->
                        used.addAll(cells(e.page(), e.count()));
                case PageMapped e when e.file() == file.inode() ->
                        cells(e.page(), e.count()).stream()
                                .filter(i ->
                                        earlier == null || !earlier.pages().at(last(i)).mapped())
                                .forEach(used::add);
                // others use no pages that are there
                case TraceEvent _ -> {}
            }
        }
        return used;
    }

    private List<Integer> cells(long page, long pages) {
        int from = Math.clamp(page / each, 0, cells.size());
        int to = Math.clamp(Math.ceilDiv(page + pages, each), from, cells.size());
        return IntStream.range(from, to).boxed().toList();
    }

    /// Where a page is drawn; null if it is not.
    @Nullable Box place(long page) {
        long cell = page / each;
        return page < 0 || cell >= cells.size() ? null : cells.get((int) cell);
    }

    /// What stands in a cell.
    String text(Setting s, int cell) {
        return each == 1
                ? Long.toString(first(cell))
                : s.words()
                        .text(
                                "pages.range",
                                "first",
                                Long.toString(first(cell)),
                                "last",
                                Long.toString(last(cell)));
    }
}
