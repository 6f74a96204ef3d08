package dev.ringside.app.live;

import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.hand.Guests;
import dev.ringside.lab.scenario.Scenario;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.function.IntConsumer;

/// What can be done with all clients of an experiment by hand, and what the server does meanwhile.
final class HandBar extends HBox {
    private final Label hint = new Label();
    private final Button connect;
    private final Button two;
    private final MenuButton close = new MenuButton();
    private final Button follow;
    private final Button stop;
    private final IntConsumer onClose;

    /// What its buttons do.
    interface Actions {
        /// Another client connects.
        void connect();

        /// Two messages are sent at once.
        void sendTwo();

        /// A client closes its end.
        void close(int client);

        /// The picture goes along with what happens.
        void follow();

        /// That was it.
        void stop();
    }

    HandBar(Actions actions) {
        setId("hand-bar");
        getStyleClass().add("hand-bar");
        setAlignment(Pos.CENTER_LEFT);
        hint.setId("hand-hint");
        hint.setMinWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        connect = button(new Button(), "hand-connect", actions::connect);
        two = button(new Button(), "hand-two", actions::sendTwo);
        follow = button(new Button(), "hand-follow", actions::follow);
        stop = button(new Button(), "hand-stop", actions::stop);
        follow.getStyleClass().add("follow");
        close.setId("hand-close");
        close.setMinWidth(Region.USE_PREF_SIZE);
        onClose = actions::close;
        getChildren().setAll(hint, follow, connect, two, close, stop);
    }

    /// Shows what can be done now.
    void show(Session session, Scenario scenario, Guests guests, Texts texts) {
        hint.setText(hint(session, scenario, guests, texts));
        connect.setText(texts.get("hand.connect"));
        two.setText(texts.get("hand.two"));
        close.setText(texts.get("hand.close"));
        follow.setText(texts.get("hand.follow"));
        stop.setText(texts.get("hand.stop"));
        boolean connects = scenario.traffic().transport().connects();
        connect.setVisible(connects);
        connect.setManaged(connects);
        connect.setDisable(!guests.mayConnect());
        boolean nobody = guests.present().isEmpty();
        two.setDisable(nobody);
        close.setDisable(nobody);
        stop.setDisable(guests.areGone());
        follow.setVisible(session.lookingBack());
        follow.setManaged(session.lookingBack());
        offerToClose(guests, texts);
    }

    private void offerToClose(Guests guests, Texts texts) {
        var items =
                guests.present().stream()
                        .map(client -> {
                            var item = new MenuItem(texts.get("hand.client", client));
                            item.setId("hand-close-" + client);
                            item.setOnAction(_ -> onClose.accept(client));
                            return item;
                        })
                        .toList();
        if (!close.isShowing()) {
            close.getItems().setAll(items);
        }
    }

    /// One sentence on what the audience may expect.
    private static String hint(Session session, Scenario scenario, Guests guests, Texts texts) {
        boolean one = session.recorded().story().trace().header().model().equals("blocking");
        if (session.lookingBack()) {
            return texts.get("hand.hint.back");
        } else if (guests.areGone()) {
            return texts.get("hand.hint.ending");
        } else if (guests.present().isEmpty()) {
            return texts.get("hand.hint.nobody");
        } else if (one && guests.present().size() > 1) {
            String key = scenario.conduct().listen() ? "hand.hint.blocking" : "hand.hint.turns";
            return texts.get(key);
        }
        return texts.get("hand.hint");
    }

    private static <B extends ButtonBase> B button(B button, String id, Runnable action) {
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.setOnMouseClicked(_ -> button.getScene().getRoot().requestFocus()); // keys stay
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
