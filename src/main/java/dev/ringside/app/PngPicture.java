package dev.ringside.app;

import dev.ringside.app.files.WholeFile;
import dev.ringside.app.stage.StageView;
import dev.ringside.app.stage.Transition;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import javax.imageio.ImageIO;

/// Draws a tableau into a PNG file, without a window and without a display.
public final class PngPicture {
    private PngPicture() {}

    /// Writes `tableau`, `scale` times as large as it is nominally.
    ///
    /// It starts JavaFX without a display if it does not run yet. Not to be called by JavaFX's own
    /// thread.
    ///
    /// @throws IOException if the file cannot be written
    /// @throws IllegalStateException if JavaFX does not start here; the message is a sentence
    public static void write(Tableau tableau, Theme theme, Path file, double scale)
            throws IOException {
        Headless.start();
        var drawn = new CompletableFuture<BufferedImage>();
        Platform.runLater(() -> {
            try {
                drawn.complete(SwingFXUtils.fromFXImage(draw(tableau, theme, scale), null));
            } catch (RuntimeException e) {
                drawn.completeExceptionally(e);
            }
        });
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(drawn.get(), "png", bytes);
            WholeFile.write(file, bytes.toByteArray());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the picture cannot be drawn", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while drawing " + file, e);
        }
    }

    /// Ends JavaFX, without which the program would not end. Nothing can be drawn afterwards.
    public static void end() {
        Headless.stop();
    }

    /// Draws `tableau`; for JavaFX's own thread.
    static WritableImage draw(Tableau tableau, Theme theme, double scale) {
        var stage = new StageView();
        var scene = new Scene(stage, tableau.width() * scale, tableau.height() * scale);
        StyleSheets.apply(theme, scene);
        stage.show(tableau.withWays(), Transition.NONE);
        return scene.snapshot(null);
    }
}
