package dev.ringside.linux.tracefs;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mounted tracefs.
///
/// @param root where it is mounted
public record Tracefs(Path root) {
    private static final int HEADER_BYTES = 64 * 1024;
    private static final Pattern CPU = Pattern.compile("cpu(\\d+)");
    private static final Path USUAL_PLACE = Path.of("/sys/kernel/tracing");

    /// Looks for tracefs, and mounts it where it belongs if it is not mounted and this process may.
    public static TracefsAccess find() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new TracefsAccess.Refused(
                    "This is not Linux.", "Record on Linux; the recording opens everywhere.");
        }
        Optional<Path> mounted = mountPoint();
        if (mounted.isEmpty() && mount() instanceof Outcome.Failed(var errno)) {
            return new TracefsAccess.Refused(
                    "tracefs is not mounted, and mounting it failed: " + errno.name() + ".",
                    "Run as root: mount -t tracefs tracefs " + USUAL_PLACE);
        }
        return new Tracefs(mounted.orElse(USUAL_PLACE)).access();
    }

    /// Whether the kernel has an event.
    ///
    /// @param event `sched:sched_switch`
    public boolean hasEvent(String event) {
        return Files.isDirectory(eventFolder(root, event));
    }

    /// The CPUs that have a ring.
    public SortedSet<Integer> cpus() throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve("per_cpu"))) {
            return entries.map(entry -> CPU.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The folder of all instances.
    Path instances() {
        return root.resolve("instances");
    }

    /// The folder of an event under the root of tracefs or of an instance.
    static Path eventFolder(Path root, String event) {
        return root.resolve("events").resolve(event.replace(':', '/'));
    }

    /// The kernel gives these two files by one `read` from their beginning, and nothing to the
    /// next.
    static String readAtOnce(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES);
            channel.read(buffer);
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        }
    }

    private TracefsAccess access() {
        boolean usable = Files.isReadable(root) && Files.isWritable(instances());
        return usable
                ? new TracefsAccess.Granted(this)
                : new TracefsAccess.Refused(
                        "This user may not use " + root + ".",
                        "Run as root, for example with sudo.");
    }

    private static Outcome mount() {
        try (Syscalls calls = new Syscalls()) {
            return calls.mount("tracefs", USUAL_PLACE.toString());
        }
    }

    private static Optional<Path> mountPoint() {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            List<Path> all =
                    mounts.map(line -> line.split(" "))
                            .filter(words -> words.length > 2 && words[2].equals("tracefs"))
                            .map(words -> Path.of(words[1]))
                            .toList();
            return all.contains(USUAL_PLACE) ? Optional.of(USUAL_PLACE) : all.stream().findFirst();
        } catch (IOException _) {
            return Optional.empty(); // no /proc: then mounting says what is wrong
        }
    }
}
