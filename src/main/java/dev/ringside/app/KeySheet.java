package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The list of keys, and below it the one setting that no other control shows. What it says is what
/// [Keys] does; a test compares the two.
final class KeySheet extends VBox {
    /// What some keys do.
    ///
    /// @param shown the keys as they are written on the sheet, or the key of a text that says so
    /// @param text the key of the text that says what they do
    /// @param keys the keys themselves
    record Row(String shown, String text, List<KeyCombination> keys) {}

    private static final List<Row> WATCHING =
            List.of(
                    row("→   Page Down", "keys.next", plain(KeyCode.RIGHT, KeyCode.PAGE_DOWN)),
                    row("←   Page Up", "keys.previous", plain(KeyCode.LEFT, KeyCode.PAGE_UP)),
                    row("Shift + →   Shift + ←", "keys.fact", shift(KeyCode.RIGHT, KeyCode.LEFT)),
                    row("keys.space", "keys.playpause", plain(KeyCode.SPACE)),
                    row("Home   End", "keys.ends", plain(KeyCode.HOME, KeyCode.END)),
                    row(
                            "+   −",
                            "keys.speed",
                            plain(
                                    KeyCode.PLUS,
                                    KeyCode.ADD,
                                    KeyCode.EQUALS,
                                    KeyCode.MINUS,
                                    KeyCode.SUBTRACT)),
                    row("T", "keys.clock", plain(KeyCode.T)),
                    row("W   S", "keys.zoom", plain(KeyCode.W, KeyCode.S)),
                    row("A   D", "keys.pan", plain(KeyCode.A, KeyCode.D)),
                    row("F", "keys.fit", plain(KeyCode.F)),
                    row("I   O", "keys.range", plain(KeyCode.I, KeyCode.O)),
                    row("Z", "keys.range.zoom", plain(KeyCode.Z)),
                    row("J   K", "keys.rows", plain(KeyCode.J, KeyCode.K)),
                    row("P", "keys.cpus", plain(KeyCode.P)));

    private static final List<Row> DOING =
            List.of(
                    row("↑   ↓   Enter", "keys.facts", plain(KeyCode.UP, KeyCode.DOWN)),
                    row("C", "keys.code", plain(KeyCode.C)),
                    row("Shift + C", "keys.code.language", shift(KeyCode.C)),
                    row("R", "keys.record", plain(KeyCode.R)),
                    row("Shift + R", "keys.live", shift(KeyCode.R)),
                    row("G", "keys.gallery", plain(KeyCode.G)),
                    row("Ctrl + O   Ctrl + S", "keys.files", control(KeyCode.O, KeyCode.S)),
                    row(
                            "Ctrl + Shift + C   E",
                            "keys.picture",
                            combined(
                                    new KeyCode[] {KeyCode.C, KeyCode.E},
                                    KeyCombination.SHORTCUT_DOWN,
                                    KeyCombination.SHIFT_DOWN)),
                    row("F5   Esc", "keys.present", plain(KeyCode.F5, KeyCode.ESCAPE)),
                    row("B   .", "keys.blank", plain(KeyCode.B, KeyCode.PERIOD, KeyCode.DECIMAL)),
                    row("H", "keys.theme", plain(KeyCode.H)),
                    row("L", "keys.language", plain(KeyCode.L)),
                    row("M", "keys.motion", plain(KeyCode.M)),
                    row("E", "keys.evidence", plain(KeyCode.E)),
                    row("?   F1", "keys.title", plain(KeyCode.F1)));

    /// What does something only while somebody decides what the clients do.
    private static final List<Row> BY_HAND =
            List.of(
                    row(
                            "1 … 8   Enter   Esc",
                            "keys.hand",
                            plain(
                                    KeyCode.DIGIT1,
                                    KeyCode.DIGIT2,
                                    KeyCode.DIGIT3,
                                    KeyCode.DIGIT4,
                                    KeyCode.DIGIT5,
                                    KeyCode.DIGIT6,
                                    KeyCode.DIGIT7,
                                    KeyCode.DIGIT8,
                                    KeyCode.NUMPAD1,
                                    KeyCode.NUMPAD2,
                                    KeyCode.NUMPAD3,
                                    KeyCode.NUMPAD4,
                                    KeyCode.NUMPAD5,
                                    KeyCode.NUMPAD6,
                                    KeyCode.NUMPAD7,
                                    KeyCode.NUMPAD8)));

    private final Session session;
    private final Label title = new Label();
    private final Button about;
    private final Button close;
    private final GridPane watching = grid();
    private final GridPane doing = grid();
    private final CheckBox still;

    /// @param session whose motion can be reduced here
    /// @param onAbout shows what this program is
    /// @param onClose takes the sheet away
    KeySheet(Session session, Runnable onAbout, Runnable onClose) {
        this.session = session;
        setId("key-sheet");
        getStyleClass().add("sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        title.getStyleClass().add("page-title");
        about = Parts.button(new Button(), "about-button", onAbout);
        close = Parts.button(new Button(), "key-sheet-close", onClose, "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        var head = new HBox(title, Parts.space(), about, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        var columns = new HBox(watching, doing);
        columns.getStyleClass().add("key-columns");
        still = Parts.button(new CheckBox(), "reduced-motion", this::reduce);
        getChildren().addAll(head, columns, still);
    }

    private void reduce() {
        session.change(s -> s.reducedMotion(still.isSelected()));
    }

    /// The rows of the keys that do something at any time.
    static List<Row> rows() {
        return Stream.concat(WATCHING.stream(), DOING.stream()).toList();
    }

    /// The rows of the keys that do something while somebody decides what the clients do.
    static List<Row> rowsByHand() {
        return BY_HAND;
    }

    void show(Texts texts) {
        title.setText(texts.get("keys.title"));
        about.setText(texts.get("about.title"));
        Parts.explain(close, texts.get("notice.close"));
        fill(watching, WATCHING, texts);
        fill(doing, Stream.concat(DOING.stream(), BY_HAND.stream()).toList(), texts);
        still.setText(texts.get("motion.reduced"));
        still.setSelected(session.settings().reducedMotion());
    }

    private static void fill(GridPane grid, List<Row> rows, Texts texts) {
        grid.getChildren().clear();
        for (int i = 0; i < rows.size(); i++) {
            String shown = rows.get(i).shown();
            var keys = new Label(shown.startsWith("keys.") ? texts.get(shown) : shown);
            keys.getStyleClass().add("key");
            keys.setMinWidth(USE_PREF_SIZE);
            var words = new Label(texts.get(rows.get(i).text()));
            words.setMinWidth(USE_PREF_SIZE);
            grid.addRow(i, keys, words);
        }
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        return grid;
    }

    private static Row row(String shown, String text, List<KeyCombination> keys) {
        return new Row(shown, text, keys);
    }

    private static List<KeyCombination> plain(KeyCode... codes) {
        return combined(codes);
    }

    private static List<KeyCombination> shift(KeyCode... codes) {
        return combined(codes, KeyCombination.SHIFT_DOWN);
    }

    private static List<KeyCombination> control(KeyCode... codes) {
        return combined(codes, KeyCombination.SHORTCUT_DOWN);
    }

    private static List<KeyCombination> combined(
            KeyCode[] codes, KeyCombination.Modifier... modifiers) {
        return Arrays.stream(codes)
                .<KeyCombination>map(code -> new KeyCodeCombination(code, modifiers))
                .toList();
    }
}
