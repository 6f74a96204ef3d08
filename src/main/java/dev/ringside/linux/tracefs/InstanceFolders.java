package dev.ringside.linux.tracefs;

import dev.ringside.linux.proc.ProcessIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folders in `instances`. The name of each of ours says which process made it, so that the
/// next one can remove what a killed one left.
final class InstanceFolders {
    private static final String PREFIX = "ringside-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-(\\d{1,18})-\\d+");
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final int TRIES = 50;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private InstanceFolders() {}

    /// Makes a new one.
    static Path make(Tracefs tracefs) throws IOException {
        ProcessIdentity owner = ProcessIdentity.current();
        String name = PREFIX + owner.pid() + "-" + owner.startTime() + "-";
        int number = COUNT.incrementAndGet();
        return Files.createDirectory(tracefs.instances().resolve(name + number));
    }

    /// Removes those of processes that do not run any more, and returns how many.
    static int removeStale(Tracefs tracefs) throws IOException {
        int removed = 0;
        try (Stream<Path> entries = Files.list(tracefs.instances())) {
            for (Path entry : entries.filter(InstanceFolders::isStale).toList()) {
                removed += remove(entry) ? 1 : 0;
            }
        }
        return removed;
    }

    /// How many there are of ours.
    static int count(Tracefs tracefs) throws IOException {
        try (Stream<Path> entries = Files.list(tracefs.instances())) {
            return (int) entries.filter(entry -> name(entry).matches()).count();
        }
    }

    /// The kernel frees the events and filters with the folder. It is busy for a moment after its
    /// last reader has gone.
    ///
    /// @return false if it is in use still
    static boolean remove(Path folder) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Files.delete(folder);
                return true;
            } catch (NoSuchFileException _) {
                return true; // another process was faster
            } catch (FileSystemException _) {
                if (i + 1 < TRIES) {
                    LockSupport.parkNanos(BUSY.toNanos());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + folder, e);
            }
        }
        return false;
    }

    private static boolean isStale(Path entry) {
        Matcher name = name(entry);
        return name.matches()
                && !new ProcessIdentity(
                                Integer.parseInt(name.group(1)), Long.parseLong(name.group(2)))
                        .isAlive();
    }

    private static Matcher name(Path entry) {
        return NAME.matcher(entry.getFileName().toString());
    }
}
