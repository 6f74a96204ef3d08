package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.storage.CachedFile;
import dev.ringside.machine.storage.Page;
import dev.ringside.story.happening.Happening;
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
import dev.ringside.story.happening.OfTasks.Returned;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// The steps in which a file is read: between the program, the page cache and the disk.
final class FileRules {
    private final BitSet plain;
    private final Set<String> told = new HashSet<>();

    /// @param plain at which facts a call begins that finds all it wants in the page cache
    FileRules(BitSet plain) {
        this.plain = plain;
    }

    /// What the page cache and the disks have to say; null if it is about something else.
    @Nullable Reading reads(Machine before, TraceEvent event, Happening open) {
        var ofSpace = SpaceRules.reads(before, event, open); // a map of addresses looks like a file
        return ofSpace != null ? ofSpace : ofFile(before, event, open);
    }

    private @Nullable Reading ofFile(Machine before, TraceEvent event, Happening open) {
        return switch (event) {
            case PageSampled e -> sampled(before, e, open);
            case PageLookedUp e -> lookedUp(before, e, open);
            case PageAdded e -> added(e, open);
            case PageFault e ->
                    Rules.opens(new Faulted(e.at().tid(), e.page() == null ? -1 : e.page()));
            case PageMapped e -> mapped(before, e);
            case BlockIssued e -> issued(before, e, open);
            case BlockCompleted e -> completed(before, e, open);
            case Copied e when e.direction() == Direction.TO_USER -> {
                var forAnother = AioRules.copied(before, e, open);
                yield forAnother != null ? forAnother : copied(before, e, open);
            }
            // other facts are about no file
            default -> null;
        };
    }

    /// A call of the program, if it is about a file; null if it is about something else.
    @Nullable Reading entered(int index, Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        int fd = Calls.descriptor(e.args());
        return switch (e.call()) {
            case "openat" -> {
                String flags = String.valueOf(e.args().values().get("flags"));
                yield Rules.opens(new Asks(tid, "openat", -1, flags.contains("O_DIRECT"), 0));
            }
            case "mmap", "munmap" -> {
                long bytes = e.args().number("length").orElse(0);
                yield Rules.opens(new Asks(tid, e.call(), fd, false, bytes));
            }
            case "read" ->
                    isFile(before, tid, fd) && plain.get(index) ? served(tid, fd, open) : null;
            // the names of calls are an open set
            default -> null;
        };
    }

    /// The first one is told in full.
    private @Nullable Reading served(int tid, int fd, Happening open) {
        if (told.add(tid + " " + fd)) {
            return null;
        }
        return open instanceof Served s && s.task() == tid && s.fd() == fd
                ? new Reading.Becomes(s.again())
                : Rules.opens(new Served(tid, fd, 1, Span.NONE, 0));
    }

    /// What the return of a call means if that call is about a file.
    ///
    /// @param reading what it means otherwise
    Reading returned(Machine before, SysReturned e, Happening open, Reading reading) {
        int tid = e.at().tid();
        var call = before.task(tid).map(Task::call).orElse(null);
        if (call == null || e.errno() != null || !call.name().equals(e.call())) {
            return reading;
        }
        if (open instanceof Served s && s.task() == tid && e.result() > 0) {
            return Reading.JOINS;
        }
        boolean tells = reading instanceof Reading.Opens(Returned _);
        return switch (e.call()) {
            case "openat", "mmap", "munmap" ->
                    tells ? Rules.opens(new Answered(tid, e.call(), e.result())) : reading;
            case "read", "sendfile", "splice" -> {
                int fd = input(call);
                boolean ofFile = isFile(before, tid, fd);
                yield ofFile ? delivered(before, fd, e, open) : reading;
            }
            // the names of calls are an open set
            default -> reading;
        };
    }

    private static Reading delivered(Machine before, int fd, SysReturned e, Happening open) {
        int tid = e.at().tid();
        if (e.result() == 0) {
            return Rules.opens(new AtEnd(tid, fd));
        }
        if (open instanceof Found f && f.task() == tid) {
            return f.way() == Way.PASS
                    ? new Reading.Becomes(f.all(e.result(), pages(before, tid, fd, e.result())))
                    : Reading.JOINS;
        }
        return Rules.opens(new Got(tid, e.call(), fd, e.result(), true));
    }

    private static long pages(Machine before, int tid, int fd, long bytes) {
        return before.task(tid)
                .flatMap(t -> before.object(t, fd))
                .map(before.storage().files()::get)
                .map(file -> file.pages(bytes))
                .orElse(0L);
    }

    private static int input(Call call) {
        String name =
                switch (call.name()) {
                    case "sendfile" -> "in_fd";
                    case "splice" -> "fd_in";
                    // the names of calls are an open set
                    default -> "fd";
                };
        return (int) call.args().number(name).orElse(-1);
    }

    static boolean isFile(Machine before, int tid, int fd) {
        return before.task(tid)
                .flatMap(t -> before.object(t, fd))
                .map(object -> before.sockets().get(object))
                .map(s -> s.object().type() == ObjectType.FILE)
                .orElse(false);
    }

    /// The looks before the beginning belong to the opening.
    private static Reading sampled(Machine before, PageSampled e, Happening open) {
        boolean begins =
                before.tasks().values().stream().noneMatch(t -> t.figures().systemCalls() > 0);
        if (begins) {
            return Reading.JOINS;
        }
        long cached = e.cached() ? e.count() : 0;
        return open instanceof Looked l
                ? new Reading.Becomes(l.and(cached, e.count()))
                : Rules.opens(new Looked(cached, e.count()));
    }

