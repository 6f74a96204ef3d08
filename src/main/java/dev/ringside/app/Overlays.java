package dev.ringside.app;

import dev.ringside.app.gallery.Gallery;
import dev.ringside.app.gallery.Recent;
import dev.ringside.app.library.Example;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What lies over the window for a while: the gallery, the list of keys, what this program is. One
/// at a time; each is made when it is first asked for. While one is there, Tab stays in it.
final class Overlays extends StackPane {
    private final Session session;
    private final Desk desk;
    private final Supplier<Texts> texts;
    private @Nullable Gallery gallery;
    private @Nullable KeySheet keys;
    private @Nullable About about;
    private @Nullable Node shown;

    Overlays(Session session, Desk desk, Supplier<Texts> texts) {
        this.session = session;
        this.desk = desk;
        this.texts = texts;
        setId("overlays");
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        setVisible(false);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
    }

    void toggleGallery() {
        var page = gallery == null ? new Gallery(this::choose, desk::open, this::close) : gallery;
        gallery = page;
        if (toggle(page)) {
            page.recent(desk.recent().stream().map(this::recent).toList());
            page.begin(session.recorded().origin() instanceof Origin.Bundled(var e) ? e : null);
        }
    }

    void toggleKeys() {
        keys = keys == null ? new KeySheet(session, this::toggleAbout, this::close) : keys;
        toggle(keys);
    }

    void toggleAbout() {
        about = about == null ? new About(this::close) : about;
        toggle(about);
    }

    /// Whether somebody chooses a recording, so that arrows are not for the stage.
    boolean browsing() {
        return shown != null && shown == gallery;
    }

    /// Takes away what is there; false if nothing was.
    boolean close() {
        boolean open = shown != null;
        show((Node) null);
        return open;
    }

    /// Shows what is there in the present language and colours.
    void refresh() {
        switch (shown) {
            case Gallery page -> page.show(texts.get(), session.settings().theme());
            case KeySheet page -> page.show(texts.get());
            case About page -> page.show(texts.get());
            case null, default -> {}
        }
    }

    private Recent recent(Path file) {
        return new Recent(
                String.valueOf(file.getFileName()),
                String.valueOf(file.getParent()),
                () -> {
                    close();
                    desk.open(file);
                });
    }

    private void choose(Example example) {
        close();
        desk.open(example);
    }

    @SuppressWarnings("ReferenceEquality") // a page is itself
    private boolean toggle(Node page) {
        boolean opens = shown != page;
        show(opens ? page : null);
        return opens;
    }

    private void show(@Nullable Node page) {
        if (browsing() && gallery != null) {
            gallery.pause();
        }
        shown = page;
        setVisible(page != null);
        if (page == null) {
            getChildren().clear();
            getScene().getRoot().requestFocus();
            return;
        }
        getChildren().setAll(page);
        refresh();
        applyCss();
        layout();
        page.requestFocus();
    }

    /// Goes round what can have the keys here.
    private void tab(KeyEvent key) {
        if (key.getCode() != KeyCode.TAB || shown == null) {
            return;
        }
        var stops = new ArrayList<Node>();
        collect(shown, stops);
        int at = stops.indexOf(getScene().getFocusOwner());
        int next = key.isShiftDown() ? Math.max(at, 0) - 1 : at + 1;
        stops.get(Math.floorMod(next, stops.size())).requestFocus();
        key.consume();
    }

    private static void collect(Node node, List<Node> stops) {
        if (node.isFocusTraversable() && node.isVisible()) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
        }
    }
}
