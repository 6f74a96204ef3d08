package dev.ringside.app;

import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// What this program is: its name, its version, its licence, and whose work it stands on.
final class About extends VBox {
    /// Somebody else's work that is part of the program.
    private record Part(String name, String licence) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part("OpenJDK · OpenJFX", "GPL 2.0 with Classpath Exception"),
                    new Part("Ikonli · Jackson · picocli · JSpecify", "Apache 2.0"),
                    new Part("AtlantaFX · Feather · PCollections", "MIT"),
                    new Part("ControlsFX", "BSD 3-Clause"),
                    new Part("Inter · JetBrains Mono · Noto Sans SC", "SIL OFL 1.1"));

    private final Label title = new Label();
    private final Label line = new Label();
    private final Label licence = new Label();
    private final Label others = new Label();
    private final GridPane parts = new GridPane();
    private final Button close;

    /// @param onClose takes it away
    About(Runnable onClose) {
        setId("about");
        getStyleClass().add("sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        title.getStyleClass().add("page-title");
        others.getStyleClass().add("section-heading");
        parts.getStyleClass().add("key-grid");
        close = Parts.button(new Button(), "about-close", onClose, "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        var head = new HBox(title, Parts.space(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        getChildren().addAll(head, line, licence, others, parts);
    }

    void show(Texts texts) {
        title.setText("Ringside " + version());
        line.setText(texts.get("about.line"));
        licence.setText(texts.get("about.licence"));
        others.setText(texts.get("about.others"));
        Parts.explain(close, texts.get("notice.close"));
        parts.getChildren().clear();
        for (int i = 0; i < PARTS.size(); i++) {
            var licenceOfPart = new Label(PARTS.get(i).licence());
            licenceOfPart.getStyleClass().add("weak");
            parts.addRow(i, new Label(PARTS.get(i).name()), licenceOfPart);
        }
    }

    /// The program's version.
    static String version() {
        var properties = new Properties();
        try (var in = About.class.getResourceAsStream("/dev/ringside/assets/version.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
