package dev.ringside.app;

import dev.ringside.app.files.FileWish;
import dev.ringside.app.files.FileWish.Kind;
import dev.ringside.app.files.FileWords;
import dev.ringside.app.files.WholeFile;
import dev.ringside.app.session.Session;
import dev.ringside.tableau.SvgWriter;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// The stage as a picture for other programs: on the clipboard, or in a file.
final class StagePictures {
    /// Twice the size of the stage, so that it is sharp on a slide.
    private static final double SCALE = 2;

    private static final String SVG_TYPE = "image/svg+xml";

    private final Window window;
    private final Session session;
    private final FileDesk files;

    StagePictures(Window window, Session session, FileDesk files) {
        this.window = window;
        this.session = session;
        this.files = files;
    }

    /// Copies the picture: as an image, and as SVG for those who know that.
    void copy() {
        if (nothingToShow()) {
            return;
        }
        var tableau = window.tableau();
        var theme = session.settings().theme();
        var content = new ClipboardContent();
        content.putImage(PngPicture.draw(tableau, theme, SCALE));
        content.put(svgFormat(), ByteBuffer.wrap(svg(tableau, theme)));
        boolean copied = Clipboard.getSystemClipboard().setContent(content);
        window.say(NoticeBar.Sentence.of(copied ? "picture.copied" : "picture.uncopied"), !copied);
    }

    /// Saves the picture where somebody chooses, as what the file's name says.
    void save() {
        if (nothingToShow()) {
            return;
        }
        var tableau = window.tableau();
        var theme = session.settings().theme();
        var kinds =
                List.of(
                        new Kind(words("picture.svg"), List.of(".svg")),
                        new Kind(words("picture.png"), List.of(".png")));
        String name = "step-%02d.svg".formatted(session.step().number());
        var wish = new FileWish(words("picture.title"), null, name, kinds);
        files.askWhere(wish, file -> saveTo(wish.meant(file), tableau, theme));
    }

    private void saveTo(Path file, Tableau tableau, Theme theme) {
        boolean vector = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
        var drawn = vector ? null : PngPicture.draw(tableau, theme, SCALE);
        files.writing()
                .write(
                        () -> {
                            if (drawn == null) {
                                WholeFile.write(file, svg(tableau, theme));
                            } else {
                                WholeFile.write(file, png(drawn));
                            }
                            return file;
                        },
                        saved ->
                                window.say(
                                        NoticeBar.Sentence.of("files.saved", saved.toString()),
                                        false),
                        fault ->
                                window.say(
                                        texts -> FileWords.unwritable(file, fault, texts), true));
    }

    /// A picture of nothing is no use to anybody.
    private boolean nothingToShow() {
        if (session.empty()) {
            window.say(NoticeBar.Sentence.of("files.nothing"), true);
        }
        return session.empty();
    }

    private static byte[] svg(Tableau tableau, Theme theme) {
        return SvgWriter.write(tableau.withWays(), theme).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(WritableImage image) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", bytes);
        return bytes.toByteArray();
    }

    private static DataFormat svgFormat() {
        var known = DataFormat.lookupMimeType(SVG_TYPE);
        return known == null ? new DataFormat(SVG_TYPE) : known;
    }

    private String words(String key) {
        return window.texts().get(key);
    }
}
