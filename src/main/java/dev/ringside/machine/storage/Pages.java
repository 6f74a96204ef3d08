package dev.ringside.machine.storage;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What is known of the pages of a file. Pages that follow one another and are alike cost as much
/// as one, for a fact may be about very many.
///
/// ```
///   0        4                16
///   [ taken ][ ahead, reading ][ absent …
/// ```
///
/// @param runs for the first page of each run, the run
public record Pages(PSortedMap<Long, Run> runs) {
    static final Pages NONE = new Pages(TreePMap.empty());

    /// Pages that follow one another and are alike.
    ///
    /// @param from the first
    /// @param end the first that is no longer one of them
    /// @param page what is known of each
    public record Run(long from, long end, Page page) {
        /// How many they are.
        public long count() {
            return end - from;
        }
    }

    /// What is known of a page.
    public Page at(long index) {
        var run = runs.floorEntry(index);
        return run == null || run.getValue().end() <= index ? Page.UNKNOWN : run.getValue().page();
    }

    /// How many pages are such.
    public long count(Predicate<Page> wanted) {
        long count = 0;
        for (var run : runs.values()) {
            count += wanted.test(run.page()) ? run.count() : 0;
        }
        return count;
    }

    /// The runs of `count` pages from `from` on, as far as something is known of them.
    public Collection<Run> within(long from, long count) {
        if (count <= 0) {
            return List.of();
        }
        long end = end(from, count);
        return cutAt(from).cutAt(end).runs.subMap(from, end).values();
    }

    /// The first page behind all that are known.
    public long end() {
        return runs.isEmpty() ? 0 : runs.lastEntry().getValue().end();
    }

    /// After `count` pages from `from` on have changed.
    Pages change(long from, long count, UnaryOperator<Page> change) {
        if (count <= 0 || from < 0) {
            return this;
        }
        long end = end(from, count);
        var next = cutAt(from).cutAt(end).runs;
        var inside = next.subMap(from, end);
        long at = from;
        for (var run : inside.values()) {
            next = at < run.from() ? put(next, at, run.from(), change.apply(Page.UNKNOWN)) : next;
            next = put(next, run.from(), run.end(), change.apply(run.page()));
            at = run.end();
        }
        next = at < end ? put(next, at, end, change.apply(Page.UNKNOWN)) : next;
        return new Pages(next);
    }

    /// After all pages have changed.
    Pages changeAll(UnaryOperator<Page> change) {
        var next = runs;
        for (var run : runs.values()) {
            next = put(next, run.from(), run.end(), change.apply(run.page()));
        }
        return new Pages(next);
    }

    /// Puts a run; it becomes one with the run before it if they are alike.
    private static PSortedMap<Long, Run> put(
            PSortedMap<Long, Run> runs, long from, long end, Page page) {
        var before = runs.lowerEntry(from);
        if (before != null
                && before.getValue().end() == from
                && before.getValue().page().equals(page)) {
            long first = before.getKey();
            return runs.minus(from).plus(first, new Run(first, end, page));
        }
        return runs.plus(from, new Run(from, end, page));
    }

    private static long end(long from, long count) {
        return from > Long.MAX_VALUE - count ? Long.MAX_VALUE : from + count;
    }

    private Pages cutAt(long index) {
        var run = runs.lowerEntry(index);
        if (run == null || run.getValue().end() <= index) {
            return this;
        }
        var whole = run.getValue();
        return new Pages(
                runs.plus(whole.from(), new Run(whole.from(), index, whole.page()))
                        .plus(index, new Run(index, whole.end(), whole.page())));
    }
}
