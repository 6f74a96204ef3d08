package dev.ringside.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What a file is stored on.
///
/// @param type the file system, `ext4`
/// @param major the major number of the device that the file names; 0 if that is none of its own
/// @param minor the minor number
public record MountedOn(String type, int major, int minor) {
    /// File systems that keep their files in memory, or make them up.
    private static final Set<String> WITHOUT_DISK =
            Set.of("tmpfs", "ramfs", "devtmpfs", "hugetlbfs", "proc", "sysfs", "tracefs");

    private static final int MINOR_LOW_BITS = 8;
    private static final int MINOR_LOW = 0xff;
    private static final int MAJOR = 0xfff;
    private static final int MINOR_HIGH = 0xfff00;
    private static final int MINOR_HIGH_SHIFT = 12;

    /// What `file` is stored on.
    ///
    /// @throws IOException if there is no such file
    public static MountedOn of(Path file) throws IOException {
        long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        int major = (int) (device >> MINOR_LOW_BITS) & MAJOR;
        int minor = (int) ((device & MINOR_LOW) | ((device >> MINOR_HIGH_SHIFT) & MINOR_HIGH));
        return new MountedOn(Files.getFileStore(file).type(), major, minor);
    }

    /// Whether there is a disk below it at all.
    public boolean hasDisk() {
        return !WITHOUT_DISK.contains(type);
    }
}
