package dev.ringside.app.tour;

import dev.ringside.app.PngPicture;
import dev.ringside.tableau.SvgWriter;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Draws the pictures of a tour: each as SVG, for which nothing is needed, and as PNG as long as
/// there is time. A computer without a display may also lack what PNG needs, such as FreeType.
final class TourPictures implements AutoCloseable {
    private final Duration patience;
    private final long beganNanos = System.nanoTime();
    private String whyNoPng = "";
    private boolean started;

    /// @param patience how long it may draw PNG
    TourPictures(Duration patience) {
        this.patience = patience;
    }

    /// Why there is no PNG; empty if there is.
    String whyNoPng() {
        return whyNoPng;
    }

    /// Draws a picture.
    ///
    /// @param name its file, without the ending
    void draw(Tableau picture, Path name) throws IOException {
        Path vector = name.resolveSibling(name.getFileName() + ".svg");
        Files.writeString(vector, SvgWriter.write(picture, Theme.LIGHT));
        if (whyNoPng.isEmpty() && System.nanoTime() - beganNanos < patience.toNanos()) {
            png(picture, name.resolveSibling(name.getFileName() + ".png"));
        }
    }

    /// Ends JavaFX, without which the program would not end.
    @Override
    public void close() {
        if (started) {
            PngPicture.end();
        }
    }

    private void png(Tableau picture, Path file) throws IOException {
        try {
            started = true;
            PngPicture.write(picture, Theme.LIGHT, file, 1);
        } catch (RuntimeException | LinkageError e) {
            whyNoPng = String.valueOf(e.getMessage());
            started = false;
            Files.deleteIfExists(file);
        }
    }
}
