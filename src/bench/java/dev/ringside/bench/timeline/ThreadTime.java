package dev.ringside.bench.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How long threads of this process were on a CPU. Other programs take part in how long a frame
/// lasts, but not in this.
final class ThreadTime {
    private static final Path TASKS = Path.of("/proc/self/task");

    private ThreadTime() {}

    /// Of all threads whose names begin so (the kernel keeps 15 letters of a name), in
    /// milliseconds.
    static double millis(String name) throws IOException {
        long nanos = 0;
        try (Stream<Path> tasks = Files.list(TASKS)) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("comm")).startsWith(name)) {
                    String used = Files.readString(task.resolve("schedstat"));
                    nanos += Long.parseLong(used.substring(0, used.indexOf(' ')));
                }
            }
        }
        return nanos / 1e6;
    }
}
