package dev.ringside.app.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

/// The file in which settings are kept, as one JSON object.
///
/// Several programs may use it at a time: each changes what it has to change in what the file says
/// by then, and replaces the file in one step. Not for the window's thread.
public final class SettingsFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_ASIDE = 100;

    private final Path file;

    /// The settings in `file`, which need not be there.
    public SettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// What the file says.
    ///
    /// @param remembered what is remembered; nothing if there is trouble
    /// @param trouble what is wrong with the file; null if nothing is
    public record Reading(Remembered remembered, @Nullable Trouble trouble) {}

    /// Reads the file. If it makes no sense it is put aside.
    public Reading read() {
        try {
            if (!Files.exists(file)) {
                return new Reading(Remembered.nothing(), null);
            }
            if (Files.size(file) > MOST_BYTES) {
                return new Reading(Remembered.nothing(), putAside());
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Reading(new Remembered(JsonTree.read(text)), null);
        } catch (IllegalArgumentException e) {
            return new Reading(Remembered.nothing(), putAside());
        } catch (IOException e) {
            return new Reading(Remembered.nothing(), new Trouble.Unreadable(file));
        }
    }

    /// Changes what the file says.
    ///
    /// @throws IOException if it cannot be written; it is as before then
    public void change(UnaryOperator<Remembered> change) throws IOException {
        var reading = read();
        if (reading.trouble() instanceof Trouble.Unreadable) {
            throw new IOException(file + " cannot be read");
        }
        String text = JsonTree.write(change.apply(reading.remembered()).values());
        Path place = Files.exists(file) ? file.toRealPath() : file; // it may be a link
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(place.getParent(), ".settings", ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(
                    part,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The file, for those who have to speak of it.
    Path file() {
        return file;
    }

    private Trouble putAside() {
        try {
            for (int n = 1; n < MOST_ASIDE; n++) {
                String name = "%s.broken%s".formatted(file.getFileName(), n == 1 ? "" : "-" + n);
                Path aside = file.resolveSibling(name);
                if (!Files.exists(aside)) {
                    Files.move(file, aside);
                    return new Trouble.Broken(file, aside);
                }
            }
        } catch (IOException e) {
            return new Trouble.Unreadable(file); // it stays where it is, so it is left alone
        }
        return new Trouble.Unreadable(file);
    }
}
