package dev.ringside.linux.perf;

import dev.ringside.linux.Errno;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says in words why the kernel refused, and what to do about it.
final class PerfRefusal {
    /// The highest level at which everybody may watch the switches of own threads. The kernel
    /// itself has no higher one; those of Debian and Ubuntu do.
    private static final int HIGHEST_OPEN_LEVEL = 2;

    private static final Path PARANOID = Path.of("/proc/sys/kernel/perf_event_paranoid");

    private PerfRefusal() {}

    /// `perf_event_open` failed with `errno`.
    static PerfAccess.Refused open(Errno errno, int tid) {
        return open(errno, tid, paranoid());
    }

    /// @param level what `kernel.perf_event_paranoid` says; null if it is not known
    static PerfAccess.Refused open(Errno errno, int tid, @Nullable Integer level) {
        return switch (errno.name()) {
            case "EACCES" ->
                    level != null && level > HIGHEST_OPEN_LEVEL ? onlyRoot(level) : others(tid);
            case "EPERM" ->
                    new PerfAccess.Refused(
                            "perf_event_open is forbidden here (EPERM), as containers do by their"
                                    + " seccomp profile.",
                            "Start the container with: docker run --cap-add PERFMON, or run"
                                    + " outside of it.");
            case "ENOSYS", "ENOENT", "EOPNOTSUPP" ->
                    new PerfAccess.Refused(
                            "This kernel has no perf_event_open (" + errno.name() + ").",
                            "Use a kernel that was built with CONFIG_PERF_EVENTS=y.");
            case "EINVAL" ->
                    new PerfAccess.Refused(
                            "This kernel does not report switches of threads (EINVAL).",
                            "Use Linux 4.3 or newer.");
            case "EMFILE", "ENFILE" ->
                    new PerfAccess.Refused(
                            "Too many files are open (" + errno.name() + ").",
                            "Allow more: ulimit -n 4096");
            case "ESRCH" -> new PerfAccess.Refused("There is no thread " + tid + ".", "");
            // the kernel may refuse for reasons that are not known here
            default ->
                    new PerfAccess.Refused(
                            "The kernel refuses to report switches: " + errno.name() + ".", "");
        };
    }

    /// The ring of `lengthBytes` could not be mapped.
    static PerfAccess.Refused map(Errno errno, long lengthBytes) {
        return errno.name().equals("EPERM")
                ? new PerfAccess.Refused(
                        "This user may not lock more memory for performance records (EPERM).",
                        "Run: sudo sysctl kernel.perf_event_mlock_kb=2048")
                : new PerfAccess.Refused(
                        "A ring of " + lengthBytes + " bytes cannot be mapped: " + errno.name(),
                        "Close other programs that measure, or free memory.");
    }

    private static PerfAccess.Refused onlyRoot(int level) {
        return new PerfAccess.Refused(
                "Only root may watch switches here: kernel.perf_event_paranoid is " + level + ".",
                "Run: sudo sysctl kernel.perf_event_paranoid=" + HIGHEST_OPEN_LEVEL);
    }

    private static PerfAccess.Refused others(int tid) {
        return new PerfAccess.Refused(
                "This user may not watch thread " + tid + " (EACCES); it may be another user's.",
                "Run both as the same user.");
    }

    private static @Nullable Integer paranoid() {
        try {
            return Integer.valueOf(Files.readString(PARANOID).strip());
        } catch (IOException | NumberFormatException _) {
            return null; // without the file nothing is known of a level
        }
    }
}
