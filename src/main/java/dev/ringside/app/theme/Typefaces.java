package dev.ringside.app.theme;

import dev.ringside.tableau.Typeface;

import javafx.scene.text.Font;

import org.kordamp.ikonli.feather.Feather;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Loads the bundled typefaces.
public final class Typefaces {
    private static final String ICONS = "/META-INF/resources/feather/4.28/fonts/feather.ttf";

    private Typefaces() {}

    /// Loads them, in their order. To be called before anything else makes a font or a text.
    public static void load() {
        for (var face : Typeface.values()) {
            load(face);
        }
        load(ICONS, Feather.class);
    }

    private static void load(Typeface face) {
        load(face.resource(), Typefaces.class);
    }

    private static void load(String resource, Class<?> beside) {
        try (var in = beside.getModule().getResourceAsStream(resource.substring(1))) {
            if (in == null || Font.loadFont(in, 12) == null) {
                throw new IllegalStateException("the font " + resource + " cannot be loaded");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
