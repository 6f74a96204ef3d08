package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whose a thread is, and what it may: `/proc/TID/status`, at some instant during the call.
///
/// @param process the process that it belongs to
/// @param parent the process that started that one; 0 if none did
/// @param uids its users: real, effective, saved, of the file system
/// @param gids its groups likewise
/// @param capabilities the capabilities that it may use, a bit for each
/// @param fileOwner the user to whom the file belongs: root instead of the task's user if the
///   kernel protects the task from that user, as it does with set-user-id programs
public record TaskOwner(
        int process,
        int parent,
        List<Integer> uids,
        List<Integer> gids,
        long capabilities,
        int fileOwner) {
    public TaskOwner {
        uids = List.copyOf(uids);
        gids = List.copyOf(gids);
    }

    /// The owner of the thread that has `tid` now; empty if there is none.
    public static Optional<TaskOwner> of(int tid) {
        Path file = Path.of("/proc", Integer.toString(tid), "status");
        try {
            int owner = (Integer) Files.getAttribute(file, "unix:uid");
            return Optional.of(parse(Files.readString(file), owner));
        } catch (IOException _) {
            return Optional.empty(); // the file goes with the thread, even while it is being read
        }
    }

    private static TaskOwner parse(String status, int owner) {
        Map<String, String> values = new HashMap<>();
        status.lines()
                .map(line -> line.split(":", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> values.putIfAbsent(words[0], words[1].strip()));
        Function<String, String> value = key -> values.getOrDefault(key, "");
        return new TaskOwner(
                Integer.parseInt(value.apply("Tgid")),
                Integer.parseInt(value.apply("PPid")),
                numbers(value.apply("Uid")),
                numbers(value.apply("Gid")),
                Long.parseUnsignedLong(value.apply("CapPrm"), 16),
                owner);
    }

    /// User ids are unsigned: those above 2³¹ become negative, as everywhere in Java.
    private static List<Integer> numbers(String words) {
        return List.of(words.split("\\s+", -1)).stream().map(Integer::parseUnsignedInt).toList();
    }
}
