package dev.ringside.linux.proc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the files of one thread.
final class TaskStatusReader {
    private final int tid;
    private final Path folder;

    TaskStatusReader(int pid, int tid) {
        this.tid = tid;
        folder = Path.of("/proc", Integer.toString(pid), "task", Integer.toString(tid));
    }

    TaskStatus read() {
        String line = text("stat");
        ProcStat stat = line == null ? null : ProcStat.parse(line);
        List<String> call = words("syscall");
        List<String> times = words("schedstat");
        String status = text("status");
        return new TaskStatus(
                tid,
                stat == null ? null : stat.name(),
                stat == null ? null : stat.state(),
                waitingIn(text("wchan")),
                call.size() >= 3 ? Long.decode(call.getFirst()) : null,
                call.size() >= 3 ? hexadecimal(call.get(call.size() - 2)) : null,
                call.size() >= 3 ? hexadecimal(call.getLast()) : null,
                counter(status, "voluntary_ctxt_switches:"),
                counter(status, "nonvoluntary_ctxt_switches:"),
                times.size() >= 2 ? Long.valueOf(times.get(0)) : null,
                times.size() >= 2 ? Long.valueOf(times.get(1)) : null);
    }

    /// The kernel writes `0` for a task that does not sleep.
    private static @Nullable String waitingIn(@Nullable String wchan) {
        return wchan == null || wchan.equals("0") || wchan.isEmpty() ? null : wchan;
    }

    private static Long hexadecimal(String word) {
        return Long.parseUnsignedLong(word.substring("0x".length()), 16);
    }

    private static @Nullable Long counter(@Nullable String status, String key) {
        if (status == null) {
            return null;
        }
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.valueOf(line.substring(key.length()).strip()))
                .findFirst()
                .orElse(null);
    }

    private List<String> words(String file) {
        String text = text(file);
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private @Nullable String text(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException _) {
            return null; // refused, or the thread has ended: both mean not known
        }
    }
}
