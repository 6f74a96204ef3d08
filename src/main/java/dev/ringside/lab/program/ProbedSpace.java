package dev.ringside.lab.program;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.file.FileCalls;
import dev.ringside.linux.proc.MapRegions;
import dev.ringside.trace.ObjectType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The calls by which a model hands over addresses, and what it finds out of its own address space.
///
/// Belongs to the server's thread.
public final class ProbedSpace {
    /// What a call may put at an address.
    public static final int COUNT_BYTES = 4096;

    private static final long MAP_BYTES = 1 << 16;

    private static final int AT_FDCWD = -100;

    // There is one such program at a time. To allocate memory later could be a call that is
    // recorded.
    private static final MemorySegment BUFFER = Arena.global().allocate(MAP_BYTES, COUNT_BYTES);
    private static final MemorySegment MAP = Arena.global().allocateFrom("/proc/self/maps");
    private static final FileCalls FILES = new FileCalls(Arena.global());

    private static final String PROGRAM = program();

    private final ProbedSyscalls others;
    private final SpaceNotes notes;
    private long filled;

    private ProbedSpace(ProbedSyscalls others) {
        this.others = others;
        notes = new SpaceNotes(others.notes);
    }

    /// For a program that makes other calls, too.
    public static ProbedSpace of(ProbedSyscalls others) {
        return new ProbedSpace(others);
    }

    /// Opens the map of the program's own address space.
    ///
    /// @return the descriptor
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html">proc_pid_maps(5)</a>
    public int openFile() {
        Outcome outcome =
                others.clock.time(
                        others.notes,
                        ProbedCall.OPENAT,
                        AT_FDCWD,
                        FileCalls.O_RDONLY,
                        0,
                        () -> FILES.open(MAP, FileCalls.O_RDONLY));
        int fd = (int) outcome.orThrow("open", -1);
        others.notes.opened(fd, ObjectType.FILE);
        return fd;
    }

    /// `ssize_t read(int fd, void *buf, 4096)` to any address. Where the program may not write, the
    /// kernel does not either.
    ///
    /// @return the bytes read; 0 at the end of the file; -1 for `EFAULT`
    /// @throws dev.ringside.linux.SyscallException if it fails otherwise
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
    public long readFile(int fd, long address) {
        boolean own = address == next();
        if (!own || filled == 0) {
            notes.handed(address);
        }
        MemorySegment into = FileCalls.mapped(address, COUNT_BYTES);
        Outcome outcome =
                others.clock.time(
                        others.notes,
                        ProbedCall.READ,
                        fd,
                        COUNT_BYTES,
                        0,
                        () -> others.calls.read(fd, into));
        if (outcome instanceof Failed(Errno errno) && errno.name().equals("EFAULT")) {
            return -1;
        }
        if (own && outcome instanceof Done(long count) && count > 0) {
            others.notes.gotBytes(fd, into, (int) count);
            filled += count;
        }
        return outcome.orThrow("read", fd);
    }

    /// The address where the program's own buffer goes on.
    public long next() {
        return BUFFER.address() + Math.min(filled, BUFFER.byteSize() - COUNT_BYTES);
    }

    /// Says which regions are in the map that was read. No system call.
    public void noteRegions() {
        byte[] read = BUFFER.asSlice(0, filled).toArray(JAVA_BYTE);
        MapRegions.of(new String(read, StandardCharsets.ISO_8859_1), PROGRAM)
                .forEach(notes::mapped);
    }

    private static String program() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/exe")).toString();
        } catch (IOException e) {
            return ""; // then it counts among the libraries
        }
    }
}
