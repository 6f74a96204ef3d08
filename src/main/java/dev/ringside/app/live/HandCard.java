package dev.ringside.app.live;

import dev.ringside.app.theme.Texts;

import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What lies on a client's card: its text, and the button that sends it.
///
/// ```
///   client 1   BLOCKED · S           client 5  [hello   ]
///   [hello               ][Send]     READY        [Send]
/// ```
final class HandCard {
    private static final double ROOMY_EM = 6.4;
    private static final double MARGIN_EM = 0.7;
    private static final double GAP_EM = 0.4;

    private final int client;
    private final int mostBytes;
    private final TextField text = new TextField();
    private final Button send = new Button();
    private Texts texts;

    /// @param client its number, from 1
    /// @param mostBytes how long a message may be
    /// @param onSend gets the text
    HandCard(int client, int mostBytes, Texts texts, Consumer<String> onSend) {
        this.client = client;
        this.mostBytes = mostBytes;
        this.texts = texts;
        text.setId("hand-text-" + client);
        text.getStyleClass().add("hand-text");
        text.setTextFormatter(new TextFormatter<>(c -> fits(c.getControlNewText()) ? c : null));
        text.setText(texts.get("hand.greeting"));
        text.setOnAction(_ -> send(onSend));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        send.setId("hand-send-" + client);
        send.getStyleClass().add("hand-send");
        send.setOnAction(_ -> send(onSend));
        show(texts);
    }

    int client() {
        return client;
    }

    TextField text() {
        return text;
    }

    Button send() {
        return send;
    }

    /// What it would send; a greeting if nothing is written.
    String message() {
        return text.getText().isEmpty() ? texts.get("hand.greeting") : text.getText();
    }

    /// Shows itself in a language.
    void show(Texts newTexts) {
        if (text.getText().equals(texts.get("hand.greeting"))) {
            text.setText(newTexts.get("hand.greeting"));
        }
        texts = newTexts;
        send.setText(texts.get("hand.send"));
        text.setPromptText(texts.get("hand.greeting"));
        text.setAccessibleText(texts.get("hand.text", client));
        send.setAccessibleText(texts.get("hand.send.of", client));
    }

    /// Whether it is there at all.
    void setVisible(boolean visible) {
        text.setVisible(visible);
        send.setVisible(visible);
    }

    /// Takes its place on the client's card.
    ///
    /// @param em the size of its letters
    void layOut(Bounds card, double em) {
        double height = Math.ceil(text.prefHeight(-1));
        double margin = Math.rint(MARGIN_EM * em);
        double gap = Math.rint(GAP_EM * em);
        double right = Math.rint(card.getMaxX()) - margin;
        double button = Math.ceil(send.prefWidth(-1)) + 1;
        double bottom = Math.rint(card.getMaxY()) - margin - height;
        if (card.getHeight() > ROOMY_EM * em) {
            double left = Math.rint(card.getMinX()) + margin;
            text.resizeRelocate(left, bottom, right - left - gap - button, height);
            send.resizeRelocate(right - button, bottom, button, height);
        } else {
            double top = Math.rint(card.getMinY() + gap);
            double low = Math.rint(card.getMaxY()) - gap - height;
            double left = Math.rint(card.getMinX() + 0.46 * card.getWidth());
            text.resizeRelocate(left, top, right - left, height);
            send.resizeRelocate(right - button, Math.max(low, top), button, height);
        }
    }

    private void send(Consumer<String> onSend) {
        onSend.accept(message());
        text.selectAll();
    }

    /// The keys belong to the text until it is left.
    private void leave(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            text.getScene().getRoot().requestFocus();
            key.consume();
        }
    }

    private boolean fits(String words) {
        return words.getBytes(StandardCharsets.UTF_8).length <= mostBytes
                && words.chars().noneMatch(Character::isISOControl);
    }
}
