package dev.ringside.lab.program;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.scenario.FileWork.Outlets;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.file.FileCalls;
import dev.ringside.linux.proc.MapRegions;
import dev.ringside.trace.ObjectType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The calls by which a model gets at a file.
///
/// Belongs to the server's thread.
public final class ProbedFiles {
    private static final int AT_FDCWD = -100;
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;
    private static final int PATH_BYTES = 4096;

    private final Syscalls calls;
    private final ProgramNotes notes;
    private final CallClock clock;
    private final FileCalls files;
    private final MemorySegment path;
    private final MemorySegment buffer;

    private ProbedFiles(ProbedSyscalls others) {
        calls = others.calls;
        notes = others.notes;
        clock = others.clock;
        // freed by the garbage collector: to free it could be a call that is recorded
        Arena arena = Arena.ofAuto();
        files = new FileCalls(arena);
        path = arena.allocate(PATH_BYTES);
        buffer = arena.allocate(others.buffer.byteSize(), FileCalls.getpagesize());
    }

    /// For a program that makes other calls, too; its buffer is as long as theirs.
    public static ProbedFiles of(ProbedSyscalls others) {
        return new ProbedFiles(others);
    }

    /// `int open(const char *path, O_RDONLY | O_CLOEXEC)`, with `O_DIRECT` if it shall go past the
    /// page cache.
    ///
    /// @return the descriptor
    /// @throws dev.ringside.linux.SyscallException if it cannot be opened
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
    public int openFile(Path file, boolean direct) {
        path.setString(0, file.toString());
        int flags = direct ? FileCalls.O_DIRECT : FileCalls.O_RDONLY;
        Outcome outcome =
                clock.time(
                        notes,
                        ProbedCall.OPENAT,
                        AT_FDCWD,
                        flags,
                        0,
                        () -> files.open(path, flags));
        int fd = (int) outcome.orThrow("open", -1);
        notes.opened(fd, ObjectType.FILE);
        return fd;
    }

    /// `ssize_t read(int fd, void *buf, size_t count)` into the program's buffer, which begins
    /// where a page begins.
    ///
    /// @return the bytes read, 0 at the end of the file
    /// @throws dev.ringside.linux.SyscallException if the disk fails
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
    public long readFile(int fd) {
        return readFile(fd, 0);
    }

    /// The same into the program's buffer from the byte `at` on.
    public long readFile(int fd, long at) {
        MemorySegment into = buffer.asSlice(at);
        Outcome outcome =
                clock.time(
                        notes, ProbedCall.READ, fd, into.byteSize(), 0, () -> calls.read(fd, into));
        if (outcome instanceof Done(long count) && count > 0) {
            notes.gotBytes(fd, into, (int) count);
        }
        return outcome.orThrow("read", fd);
    }

    /// Puts bytes at the beginning of the program's buffer. No system call.
    public void put(byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    }

    /// The program's buffer.
    public MemorySegment buffer() {
        return buffer;
    }

    /// The first `count` bytes of it.
    public MemorySegment got(long count) {
        return buffer.asSlice(0, count);
    }

    /// `void *mmap(void *addr, size_t length, PROT_READ, MAP_SHARED, int fd, 0)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
    public MemorySegment mmap(int fd, long lengthBytes) {
        Outcome outcome =
                clock.time(
                        notes,
                        ProbedCall.MMAP,
                        lengthBytes,
                        PROT_READ,
                        MAP_SHARED,
                        fd,
                        () -> files.mmap(fd, lengthBytes));
        return FileCalls.mapped(outcome.orThrow("mmap", fd), lengthBytes);
    }

    /// Reads a byte of each page of mapped memory, in their order. No system call.
    ///
    /// @return their sum: so that nobody leaves out to look at them
    public long touchAll(MemorySegment mapped) {
        long sum = 0;
        for (long at = 0; at < mapped.byteSize(); at += FileCalls.getpagesize()) {
            sum += mapped.get(ValueLayout.JAVA_BYTE, at);
        }
        return sum;
    }

    /// `int munmap(void *addr, size_t length)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">munmap(2)</a>
    public void munmap(MemorySegment mapped) {
        clock.time(notes, ProbedCall.MUNMAP, mapped.byteSize(), 0, 0, () -> files.munmap(mapped))
                .orThrow("munmap", -1);
    }

    /// `ssize_t sendfile(int out_fd, int in_fd, NULL, size_t count)`
    ///
    /// @return how many bytes; 0 at the end of the file
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
    public long sendfile(int out, int in, long count) {
        return clock.time(
                        notes,
                        ProbedCall.SENDFILE,
                        out,
                        in,
                        count,
                        () -> files.sendfile(out, in, count))
                .orThrow("sendfile", in);
    }

    /// `ssize_t splice(int fd_in, NULL, int fd_out, NULL, size_t len, 0)`; one of the two is a
    /// pipe.
    ///
    /// @return how many bytes; 0 at the end of the file
    /// @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
    public long splice(int in, int out, long count) {
        return clock.time(
                        notes,
                        ProbedCall.SPLICE,
                        in,
                        out,
                        count,
                        () -> files.splice(in, out, count))
                .orThrow("splice", in);
    }

    /// Where the file may be passed on to.
    public static Outlets outlets(FileWork work) {
        return Objects.requireNonNull(work.outlets(), "a model that passes a file on says so");
    }

    /// The calls by which a model hands over addresses, and what it finds out of its own address
    /// space.
    ///
    /// Belongs to the server's thread.
    public static final class Space {
        /// What a call may put at an address.
        public static final int COUNT_BYTES = 4096;

        private static final long MAP_BYTES = 1 << 16;

        // There is one such program at a time. To allocate memory later could be a call that is
        // recorded.
        private static final MemorySegment BUFFER = Arena.global().allocate(MAP_BYTES, COUNT_BYTES);
        private static final MemorySegment MAP = Arena.global().allocateFrom("/proc/self/maps");
        private static final FileCalls FILES = new FileCalls(Arena.global());

        private static final String PROGRAM = program();

        private final ProbedSyscalls others;
        private final SpaceNotes notes;
        private long filled;

        private Space(ProbedSyscalls others) {
            this.others = others;
            notes = new SpaceNotes(others.notes);
        }

        /// For a program that makes other calls, too.
        public static Space of(ProbedSyscalls others) {
            return new Space(others);
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

        /// `ssize_t read(int fd, void *buf, 4096)` to any address. Where the program may not write,
        /// the kernel does not either.
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
}
