package dev.ringside.lab.file;

import dev.ringside.lab.RefusedException;
import dev.ringside.linux.file.MountedOn;
import dev.ringside.linux.proc.ProcessIdentity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of this process's own on a disk, for files that go with it. Its name says which process
/// made it, so that the next one can remove what a killed one left.
final class ScratchFolder {
    private static final Pattern NAME = Pattern.compile("ringside-(\\d{1,9})-(\\d{1,18})");
    private static final String PRIVATE = "rwx------";

    private ScratchFolder() {}

    /// Makes one.
    ///
    /// @throws RefusedException if no file system here has a disk below it
    static Path make() throws RefusedException {
        Set<String> seen = new TreeSet<>();
        for (Path place : places()) {
            try {
                MountedOn on = MountedOn.of(place);
                if (on.hasDisk()) {
                    removeStale(place);
                    ProcessIdentity owner = ProcessIdentity.current();
                    String name = "ringside-" + owner.pid() + "-" + owner.startTime();
                    var rights = PosixFilePermissions.fromString(PRIVATE);
                    return Files.createDirectory(
                            place.resolve(name), PosixFilePermissions.asFileAttribute(rights));
                }
                seen.add(place + " (" + on.type() + ")");
            } catch (IOException e) {
                seen.add(place + " (it cannot be written)");
            }
        }
        throw RefusedException.notHere(
                "A file on a disk is needed, but none of these is on one: %s. Name a file that is"
                                .formatted(String.join(", ", seen))
                        + " with '--path', or point TMPDIR to a folder on a disk.");
    }

    /// Removes one with the files in it.
    static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // the next one tries again
        }
    }

    /// What is meant to last longer than memory comes first.
    private static Set<Path> places() {
        var places = new LinkedHashSet<Path>();
        String wanted = System.getenv("TMPDIR");
        if (wanted != null && !wanted.isEmpty()) {
            places.add(Path.of(wanted));
        }
        places.add(Path.of("/var/tmp"));
        places.add(Path.of(System.getProperty("java.io.tmpdir")));
        places.add(Path.of(System.getProperty("user.home")));
        places.add(Path.of("").toAbsolutePath());
        return places;
    }

    private static void removeStale(Path place) throws IOException {
        List<Path> stale;
        try (Stream<Path> entries = Files.list(place)) {
            stale = entries.filter(ScratchFolder::isStale).toList();
        }
        for (Path folder : stale) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isOwn(folder)) {
                remove(folder);
            }
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static boolean isStale(Path entry) {
        Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
        return name.matches()
                && !new ProcessIdentity(
                                Integer.parseInt(name.group(1)), Long.parseLong(name.group(2)))
                        .isAlive();
    }
}
