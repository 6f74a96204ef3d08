package dev.ringside.lab.file;

import dev.ringside.lab.RefusedException;
import dev.ringside.linux.file.FileCalls;
import dev.ringside.linux.file.PageCacheCalls;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/// Which pages of a file are in the page cache: looked at, and changed before a recording.
final class Residency {
    private static final Source MINCORE = new Source("program:mincore");
    private static final Source BOTH = new Source("program:mincore+cachestat");
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Path path;
    private final int fd;
    private final long inode;
    private final long lengthBytes;

    /// @param fd a descriptor of it that the program under study does not use
    Residency(Path path, int fd, long inode, long lengthBytes) {
        this.path = path;
        this.fd = fd;
        this.inode = inode;
        this.lengthBytes = lengthBytes;
    }

    /// Takes all its pages out of the page cache, and makes sure that they are.
    ///
    /// @throws RefusedException if the kernel keeps some
    void empty() throws RefusedException {
        try (Arena arena = Arena.ofConfined()) {
            var calls = new PageCacheCalls(arena);
            for (int i = 0; i < TRIES; i++) {
                calls.fsync(fd).orThrow("fsync", fd);
                calls.forget(fd).orThrow("posix_fadvise", fd);
                if (calls.mincore(fd, lengthBytes).isEmpty()
                        && calls.cachestat(fd).orElse(0) == 0) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw RefusedException.notHere(
                "The kernel keeps pages of '%s' in the page cache: another program may use that file."
                                .formatted(path)
                        + " Use '--how warm', or another file.");
    }

    /// Reads it, so that all its pages are in the page cache.
    ///
    /// @throws RefusedException if the kernel does not keep them
    void fill() throws RefusedException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            var cache = new PageCacheCalls(arena);
            for (int i = 0; i < TRIES; i++) {
                Files.readAllBytes(path);
                if (cache.mincore(fd, lengthBytes).cardinality() == pages()) {
                    return;
                }
            }
        }
        throw RefusedException.notHere(
                "The kernel does not keep '%s' in the page cache: there is too little memory."
                        .formatted(path));
    }

    /// Looks at it: one fact for each row of pages that are alike.
    ///
    /// @param nanos when, from the start of the trace
    List<PageSampled> look(long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            var calls = new PageCacheCalls(arena);
            BitSet there = calls.mincore(fd, lengthBytes);
            OptionalLong counted = calls.cachestat(fd);
            String raw =
                    "mincore="
                            + there.cardinality()
                            + "/"
                            + pages()
                            + (counted.isEmpty() ? "" : " nr_cache=" + counted.getAsLong());
            Source source = counted.isEmpty() ? MINCORE : BOTH;
            var at = new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, source, raw);
            var facts = new ArrayList<PageSampled>();
            for (int page = 0; page < pages(); ) {
                boolean cached = there.get(page);
                int next = cached ? there.nextClearBit(page) : there.nextSetBit(page);
                int end = next < 0 ? pages() : Math.min(next, pages());
                facts.add(
                        new PageSampled(
                                at, inode, page, end - page, cached, FileCalls.getpagesize()));
                page = end;
            }
            return facts;
        }
    }

    private int pages() {
        return (int) Math.ceilDiv(lengthBytes, FileCalls.getpagesize());
    }
}
