package dev.ringside.story;

import dev.ringside.story.happening.OfFiles;
import dev.ringside.story.happening.OfFiles.Answered;
import dev.ringside.story.happening.OfFiles.Asks;
import dev.ringside.story.happening.OfFiles.AtEnd;
import dev.ringside.story.happening.OfFiles.Delivered;
import dev.ringside.story.happening.OfFiles.Faulted;
import dev.ringside.story.happening.OfFiles.Found;
import dev.ringside.story.happening.OfFiles.Got;
import dev.ringside.story.happening.OfFiles.Looked;
import dev.ringside.story.happening.OfFiles.Mapped;
import dev.ringside.story.happening.OfFiles.Missed;
import dev.ringside.story.happening.OfFiles.Ordered;
import dev.ringside.story.happening.OfFiles.ReadAhead;
import dev.ringside.story.happening.OfFiles.Served;
import dev.ringside.story.happening.OfFiles.Span;
import dev.ringside.story.happening.OfFiles.Way;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import java.util.Locale;
import java.util.Map;

/// The words for what happens between a program, the page cache and a disk.
final class FileWords {
    private final Words words;
    private final Names names;
    private final boolean cached;

    /// @param cached whether the recording is about files that have pages in the page cache
    FileWords(Words words, Names names, boolean cached) {
        this.cached = cached;
        this.words = words;
        this.names = names;
    }

    Telling tell(OfFiles happening) {
        return switch (happening) {
            case Asks h -> asks(h);
            case Answered h -> answered(h);
            case Missed h -> missed(h);
            case ReadAhead h ->
                    words.telling(
                            h.added().count() == 0 ? "file.ahead.none" : "file.ahead",
                            gaps(h.task(), h.added(), "page", h.page()));
            case Ordered h -> ordered(h);
            case Delivered h -> delivered(h);
            case Found h -> found(h);
            case Served h ->
                    words.telling(
                            h.calls() == 1 ? "file.served.one" : "file.served",
                            gaps(
                                    h.task(),
                                    h.pages(),
                                    "calls",
                                    h.calls(),
                                    "bytes",
                                    number(h.lengthBytes()),
                                    "fd",
                                    h.fd()));
            case Got h ->
                    words.telling(
                            Calls.passing(h.call()) ? "file.got.passed" : "file.got",
                            gaps(
                                    h.task(),
                                    Span.NONE,
                                    "name",
                                    Calls.libraryName(h.call()),
                                    "bytes",
                                    number(h.lengthBytes())));
            case AtEnd h -> words.telling("file.end", gaps(h.task(), Span.NONE, "fd", h.fd()));
            case Faulted h ->
                    words.telling("file.fault", gaps(h.task(), Span.NONE, "page", h.page()));
            case Mapped h ->
                    words.telling("file.mapped", gaps(h.task(), h.pages(), "all", h.inMemory()));
            case Looked h -> looked(h);
        };
    }

    /// What the kernel said of the file before the recording began: the proof of cold and warm.
    ///
    /// @return empty if it was not asked
    String before(Trace trace) {
        long cached = 0;
        long pages = 0;
        for (TraceEvent event : trace.events()) {
            if (event.at().nanos() > 0) {
                break;
            }
            if (event instanceof PageSampled e) {
                cached += e.cached() ? e.count() : 0;
                pages += e.count();
            }
        }
        String key = cached == 0 ? "cold" : cached == pages ? "warm" : "part";
        return pages == 0
                ? ""
                : words.text("file.before." + key, Words.gaps("cached", cached, "pages", pages));
    }

    private Telling asks(Asks h) {
        String key =
                switch (h.call()) {
                    case "mmap" -> "file.mmap";
                    case "munmap" -> "file.munmap";
                    // the names of calls are an open set
                    default -> h.direct() ? "file.open.direct" : "file.open";
                };
        return words.telling(
                key, gaps(h.task(), Span.NONE, "fd", h.fd(), "bytes", number(h.lengthBytes())));
    }

    private Telling answered(Answered h) {
        String key =
                switch (h.call()) {
                    case "mmap" -> "file.mmapped";
                    case "munmap" -> "file.munmapped";
                    // the names of calls are an open set
                    default -> cached ? "file.opened" : "file.opened.uncached";
                };
        return words.telling(key, gaps(h.task(), Span.NONE, "fd", h.result()));
    }

    private Telling missed(Missed h) {
        String wanted = h.wanted().count() == 0 ? "" : pages(words, h.wanted());
        var gaps = gaps(h.task(), h.added(), "wanted", wanted, "page", h.wanted().first());
        long ahead = h.added().count() - Math.min(h.wanted().count(), h.added().count());
        gaps.put("ahead", Long.toString(ahead));
        if (h.wanted().count() == 0) {
            return words.telling("file.missed.unknown", gaps);
        }
        String key = h.way() == Way.FAULT ? "file.missed.fault" : "file.missed";
        return words.telling(ahead > 0 ? key : key + ".only", gaps);
    }

    private Telling ordered(Ordered h) {
        String key = h.direct() ? "file.ordered.direct" : "file.ordered";
        return words.telling(
                h.requests() == 1 ? key : key + ".many",
                gaps(
                        h.by(),
                        h.pages(),
                        "device",
                        h.device(),
                        "sector",
                        number(h.sector()),
                        "requests",
                        h.requests(),
                        "bytes",
                        number(h.lengthBytes())));
    }

    private Telling delivered(Delivered h) {
        String key = h.direct() ? "file.delivered.direct" : "file.delivered";
        return words.telling(
                h.woken() < 0 ? key : key + ".wakes",
                gaps(h.woken(), h.pages(), "device", h.device(), "bytes", number(h.lengthBytes())));
    }

    private Telling found(Found h) {
        String key =
                switch (h.way()) {
                    case PASS -> h.lengthBytes() == 0 ? "file.passing" : "file.passed";
                    case READ, OTHER, FAULT ->
                            h.pages().count() == 0 ? "file.copied.unknown" : "file.copied";
                };
        return words.telling(
                key,
                gaps(
                        h.task(),
                        h.pages(),
                        "name",
                        Calls.libraryName(h.call()),
                        "fd",
                        h.fd(),
                        "bytes",
                        number(h.lengthBytes())));
    }

    private Telling looked(Looked h) {
        String key = h.cached() == 0 ? "none" : h.cached() == h.pages() ? "all" : "some";
        return words.telling(
                "file.looked." + key, Words.gaps("cached", h.cached(), "pages", h.pages()));
    }

    /// `page 4`, `pages 0–15`.
    static String pages(Words words, Span span) {
        return span.count() == 1
                ? words.text("file.page", Map.of("page", Long.toString(span.first())))
                : words.text("file.pages", Words.gaps("first", span.first(), "last", span.last()));
    }

    private Map<String, String> gaps(int task, Span span, Object... more) {
        var gaps = Words.gaps(more);
        gaps.put("task", names.task(task));
        gaps.put("pages", span.count() == 0 ? "" : pages(words, span));
        gaps.put("count", Long.toString(span.count()));
        return gaps;
    }

    /// With its thousands set apart.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }
}
