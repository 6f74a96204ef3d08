package dev.ringside.machine.storage;

import dev.ringside.machine.storage.Route.Stop;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// The files of a recording, and what the disks below them are busy with.
///
/// ```
///   disk ──request──▶ [ page cache of a file ] ──copy──▶ buffer of a program
///     └───────────────── O_DIRECT ──────────────────────────▲
/// ```
///
/// @param files the files by inode
/// @param requests what the disks have to do, by disk and sector
/// @param references how many bytes of files the pipes and sockets have been referred to, less what
///   has gone on from there
/// @param route how far the last request of a client has come
public record Storage(
        PSortedMap<Long, CachedFile> files,
        PSortedMap<String, DiskRequest> requests,
        PSortedMap<Long, Long> references,
        Route route) {
    /// Nothing is recorded of that.
    public static final Storage NONE =
            new Storage(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), Route.NONE);

    /// The file at a sector of a disk.
    public Optional<CachedFile> fileAt(String device, long sector) {
        return files.values().stream().filter(f -> f.pageAt(device, sector) >= 0).findFirst();
    }

    public Storage with(FileExtent e) {
        return file(e.file(), f -> f.with(e));
    }

    public Storage with(PageSampled e) {
        return file(e.file(), f -> f.sampled(e));
    }

    public Storage with(PageLookedUp e) {
        var stop = e.outcome() == LookUp.PRESENT ? Stop.FILLED : Stop.CACHE;
        return file(e.file(), f -> f.lookedUp(e)).on(route.to(stop));
    }

    public Storage with(PageAdded e) {
        return file(e.file(), f -> f.added(e));
    }

    public Storage with(PageRemoved e) {
        return file(e.file(), f -> f.removed(e.page(), e.count()));
    }

    public Storage with(PageMapped e) {
        return file(e.file(), f -> f.mapped(e.page(), e.count()));
    }

    /// What is touched is wanted; everything else that comes with it is read ahead.
    public Storage with(PageFault e) {
        Long page = e.page();
        return e.file() == null || page == null
                ? this
                : file(e.file(), f -> f.wanting(new CachedFile.Wanted(page, 1)));
    }

    public Storage with(BlockIssued e) {
        var request =
                new DiskRequest(e.device(), e.sector(), e.lengthBytes(), e.op(), e.at().nanos());
        var all = requests.plus(key(e.device(), e.sector()), request);
        var after = new Storage(files, all, references, route.to(Stop.DISK));
        return fileAt(e.device(), e.sector())
                .map(f -> after.file(f.inode(), g -> g.asked(page(g, e), e.lengthBytes())))
                .orElse(after);
    }

    private static long page(CachedFile file, BlockIssued e) {
        return file.pageAt(e.device(), e.sector());
    }

    /// A disk may do a request in parts.
    public Storage with(BlockCompleted e) {
        var key = key(e.device(), e.sector());
        var request = requests.get(key);
        var rest = requests.minus(key);
        long left = request == null ? 0 : request.lengthBytes() - e.lengthBytes();
        if (request != null && left > 0) {
            long sector = e.sector() + (e.lengthBytes() >> 9);
            var part =
                    new DiskRequest(e.device(), sector, left, request.op(), request.sinceNanos());
            rest = rest.plus(key(e.device(), sector), part);
        }
        var after = new Storage(files, rest, references, route.to(Stop.FILLED));
        return fileAt(e.device(), e.sector())
                .map(f -> after.file(f.inode(), g -> g.read(page(g, e), e.lengthBytes())))
                .orElse(after);
    }

    private static long page(CachedFile file, BlockCompleted e) {
        return file.pageAt(e.device(), e.sector());
    }

    /// After a file has changed; it is met first if nothing was known of it.
    Storage file(long inode, UnaryOperator<CachedFile> change) {
        var known = files.get(inode);
        var file = change.apply(known == null ? CachedFile.named(inode) : known);
        return new Storage(files.plus(inode, file), requests, references, route);
    }

    /// A call has copied bytes of a file to its program.
    public Storage copied(long inode, long bytes) {
        return file(inode, f -> f.copied(bytes)).on(route.to(Stop.COPIED));
    }

    /// A call has passed bytes of a file on.
    ///
    /// @param to the pipe or socket that refers to them now
    public Storage passed(long inode, long to, long bytes) {
        return file(inode, f -> f.passed(bytes)).referring(to, bytes);
    }

    /// A call has moved bytes from one pipe or socket to another: of those that belong to files,
    /// only the references.
    public Storage moved(long from, long to, long bytes) {
        long ofFiles = Math.min(bytes, references.getOrDefault(from, 0L));
        return ofFiles <= 0 ? this : referring(from, -ofFiles).referring(to, ofFiles);
    }

    private Storage referring(long object, long more) {
        long known = references.getOrDefault(object, 0L);
        return new Storage(files, requests, references.plus(object, known + more), route);
    }

    /// A file was mapped into the memory of a program.
    public Storage mapped(long inode, long bytes) {
        return file(inode, f -> f.inMemory(bytes));
    }

    /// Memory was unmapped. Which, a register says that is not recorded, so it is taken to be the
    /// mapping of the same length.
    public Storage unmapped(long bytes) {
        var next = this;
        for (var file : files.values()) {
            if (isMapped(file, bytes)) {
                next = next.file(file.inode(), f -> f.inMemory(0));
            }
        }
        return next;
    }

    /// Whether a file is mapped with that length.
    public boolean isMapped(long bytes) {
        return files.values().stream().anyMatch(file -> isMapped(file, bytes));
    }

    private static boolean isMapped(CachedFile file, long bytes) {
        return file.mappedBytes() > 0 && file.mappedBytes() == bytes;
    }

    private Storage on(Route newRoute) {
        return newRoute.equals(route) ? this : new Storage(files, requests, references, newRoute);
    }

    /// A server has got a connection: what comes over it is another request.
    public Storage connected() {
        return on(route.connected());
    }

    /// A client has handed a request to the network.
    public Storage asked() {
        return on(route.asked());
    }

    /// Bytes of a request have come into the queue of a server.
    public Storage requested() {
        return on(route.requested());
    }

    /// A server has taken a request out of its queue.
    public Storage taken() {
        return on(route.taken());
    }

    /// An answer is on its way to a client or waits for it, or has reached it.
    public Storage answered(boolean taken) {
        return on(route.to(taken ? Stop.CLIENT : Stop.ANSWER));
    }

    /// Whether it is a file that something is recorded of.
    public boolean knows(long object) {
        return files.containsKey(object);
    }

    private static String key(String device, long sector) {
        return device + " " + sector;
    }
}