    private static Reading lookedUp(Machine before, PageLookedUp e, Happening open) {
        int tid = e.at().tid();
        var way = way(before, tid);
        var file = before.storage().files().get(e.file());
        long count = file == null ? e.count() : file.there(e);
        return switch (e.outcome()) {
            case ABSENT -> Rules.opens(new Missed(tid, way, new Span(e.page(), count), Span.NONE));
            case MARKED -> Rules.opens(new ReadAhead(tid, way, e.page(), Span.NONE));
            case PRESENT -> {
                if (open instanceof Served s && s.task() == tid) {
                    yield new Reading.Becomes(s.with(e.page(), count));
                }
                if (open instanceof Found f && f.task() == tid) {
                    yield new Reading.Becomes(f.more(e.page(), count));
                }
                var call = before.task(tid).map(Task::call).orElse(null);
                var found =
                        new Found(
                                tid,
                                way,
                                call == null ? "" : call.name(),
                                call == null ? -1 : input(call),
                                new Span(e.page(), count),
                                0);
                boolean vain = open instanceof ReadAhead r && r.added().count() == 0;
                yield vain ? new Reading.Becomes(found) : Rules.opens(found);
            }
        };
    }

    /// Before tracepoints told of a miss, it is known by what comes into the page cache.
    private static Reading added(PageAdded e, Happening open) {
        return switch (open) {
            case Missed m when m.task() == e.at().tid() ->
                    new Reading.Becomes(m.adding(e.page(), e.count()));
            case ReadAhead r when r.task() == e.at().tid() ->
                    new Reading.Becomes(r.adding(e.page(), e.count()));
            case Faulted f when f.task() == e.at().tid() ->
                    Rules.opens(
                            new Missed(
                                    f.task(),
                                    Way.FAULT,
                                    new Span(f.page(), 1),
                                    new Span(e.page(), e.count())));
            // what a tracepoint has not announced
            default ->
                    Rules.opens(
                            new Missed(
                                    e.at().tid(),
                                    Way.OTHER,
                                    Span.NONE,
                                    new Span(e.page(), e.count())));
        };
    }

    /// Those of the pages that are in the page cache and were not mapped before.
    private static Reading mapped(Machine before, PageMapped e) {
        var file = before.storage().files().get(e.file());
        if (file == null) {
            return Rules.opens(new Mapped(e.at().tid(), new Span(e.page(), e.count()), e.count()));
        }
        var fresh = Span.NONE;
        for (var run : file.pages().within(e.page(), e.count())) {
            boolean cached = run.page().state() == Page.State.CACHED;
            boolean comes = cached || run.page().awaited();
            fresh = comes && !run.page().mapped() ? fresh.and(run.from(), run.count()) : fresh;
        }
        long known = file.pages().count(Page::mapped);
        return Rules.opens(new Mapped(e.at().tid(), fresh, known + fresh.count()));
    }

    private static Reading issued(Machine before, BlockIssued e, Happening open) {
        var pages = pages(before, e.device(), e.sector(), e.lengthBytes());
        if (open instanceof Ordered o && o.by() == e.at().tid()) {
            return new Reading.Becomes(o.and(pages, e.lengthBytes()));
        }
        boolean direct = direct(before, e.device(), e.sector());
        return Rules.opens(
                new Ordered(
                        e.at().tid(), e.device(), e.sector(), pages, e.lengthBytes(), 1, direct));
    }

    private static Reading completed(Machine before, BlockCompleted e, Happening open) {
        var pages = pages(before, e.device(), e.sector(), e.lengthBytes());
        return open instanceof Delivered d && d.woken() < 0
                ? new Reading.Becomes(d.and(pages, e.lengthBytes()))
                : Rules.opens(
                        new Delivered(
                                e.device(),
                                pages,
                                e.lengthBytes(),
                                1,
                                direct(before, e.device(), e.sector()),
                                -1));
    }

    private static Span pages(Machine before, String device, long sector, long bytes) {
        return before.storage()
                .fileAt(device, sector)
                .map((CachedFile f) -> new Span(f.pageAt(device, sector), f.pages(bytes)))
                .orElse(Span.NONE);
    }

    /// Whether nobody in the page cache waits for it.
    private static boolean direct(Machine before, String device, long sector) {
        return before.storage()
                .fileAt(device, sector)
                .map(f -> !f.awaits(device, sector))
                .orElse(false);
    }

    /// A copy out of a file, if it is one.
    private static @Nullable Reading copied(Machine before, Copied e, Happening open) {
        int tid = e.at().tid();
        Integer fd = e.fd();
        if (fd == null || !isFile(before, tid, fd)) {
            return null;
        }
        var forRing = RingRules.copiedPages(before, e, open);
        if (forRing != null) {
            return forRing;
        }
        if (open instanceof Served s && s.task() == tid) {
            return new Reading.Becomes(s.moving(e.lengthBytes()));
        }
        if (open instanceof Found f && f.task() == tid) {
            return new Reading.Becomes(f.moving(e.lengthBytes()));
        }
        return Rules.opens(new Found(tid, Way.READ, "read", fd, Span.NONE, e.lengthBytes()));
    }

    private static Way way(Machine before, int tid) {
        var call = before.task(tid).map(Task::call).orElse(null);
        if (call == null) {
            return Way.OTHER;
        }
        return switch (call.name()) {
            case "read", "pread64", "readv" -> Way.READ;
            case "sendfile", "splice" -> Way.PASS;
            case "page fault" -> Way.FAULT;
            // the names of calls are an open set
            default -> Way.OTHER;
        };
    }
}
