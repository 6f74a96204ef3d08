package dev.ringside.lab.file;

import dev.ringside.lab.Refusal;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.probe.ObservedFile;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.scenario.FileWork.Outlets;
import dev.ringside.lab.scenario.Http;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.file.FileCalls;
import dev.ringside.linux.file.PageCacheCalls;
import dev.ringside.linux.proc.Descriptors;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The file that the program of an experiment reads, and one like it to rehearse with.
///
/// The experiment has descriptors of its own for both, of which the program knows nothing.
public final class StudiedFile implements AutoCloseable {
    private static final Source FIEMAP = new Source("program:FIEMAP");
    private static final int SECTOR_BYTES = 512;
    private static final String WARM = "warm";
    private static final String MAPPED = "mmap";
    private static final long MOST_PASSED_BYTES = 1 << 17;
    private static final int MSG_DONTWAIT = 0x40;
    private static final String HTML = "<!doctype html>\n<title>Ringside</title>\n<pre>\n";
    private static final String REHEARSAL = "rehearsal";

    private static final int NONE = -1;

    private final Path folder;
    private final FileWork work;
    private final FileWork rehearsal;
    private final int fd;
    private final Residency residency;
    private final @Nullable ObservedFile observed;

    /// A descriptor of what it rehearses with, if that shall be cold each time; else [#NONE].
    private final int rehearsed;

    private StudiedFile(
            Path folder,
            FileWork work,
            FileWork rehearsal,
            int fd,
            int rehearsed,
            @Nullable ObservedFile observed) {
        this.folder = folder;
        this.work = work;
        this.rehearsal = rehearsal;
        this.fd = fd;
        this.rehearsed = rehearsed;
        this.observed = observed;
        residency = new Residency(work.path(), fd, work.inode(), work.lengthBytes());
    }

    /// Makes or checks the file of a model that reads one, as its scenario wants it: in the page
    /// cache, or not at all.
    ///
    /// @param tracepoints whether the kernel's tracepoints will be recorded
    /// @return empty if the model reads none
    /// @throws RefusedException if there is no such file, or it cannot be on a disk
    public static Optional<StudiedFile> of(IoModel model, Scenario scenario, boolean tracepoints)
            throws RefusedException {
        if (!model.subsystems(scenario).contains(Subsystem.FILES)) {
            return Optional.empty();
        }
        Path folder = ScratchFolder.make();
        try {
            return Optional.of(made(folder, model, scenario, tracepoints));
        } catch (RefusedException e) {
            ScratchFolder.remove(folder);
            throw e;
        } catch (IOException e) {
            ScratchFolder.remove(folder);
            throw RefusedException.notHere(
                    "The file cannot be made ready: %s.".formatted(e.getMessage()));
        }
    }

    private static StudiedFile made(
            Path folder, IoModel model, Scenario scenario, boolean tracepoints)
            throws RefusedException, IOException {
        String named = scenario.conduct().own("path");
        int bytes = model.fileBytes(scenario);
        Path path = named.isEmpty() ? folder.resolve(model.fileName()) : OwnFile.check(named);
        if (named.isEmpty()) {
            checkSize(bytes);
            write(path, bytes, model.speaksHttp() ? HTML : "", scenario.seed());
        }
        if (model.speaksHttp()) {
            checkRoom(Files.size(path), scenario.bufferBytes());
        }
        Path other = folder.resolve(REHEARSAL);
        write(other, (int) Files.size(path), "", scenario.seed());
        String how = scenario.conduct().own("how");
        boolean passes = how.equals("sendfile") || how.equals("splice");
        if (passes && Files.size(path) > MOST_PASSED_BYTES) {
            throw new RefusedException(
                    new Refusal(
                            ("With '--how %s' the file may have at most %,d bytes: nobody reads"
                                            + " them from the socket, and it has no room for more.")
                                    .formatted(how, MOST_PASSED_BYTES),
                            Refusal.WRONG_REQUEST));
        }
        if (how.equals("direct") && scenario.bufferBytes() % FileCalls.getpagesize() != 0) {
            throw new RefusedException(
                    new Refusal(
                            "With '--how direct', '--buffer' must be a multiple of %,d: the disk writes"
                                            .formatted(FileCalls.getpagesize())
                                    + " into it directly.",
                            Refusal.WRONG_REQUEST));
        }
        try (Arena arena = Arena.ofConfined()) {
            var files = new FileCalls(arena);
            int fd = open(files, arena, path);
            if (!named.isEmpty()) {
                OwnFile.checkRights(path);
            }
            long inode = Descriptors.inode(fd);
            ObservedFile observed =
                    tracepoints ? DiskPlace.of(path, fd, inode, how.equals(MAPPED)) : null;
            var work = new FileWork(path, inode, Files.size(path), passes ? outlets(files) : null);
            var rehearsal =
                    new FileWork(
                            other, inode(other), Files.size(other), passes ? outlets(files) : null);
            int rehearsed = model.readsFile(scenario) ? open(files, arena, other) : NONE;
            if (rehearsed != NONE) {
                new Residency(other, rehearsed, inode(other), Files.size(other)).empty();
            }
            var made = new StudiedFile(folder, work, rehearsal, fd, rehearsed, observed);
            if (how.equals(WARM)) {
                made.residency.fill();
            } else {
                made.residency.empty();
            }
            return made;
        }
    }

