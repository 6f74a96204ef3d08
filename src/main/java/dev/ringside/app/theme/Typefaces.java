package dev.ringside.app.theme;

import dev.ringside.tableau.Typeface;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/// Loads the bundled typefaces.
///
/// JavaFX reads a font from a plain file where it lies. Any other one it copies to the folder for
/// temporary files first, which takes time, and stays there if the program is killed. So a plain
/// file is taken wherever there is one.
public final class Typefaces {
    /// The system property that names a folder with the fonts as plain files, as the packaged
    /// program has it.
    private static final String FOLDER = "ringside.fonts";

    private static final String ICONS = "/dev/ringside/assets/fonts/Feather.ttf";
    private static boolean loaded;

    private Typefaces() {}

    /// Loads them, in their order, unless they are loaded. To be called before anything else makes
    /// a font or a text.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (var face : Typeface.values()) {
            load(face.resource());
        }
        load(ICONS);
        loaded = true;
    }

    private static void load(String resource) {
        String file = plainFile(resource, Typefaces.class.getResource(resource));
        boolean read = file != null && Font.loadFont(file, 12) != null;
        if (!read && fromStream(resource) == null) {
            throw new IllegalStateException("the font " + resource + " cannot be loaded");
        }
    }

    /// The address of a font's file; null if it is in an archive.
    private static @Nullable String plainFile(String resource, @Nullable URL url) {
        if (url != null && url.getProtocol().equals("file")) {
            return url.toExternalForm();
        }
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return null;
        }
        Path file = Path.of(folder, resource.substring(resource.lastIndexOf('/') + 1));
        return Files.isReadable(file) ? file.toUri().toString() : null;
    }

    private static @Nullable Font fromStream(String resource) {
        try (var in = Typefaces.class.getModule().getResourceAsStream(resource.substring(1))) {
            return in == null ? null : Font.loadFont(in, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
