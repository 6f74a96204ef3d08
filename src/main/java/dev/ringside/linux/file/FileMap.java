package dev.ringside.linux.file;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.SyscallException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a file lies on its block device, as its file system says: `struct fiemap`.
public final class FileMap {
    private static final MethodHandle IOCTL =
            Libc.bindVariadic("ioctl", 2, INT, INT, LONG, POINTER);

    private static final long FS_IOC_FIEMAP = 0xC020660BL;
    private static final int FIEMAP_FLAG_SYNC = 1;
    private static final int MOST_EXTENTS = 256;

    // struct fiemap
    static final int FM_START = 0;
    static final int FM_LENGTH = 8;
    static final int FM_FLAGS = 16;
    static final int FM_MAPPED_EXTENTS = 20;
    static final int FM_EXTENT_COUNT = 24;
    static final int FM_SIZE = 32;

    // struct fiemap_extent
    static final int FE_LOGICAL = 0;
    static final int FE_PHYSICAL = 8;
    static final int FE_LENGTH = 16;
    static final int FE_FLAGS = 40;
    static final int FE_SIZE = 56;

    /// Merely the last one; every other flag means that the bytes cannot be read there directly.
    private static final int FIEMAP_EXTENT_LAST = 0x1;

    private static final int FIEMAP_EXTENT_MERGED = 0x1000;
    private static final int FIEMAP_EXTENT_SHARED = 0x2000;
    private static final int HARMLESS =
            FIEMAP_EXTENT_LAST | FIEMAP_EXTENT_MERGED | FIEMAP_EXTENT_SHARED;

    private FileMap() {}

    /// `int ioctl(int fd, FS_IOC_FIEMAP, struct fiemap *map)` for the whole file, after it was
    /// written to the disk.
    ///
    /// @return its extents in their order, at most 256; empty if its file system does not tell
    /// @throws dev.ringside.linux.SyscallException if `fd` is not open, or the disk fails
    /// @see <a href="https://docs.kernel.org/filesystems/fiemap.html">fiemap</a>
    public static Optional<List<Extent>> read(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            MemorySegment map = arena.allocate(FM_SIZE + (long) MOST_EXTENTS * FE_SIZE, Long.BYTES);
            map.set(LONG, FM_LENGTH, Long.MAX_VALUE);
            map.set(INT, FM_FLAGS, FIEMAP_FLAG_SYNC);
            map.set(INT, FM_EXTENT_COUNT, MOST_EXTENTS);
            int result = (int) IOCTL.invokeExact(state, fd, FS_IOC_FIEMAP, map);
            if (result < 0) {
                Errno errno = Libc.errno(state);
                return unknown(errno, fd);
            }
            return Optional.of(extents(map));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private static Optional<List<Extent>> unknown(Errno errno, int fd) {
        return switch (errno.name()) {
            // file systems that lie on no block device
            case "EOPNOTSUPP", "ENOTTY", "EINVAL" -> Optional.empty();
            default -> throw new SyscallException("ioctl(FIEMAP)", fd, errno);
        };
    }

    private static List<Extent> extents(MemorySegment map) {
        var extents = new ArrayList<Extent>();
        for (int i = 0; i < map.get(INT, FM_MAPPED_EXTENTS); i++) {
            MemorySegment extent = map.asSlice(FM_SIZE + (long) i * FE_SIZE, FE_SIZE);
            int flags = extent.get(INT, FE_FLAGS);
            extents.add(
                    new Extent(
                            extent.get(LONG, FE_LOGICAL),
                            extent.get(LONG, FE_PHYSICAL),
                            extent.get(LONG, FE_LENGTH),
                            (flags & ~HARMLESS) == 0));
        }
        return List.copyOf(extents);
    }
}
