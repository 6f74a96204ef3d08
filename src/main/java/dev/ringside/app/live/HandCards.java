package dev.ringside.app.live;

import dev.ringside.app.session.Session;
import dev.ringside.app.stage.StageView;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Guests;
import dev.ringside.machine.Task;
import dev.ringside.trace.Role;

import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Lies over the stage, with a text and a button on the card of each client that is connected.
final class HandCards extends Pane {
    private final StageView stage;
    private final Consumer<Message> onSend;
    private final TreeMap<Integer, HandCard> cards = new TreeMap<>();
    private List<Integer> tasks = List.of();

    HandCards(StageView stage, Consumer<Message> onSend) {
        this.stage = stage;
        this.onSend = onSend;
        getStyleClass().add("hand-cards");
        setPickOnBounds(false);
        stage.layoutBoundsProperty().subscribe((_, _) -> requestLayout());
    }

    /// Shows the clients that are there.
    void show(Session shown, Guests guests, Texts texts) {
        var present = guests.present();
        if (!List.copyOf(cards.keySet()).equals(present)) {
            cards.keySet().retainAll(present);
            present.forEach(
                    client -> cards.computeIfAbsent(client, _ -> card(client, guests, texts)));
            getChildren().clear();
            cards.values().forEach(card -> getChildren().addAll(card.text(), card.send()));
        }
        cards.values().forEach(card -> card.show(texts));
        tasks = clients(shown);
        setNeedsLayout(true);
    }

    /// Takes all of them away.
    void clear() {
        cards.clear();
        getChildren().clear();
    }

    /// The messages of the first clients that are there, as many as there are up to two; of one
    /// alone, two.
    List<Message> two() {
        List<Message> messages = new ArrayList<>();
        for (HandCard card : cards.values()) {
            if (messages.size() < 2) {
                messages.add(new Message(card.client(), card.message()));
            }
        }
        return messages.size() == 1 ? List.of(messages.getFirst(), messages.getFirst()) : messages;
    }

    /// Gives the keys to a client's text.
    ///
    /// @return false if it is not there
    boolean write(int client) {
        var card = cards.get(client);
        if (card == null || !card.text().isVisible()) {
            return false;
        }
        card.text().requestFocus();
        card.text().selectAll();
        return true;
    }

    @Override
    protected void layoutChildren() {
        cards.values()
                .forEach(card -> {
                    Bounds place = place("task:", card.client());
                    Bounds state = place("state:", card.client());
                    card.setVisible(place != null && state != null);
                    if (place != null && state != null) {
                        card.layOut(place, state);
                    }
                });
    }

    /// Where something of a client is on the stage; null if it is not in the picture.
    private @Nullable Bounds place(String what, int client) {
        return client <= tasks.size() ? stage.place(what + tasks.get(client - 1)) : null;
    }

    private HandCard card(int client, Guests guests, Texts texts) {
        return new HandCard(
                client,
                guests.mostBytes(),
                texts,
                text -> onSend.accept(new Message(client, text)));
    }

    /// The clients' tasks in the order of their numbers.
    private static List<Integer> clients(Session session) {
        return session.recorded().story().last().observed().stream()
                .filter(task -> task.who().role() == Role.CLIENT)
                .sorted((a, b) -> Integer.compare(number(a), number(b)))
                .map(Task::tid)
                .toList();
    }

    /// The number in `client 2`; one that is alone has none.
    private static int number(Task task) {
        String digits = task.who().name().replaceAll("\\D", "");
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }
}
