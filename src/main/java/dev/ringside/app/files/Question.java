package dev.ringside.app.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// A question over the whole window, answered by a button: with the mouse, or with Tab or the
/// arrows and Enter. The first answer is proposed; Esc is the last one.
public final class Question extends StackPane {
    private final List<Button> buttons;
    private final Runnable onAnswered;

    /// An answer.
    ///
    /// @param id the button's
    /// @param text the button's
    /// @param then what it leads to
    public record Answer(String id, String text, Runnable then) {}

    /// @param title the question
    /// @param line what else is to be known
    /// @param answers the proposed one first, the one that changes nothing last
    /// @param onAnswered comes before what the answer leads to
    public Question(String title, String line, List<Answer> answers, Runnable onAnswered) {
        this.onAnswered = onAnswered;
        buttons = answers.stream().map(this::button).toList();
        var heading = new Label(title);
        heading.setId("question-title");
        heading.getStyleClass().add("title");
        heading.setWrapText(true);
        var words = new Label(line);
        words.setId("question-line");
        words.setWrapText(true);
        var row = new HBox();
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("answers");
        row.setAlignment(Pos.CENTER_RIGHT);
        var sheet = new VBox(heading, words, row);
        sheet.getStyleClass().addAll("sheet", "question");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(sheet);
        getStyleClass().add("veil");
        setId("question");
        setAccessibleText(title + " " + line);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Takes the keys.
    public void begin() {
        buttons.getFirst().requestFocus();
    }

    private Button button(Answer answer) {
        var button = new Button(answer.text());
        button.setId(answer.id());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            onAnswered.run();
            answer.then().run();
        });
        return button;
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case TAB -> move(key.isShiftDown() ? -1 : 1);
            case LEFT, UP -> move(-1);
            case RIGHT, DOWN -> move(1);
            case ENTER -> present().fire();
            case ESCAPE -> buttons.getLast().fire();
            default -> {}
        }
        if (key.getCode() != KeyCode.SPACE) {
            key.consume(); // nothing behind the question hears anything
        }
    }

    private Button present() {
        return buttons.stream().filter(Button::isFocused).findFirst().orElse(buttons.getFirst());
    }

    private void move(int places) {
        int next = Math.floorMod(buttons.indexOf(present()) + places, buttons.size());
        buttons.get(next).requestFocus();
    }
}
