package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The threads of a process.
public final class Threads {
    private Threads() {}

    /// Those of this process, at some instant during the call.
    public static SortedSet<Integer> ofThisProcess() throws IOException {
        SortedSet<Integer> tids = new TreeSet<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/task"))) {
            entries.forEach(entry -> tids.add(Integer.valueOf(entry.getFileName().toString())));
        }
        return tids;
    }

    /// The name of a thread; empty if `pid` has no such thread now.
    public static Optional<String> name(int pid, int tid) {
        Path comm = Path.of("/proc", Integer.toString(pid), "task", Integer.toString(tid), "comm");
        try {
            return Optional.of(Files.readString(comm).strip());
        } catch (IOException _) {
            return Optional.empty(); // that is how /proc says that there is none
        }
    }
}
