package dev.ringside.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The disk below a file system, as the kernel's tracepoints about block devices name it.
///
/// @param major its major number
/// @param minor its minor number
/// @param name the kernel's name, `vda`
/// @param firstSector the sector of it, of 512 bytes, at which the file system's partition begins;
///   0 if that has the whole disk
public record BlockDevice(int major, int minor, String name, long firstSector) {
    private static final Path DEVICES = Path.of("/sys/dev/block");
    private static final int MINOR_BITS = 20;

    /// The disk that has the block device `major:minor`, which may be a partition of it.
    ///
    /// @return empty if there is no such block device, or if it has no disk of its own: its
    ///   requests are handed on to other devices, as device mapper and RAID do
    public static Optional<BlockDevice> of(int major, int minor) {
        Path device = DEVICES.resolve(major + ":" + minor);
        try {
            if (!Files.exists(device)) {
                return Optional.empty();
            }
            Path real = device.toRealPath();
            boolean part = Files.exists(real.resolve("partition"));
            long first = part ? Long.parseLong(read(real.resolve("start"))) : 0;
            Path disk = part ? Objects.requireNonNull(real.getParent()) : real;
            if (Files.exists(disk.resolve("dm")) || Files.exists(disk.resolve("md"))) {
                return Optional.empty();
            }
            String[] numbers = read(disk.resolve("dev")).split(":", -1);
            return Optional.of(
                    new BlockDevice(
                            Integer.parseInt(numbers[0]),
                            Integer.parseInt(numbers[1]),
                            String.valueOf(disk.getFileName()),
                            first));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // a kernel that says it otherwise is not known here
        }
    }

    /// The number by which the kernel's tracepoints name it: `dev_t`.
    public long number() {
        return number(major, minor);
    }

    /// The number of a device.
    public static long number(int major, int minor) {
        return ((long) major << MINOR_BITS) | minor;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