    private static void checkSize(int bytes) throws RefusedException {
        int page = FileCalls.getpagesize();
        if (bytes < page) {
            throw new RefusedException(
                    new Refusal(
                            "The file that is made needs at least a page: '--size' must be %,d or more."
                                    .formatted(page),
                            Refusal.WRONG_REQUEST));
        }
    }

    private static void checkRoom(long bytes, int bufferBytes) throws RefusedException {
        if (bytes + Http.HEAD_BYTES > bufferBytes) {
            throw new RefusedException(
                    new Refusal(
                            ("The whole answer has to fit into the server's buffer of %,d bytes:"
                                            + " the file may have at most %,d.")
                                    .formatted(bufferBytes, bufferBytes - Http.HEAD_BYTES),
                            Refusal.WRONG_REQUEST));
        }
    }

    /// What the program is handed.
    public FileWork work() {
        return work;
    }

    /// What it rehearses with.
    public FileWork rehearsal() {
        return rehearsal;
    }

    /// As a probe needs it; empty if it is not known where on a disk it lies.
    public Optional<ObservedFile> observed() {
        return Optional.ofNullable(observed);
    }

    /// What a descriptor of it refers to.
    public KernelObject object() {
        String path = work.path().toString();
        return new KernelObject(work.inode(), ObjectType.FILE, null, null, path);
    }

    /// What is open besides, by descriptor, before the program begins.
    public Map<Integer, KernelObject> outlets() {
        var all = new TreeMap<Integer, KernelObject>();
        Outlets outlets = work.outlets();
        if (outlets != null) {
            for (int end : List.of(outlets.socket(), outlets.peer())) {
                all.put(end, object(end, ObjectType.UNIX));
            }
            for (int end : List.of(outlets.pipeRead(), outlets.pipeWrite())) {
                all.put(end, object(end, ObjectType.PIPE));
            }
        }
        return all;
    }

    /// Where it lies on its disk, as facts.
    public List<TraceEvent> extents() {
        var facts = new ArrayList<TraceEvent>();
        if (observed != null) {
            var at = new Stamp(0, Stamp.UNKNOWN, Stamp.UNKNOWN, FIEMAP, null);
            for (ObservedFile.Sectors part : observed.sectors()) {
                facts.add(
                        new FileExtent(
                                at,
                                work.inode(),
                                part.offsetBytes(),
                                part.count() * SECTOR_BYTES,
                                observed.diskName(),
                                part.first()));
            }
        }
        return facts;
    }

    /// Takes out what a rehearsal has passed on, and, if it shall be cold again, what it has left
    /// in the page cache.
    public void drain(Syscalls calls) {
        if (rehearsed != NONE) {
            try (Arena arena = Arena.ofConfined()) {
                new PageCacheCalls(arena).forget(rehearsed).orThrow("posix_fadvise", rehearsed);
            }
        }
        Outlets outlets = rehearsal.outlets();
        if (outlets != null) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment into = arena.allocate(MOST_PASSED_BYTES);
                while (calls.recv(outlets.peer(), into, MSG_DONTWAIT) instanceof Outcome.Done) {
                    // until there is nothing left
                }
            }
        }
    }

    /// Which of its pages are in the page cache now.
    ///
    /// @param nanos when that is, from the start of the trace
    public List<PageSampled> look(long nanos) {
        return residency.look(nanos);
    }

    /// What [#look] has told at a time by another clock's zero.
    ///
    /// @param originNanos what becomes 0
    public static PageSampled since(long originNanos, PageSampled e) {
        Stamp at = e.at();
        long nanos = at.nanos() - originNanos;
        var stamp = new Stamp(nanos, at.cpu(), at.tid(), at.source(), at.raw());
        return new PageSampled(stamp, e.file(), e.page(), e.count(), e.cached(), e.pageBytes());
    }

    /// Removes what was made.
    @Override
    public void close() {
        try (var calls = new Syscalls()) {
            calls.close(fd);
            if (rehearsed != NONE) {
                calls.close(rehearsed);
            }
        }
        ScratchFolder.remove(folder);
    }

    private static Outlets outlets(FileCalls files) {
        FileCalls.Pair sockets = files.socketpair();
        FileCalls.Pair pipe = files.pipe();
        return new Outlets(sockets.first(), sockets.second(), pipe.first(), pipe.second());
    }

    private static KernelObject object(int fd, ObjectType type) {
        try {
            return new KernelObject(Descriptors.inode(fd), type, null, null, null);
        } catch (IOException e) {
            throw new IllegalStateException("descriptor " + fd + " is not open", e);
        }
    }

    private static long inode(Path path) throws IOException {
        return (Long) Files.getAttribute(path, "unix:ino");
    }

    private static int open(FileCalls files, Arena arena, Path path) {
        MemorySegment name = arena.allocateFrom(path.toString());
        return (int) files.open(name, FileCalls.O_RDONLY).orThrow("open", -1);
    }

    /// Lines of text, so that whoever looks at the bytes knows where they are from.
    private static void write(Path path, int bytes, String before, long seed) throws IOException {
        var text = new StringBuilder(bytes + 64).append(before);
        for (int line = 0; text.length() < bytes; line++) {
            text.append("line ").append(line).append(" of file ").append(seed).append('\n');
        }
        text.setLength(bytes);
        Files.write(path, text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
