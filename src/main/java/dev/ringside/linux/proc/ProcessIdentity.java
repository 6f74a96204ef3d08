package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One process for ever: ids are used again, a pair of id and start time is not.
///
/// @param pid the process id
/// @param startTime when it started, in clock ticks since the computer did
public record ProcessIdentity(int pid, long startTime) {
    /// The process that has `pid` now; empty if there is none.
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(new ProcessIdentity((int) pid, ProcStat.parse(line).startTime()));
        } catch (IOException _) {
            return Optional.empty(); // the file goes with the process, even while it is being read
        }
    }

    /// This process.
    public static ProcessIdentity current() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("/proc does not show this process"));
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
