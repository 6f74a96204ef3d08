package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Turns what the kernel reports of the page cache, of disks and of page faults into facts. The
/// filters let only what is about the files under study come here.
///
/// The kernel has no event for a copy out of the page cache, so by rule `file-read` what a `read`
/// returns was copied before it returned; unless the file was opened with `O_DIRECT`, for then the
/// disk has written into the program's buffer.
final class FileDecoder {
    private static final Set<String> SYSTEMS =
            Set.of("filemap", "readahead", "block", "exceptions");
    private static final int SECTOR_BYTES = 512;
    private static final int MINOR_BITS = 20;
    private static final int PAGE_FAULT_PAGE_BITS = 12;

    /// Memory in which a file is mapped.
    private record Mapping(long address, long lengthBytes, long file) {
        boolean contains(long where) {
            return Long.compareUnsigned(where - address, lengthBytes) < 0;
        }
    }

    private final Stamps stamps;
    private final @Nullable ObservedFile file;
    private final boolean faultsKnown;
    private final Map<Integer, CallsInProgress.Call> entered = new HashMap<>();
    private final Set<Integer> cached = new HashSet<>();
    private @Nullable Mapping mapping;

    /// @param missing the tracepoints that this kernel lacks
    FileDecoder(Stamps stamps, Observed observed, Collection<String> missing) {
        this.stamps = stamps;
        file = observed.files().isEmpty() ? null : observed.files().getFirst();
        faultsKnown = !missing.contains("exceptions:page_fault_user");
    }

    /// Whether an event is one of these.
    static boolean takes(String event) {
        int colon = event.indexOf(':');
        return colon > 0 && SYSTEMS.contains(event.substring(0, colon));
    }

    /// Whether the bytes that a call hands to a socket are not copied: they stay in the page cache,
    /// and the socket only learns where they are.
    static boolean passesOn(CallsInProgress.@Nullable Call call) {
        return call != null && (call.name().equals("sendfile") || call.name().equals("splice"));
    }

    void decode(RingEvent event, Consumer<TraceEvent> facts) {
        switch (event.name()) {
            case "filemap:mm_filemap_add_to_page_cache" ->
                    facts.accept(
                            new PageAdded(stamps.of(event), inode(event), index(event), of(event)));
            case "filemap:mm_filemap_delete_from_page_cache" ->
                    facts.accept(
                            new PageRemoved(
                                    stamps.of(event), inode(event), index(event), of(event)));
            case "filemap:mm_filemap_get_pages" ->
                    lookedUp(
                            event,
                            event.number("last_index") - index(event) + 1,
                            LookUp.PRESENT,
                            facts);
            case "readahead:page_cache_sync_ra" ->
                    lookedUp(event, event.number("req_count"), LookUp.ABSENT, facts);
            case "readahead:page_cache_async_ra" ->
                    lookedUp(event, event.number("req_count"), LookUp.MARKED, facts);
            case "filemap:mm_filemap_map_pages" ->
                    facts.accept(
                            new PageMapped(
                                    stamps.of(event),
                                    inode(event),
                                    index(event),
                                    event.number("last_index") - index(event) + 1));
            case "filemap:mm_filemap_fault" -> {
                if (!faultsKnown) {
                    facts.accept(
                            new PageFault(
                                    stamps.of(event), null, inode(event), index(event), null));
                }
            }
            case "exceptions:page_fault_user" -> fault(event, facts);
            case "block:block_rq_issue" ->
                    facts.accept(
                            new BlockIssued(
                                    stamps.of(event),
                                    device(event),
                                    event.number("sector"),
                                    (int) event.number("bytes"),
                                    event.text("rwbs")));
            case "block:block_rq_complete" ->
                    facts.accept(
                            new BlockCompleted(
                                    stamps.of(event),
                                    device(event),
                                    event.number("sector"),
                                    (int) event.number("nr_sector") * SECTOR_BYTES,
                                    event.text("rwbs")));
            // others are recorded for those who read the raw text
            default -> {}
        }
    }

    void entered(RingEvent event, CallsInProgress.Call call) {
        if (file != null) {
            entered.put(event.pid(), call);
        }
    }

    void returned(RingEvent event, String name, long result, Consumer<TraceEvent> facts) {
        CallsInProgress.Call call = entered.remove(event.pid());
        if (call == null || !call.name().equals(name) || result < 0 || file == null) {
            return;
        }
        Integer fd = call.fd();
        switch (name) {
            case "openat" -> opened((int) result, call);
            case "close" -> cached.remove(fd);
            case "mmap" -> {
                if (fd != null && cached.contains(fd)) {
                    mapping = new Mapping(result, call.number("length"), file.inode());
                }
            }
            case "read", "pread64" -> {
                if (fd != null && copies(fd) && result > 0) {
                    facts.accept(copied(stamps, event, fd, result));
                }
            }
            // other calls are about no file
            default -> {}
        }
    }

    /// Whether what is read there is copied out of the page cache.
    boolean copies(int fd) {
        return cached.contains(fd);
    }

    /// A copy that must lie before `event`.
    static Copied copied(Stamps stamps, RingEvent event, int fd, long count) {
        Stamp at = stamps.inferred(event, "file-read");
        return new Copied(at, Direction.TO_USER, fd, (int) count, null);
    }

    private void opened(int fd, CallsInProgress.Call call) {
        if (String.valueOf(call.arguments().get("flags")).contains("O_DIRECT")) {
            cached.remove(fd);
        } else {
            cached.add(fd);
        }
    }

    private void lookedUp(RingEvent event, long count, LookUp outcome, Consumer<TraceEvent> facts) {
        facts.accept(
                new PageLookedUp(
                        stamps.of(event), inode(event), index(event), Math.max(1, count), outcome));
    }

    /// The run time beneath the program has page faults of its own, which are about no file.
    private void fault(RingEvent event, Consumer<TraceEvent> facts) {
        long address = event.number("address");
        if (mapping != null && mapping.contains(address)) {
            facts.accept(
                    new PageFault(
                            stamps.of(event),
                            address,
                            mapping.file(),
                            (address - mapping.address()) >> PAGE_FAULT_PAGE_BITS,
                            null));
        }
    }

    private static long inode(RingEvent event) {
        return event.number("i_ino");
    }

    private static long index(RingEvent event) {
        return event.number("index");
    }

    /// How many pages there are in what is added or removed as one; kernels before 6.1 know only
    /// single ones.
    private static long of(RingEvent event) {
        return event.format().has("order") ? 1L << event.number("order") : 1;
    }

    private static String device(RingEvent event) {
        long number = event.number("dev");
        return (number >> MINOR_BITS) + ":" + (number & ((1 << MINOR_BITS) - 1));
    }
}
