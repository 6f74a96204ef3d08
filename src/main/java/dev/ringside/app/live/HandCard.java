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
///   client 1          BLOCKED · S     client 5  [hello  ]
///   [hello                ][Send]     READY           [>]
///   user buffer
/// ```
final class HandCard {
    /// How high the state is on a card, in letters of the stage.
    private static final double STATE_EM = 1.6;

    private static final double ROOMY_EM = 5.6;
    private static final double NAME_EM = 5.4;
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
        String before = texts.get("hand.greeting");
        String greeting = newTexts.get("hand.greeting");
        if (text.getText().equals(before) && !greeting.equals(before)) {
            text.setText(greeting);
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

    /// Takes its place on the client's card: where the card says what its client is at, which the
    /// gate below says, too. On a small card there is room beside the name only, and Enter sends.
    ///
    /// @param state where the card says in which state its client is
    void layOut(Bounds card, Bounds state) {
        double em = state.getHeight() / STATE_EM;
        boolean roomy = card.getHeight() > ROOMY_EM * em;
        size(em);
        send.setVisible(roomy && text.isVisible());
        double height = Math.ceil(text.prefHeight(-1));
        double button = Math.ceil(send.prefWidth(-1)) + 1;
        double right = Math.rint(card.getMaxX() - MARGIN_EM * em);
        if (roomy) {
            double left = Math.rint(card.getMinX() + MARGIN_EM * em);
            double top = Math.rint(state.getMaxY() + GAP_EM * em / 2);
            double width = right - left - button - 1;
            text.resizeRelocate(left, top, width, height);
            send.resizeRelocate(right - button, top, button, height);
        } else {
            double left = Math.rint(card.getMinX() + NAME_EM * em);
            double top = Math.rint(state.getMinY() - height - 1);
            text.resizeRelocate(left, top, right - left, height);
        }
    }

    /// Its letters are of the size that those of the stage have.
    private void size(double em) {
        String size = "-fx-font-size: %.1fpx".formatted(em);
        if (!size.equals(text.getStyle())) {
            text.setStyle(size);
            send.setStyle(size);
            text.applyCss();
            send.applyCss();
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
