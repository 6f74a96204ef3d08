package dev.ringside.app.gallery;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.tableau.Theme;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A page of recordings to choose from: those that were open lately, and those that come with the
/// program, by model, each with a small picture of a moment that was recorded.
///
/// Arrows go from one to the next, Enter opens it.
public final class Gallery extends VBox {
    /// The size of the page's title, in letters of the window, as the style sheet has it.
    private static final double TITLE_EM = 1.45;

    private final Consumer<Example> onChoice;
    private final Label title = Parts.label("gallery-title", "page-title");
    private final Label hint = Parts.label("gallery-hint", "weak");
    private final Button open;
    private final Button close;
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);
    private final Map<Example, Card> cards = new LinkedHashMap<>();
    private final Map<String, Label> headings = new LinkedHashMap<>();
    private final Label recentHeading = heading();
    private final Tiles recentCards = new Tiles();
    private final List<Tiles> rows = new ArrayList<>(List.of(recentCards));
    private final Pictures pictures = new Pictures(Library.all(), this::drawn);

    /// A page on which nobody has chosen yet.
    ///
    /// @param onChoice is told which recording somebody chose
    /// @param onOpen lets somebody choose a file
    /// @param onClose takes the page away
    public Gallery(Consumer<Example> onChoice, Runnable onOpen, Runnable onClose) {
        this.onChoice = onChoice;
        setId("gallery");
        getStyleClass().addAll("page", "gallery");
        open = Parts.button(new Button(), "gallery-file", onOpen);
        close = Parts.button(new Button(), "gallery-close", onClose, "icon-only");
        close.setGraphic(Parts.icon(Feather.X));
        var head = new HBox(title, hint, Parts.space(), open, close);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        sections.getStyleClass().add("sections");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        fill();
        recent(List.of());
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// Shows itself in a language and in colours.
    public void show(Texts texts, Theme theme) {
        title.setText(texts.get("gallery.title"));
        hint.setText(texts.get("gallery.hint"));
        Parts.say(open, Feather.FOLDER, texts.get("gallery.file"), true);
        Parts.explain(close, texts.get("gallery.close"));
        recentHeading.setText(texts.get("gallery.recent"));
        headings.forEach((model, heading) -> heading.setText(texts.get("model." + model)));
        var language = texts.language();
        cards.forEach((example, card) ->
                card.show(example.title().in(language), example.shows().in(language)));
        pictures.show(theme, language);
    }

    @Override
    protected void layoutChildren() {
        rows.forEach(row -> row.scale(title.getFont().getSize() / TITLE_EM));
        super.layoutChildren();
    }

    /// Which recordings were open lately, the latest first; the page has no such section if there
    /// are none.
    public void recent(List<Recent> files) {
        recentCards.clear();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var card = new Card("recent-" + i, false, file.open());
            card.show(file.name(), file.where());
            recentCards.add(card);
        }
        for (Node node : List.of(recentHeading, recentCards)) {
            node.setVisible(!files.isEmpty());
            node.setManaged(!files.isEmpty());
        }
    }

    /// Gives the keys to the card of what is open, or to the first one.
    ///
    /// @param present what is open; null if it does not come with the program
    public void begin(@Nullable Example present) {
        var card = present == null ? null : cards.get(present);
        focus(card == null ? all().getFirst() : card);
    }

    /// It is not looked at any more.
    public void pause() {
        pictures.pause();
    }

    private void drawn(Example example, Image image) {
        var card = cards.get(example);
        if (card != null) {
            card.show(image);
        }
    }

    private void fill() {
        sections.getChildren().addAll(recentHeading, recentCards);
        var models = new LinkedHashMap<String, Tiles>();
        for (Example example : Library.all()) {
            var row = models.computeIfAbsent(example.model(), this::section);
            var card = new Card("example-" + example.name(), true, () -> onChoice.accept(example));
            cards.put(example, card);
            row.add(card);
        }
    }

    private Tiles section(String model) {
        var heading = heading();
        headings.put(model, heading);
        var row = new Tiles();
        rows.add(row);
        sections.getChildren().addAll(heading, row);
        return row;
    }

    private static Label heading() {
        var heading = new Label();
        heading.getStyleClass().add("section-heading");
        return heading;
    }

    private void walk(KeyEvent key) {
        int at = all().indexOf(getScene().getFocusOwner());
        if (at < 0) {
            return;
        }
        switch (key.getCode()) {
            case RIGHT -> focus(all().get(Math.min(at + 1, all().size() - 1)));
            case LEFT -> focus(all().get(Math.max(at - 1, 0)));
            case DOWN -> focus(beyond(all().get(at), 1));
            case UP -> focus(beyond(all().get(at), -1));
            case HOME -> focus(all().getFirst());
            case END -> focus(all().getLast());
            case ENTER, SPACE -> all().get(at).choose();
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// The cards, in their order on the page.
    private List<Card> all() {
        var all = new ArrayList<Card>();
        all.addAll(recentCards.cards());
        all.addAll(cards.values());
        return all;
    }

    /// The nearest card of the next row, or the same one if there is none.
    ///
    /// @param way 1 for the row below, -1 for the one above
    private Card beyond(Card from, int way) {
        var here = place(from);
        return all().stream()
                .filter(card -> way * (place(card).getMinY() - here.getMinY()) > 1)
                .min(
                        Comparator.comparingDouble((Card card) ->
                                        Math.abs(place(card).getMinY() - here.getMinY()))
                                .thenComparingDouble(
                                        card -> Math.abs(place(card).getMinX() - here.getMinX())))
                .orElse(from);
    }

    private static Bounds place(Card card) {
        return card.localToScene(card.getLayoutBounds());
    }

    private void focus(Card card) {
        card.requestFocus();
        scrollTo(card);
    }

    private void scrollTo(Card card) {
        double all = sections.getHeight() - scroll.getViewportBounds().getHeight();
        if (all > 0) {
            var in = sections.sceneToLocal(place(card));
            double top = scroll.getVvalue() * all;
            double lowest = in.getMaxY() - scroll.getViewportBounds().getHeight();
            double wanted = Math.min(Math.max(top, lowest), in.getMinY());
            scroll.setVvalue(wanted / all);
        }
    }
}
