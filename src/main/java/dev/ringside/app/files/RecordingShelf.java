package dev.ringside.app.files;

import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/// The folder in which recordings are kept that nobody has saved, so that none is lost. Each has a
/// name of its own: the model, and when it was recorded. Not for the window's thread.
public final class RecordingShelf {
    /// So many are kept; then the oldest one goes.
    public static final int MOST = 200;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);
    private static final String ENDING = ".json.gz";
    private static final String OURS = "* ????-??-?? ??.??.??*" + ENDING;
    private static final int MOST_AT_ONCE = 1000;

    private final Path folder;
    private final ZoneId zone;

    /// The shelf in `folder`, which is made when there is something to keep.
    ///
    /// @param zone the time zone of the names
    public RecordingShelf(Path folder, ZoneId zone) {
        this.folder = folder.toAbsolutePath();
        this.zone = zone;
    }

    /// Keeps a recording.
    ///
    /// @return where
    public Path keep(Trace trace) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(folder.toString(), null, "Not a directory");
        }
        Path place = free(name(trace));
        TraceFile.save(trace, place);
        removeOldest();
        return place;
    }

    /// Whether a file is one of those on this shelf.
    public boolean holds(Path file) {
        return folder.equals(file.toAbsolutePath().getParent());
    }

    private String name(Trace trace) {
        var header = trace.header();
        String model = header.model().replaceAll("[^A-Za-z0-9-]", "");
        return (model.isEmpty() ? "recording" : model)
                + " "
                + MOMENT.format(moment(header.recorded()));
    }

    private java.time.ZonedDateTime moment(String recorded) {
        try {
            return Instant.parse(recorded).atZone(zone);
        } catch (DateTimeException e) {
            return Instant.now().atZone(zone); // the recording does not say when
        }
    }

    private Path free(String name) throws IOException {
        for (int n = 1; n < MOST_AT_ONCE; n++) {
            Path place = folder.resolve(n == 1 ? name + ENDING : name + " " + n + ENDING);
            if (!Files.exists(place)) {
                return place;
            }
        }
        throw new IOException("there are too many recordings called " + name);
    }

    /// What somebody else put here stays.
    private void removeOldest() throws IOException {
        var kept = new java.util.ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, OURS)) {
            files.forEach(kept::add);
        }
        kept.sort(Comparator.comparing(RecordingShelf::moment));
        for (Path old : kept.subList(0, Math.max(0, kept.size() - MOST))) {
            Files.deleteIfExists(old);
        }
    }

    /// The part of the name that says when, which sorts by time.
    private static String moment(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf(' '));
    }
}
