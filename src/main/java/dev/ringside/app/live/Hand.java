package dev.ringside.app.live;

import dev.ringside.app.session.Session;
import dev.ringside.app.stage.StageView;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Guests;
import dev.ringside.lab.scenario.Scenario;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The controls of an experiment by hand: a text and a button on each client's card, and a bar.
/// They are there while one is under way.
public final class Hand {
    private final Session session;
    private final Consumer<Command> onCommand;
    private final HandCards cards;
    private final HandBar bar = new HandBar(new Actions());
    private @Nullable Texts texts;
    private @Nullable Scenario scenario;
    private @Nullable Guests guests;
    private boolean welcome;

    /// @param stage where the clients' cards are
    /// @param onCommand carries out what the user wants
    public Hand(Session session, StageView stage, Consumer<Command> onCommand) {
        this.session = session;
        this.onCommand = onCommand;
        cards = new HandCards(stage, message -> command(new Command.Send(List.of(message))));
        shown(false);
    }

    /// What lies over the stage.
    public Node cards() {
        return cards;
    }

    /// What stands above the stage.
    public Node bar() {
        return bar;
    }

    /// An experiment by hand has begun.
    public void begin(Scenario begun) {
        scenario = begun;
        guests = new Guests(begun);
        welcome = true;
        refresh();
    }

    /// It is over.
    public void end() {
        scenario = null;
        guests = null;
        if (bar.getScene() != null) {
            bar.getScene().getRoot().requestFocus(); // what has the keys is about to go
        }
        refresh();
    }

    /// Shows the present state in a language. To be called after each change of the session, when
    /// the stage has been told of it.
    public void show(Texts newTexts) {
        texts = newTexts;
        refresh();
    }

    /// Gives the keys to the text of a client.
    ///
    /// @return false if there is none
    public boolean write(int client) {
        return guests != null && cards.write(client);
    }

    private void refresh() {
        if (guests == null || scenario == null || texts == null) {
            shown(false);
            cards.clear();
            return;
        }
        shown(true);
        cards.show(session, guests, texts);
        bar.show(session, scenario, guests, texts);
        if (welcome) {
            cards.layout();
            welcome = !cards.write(1);
        }
    }

    private void shown(boolean on) {
        cards.setVisible(on);
        bar.setVisible(on);
        bar.setManaged(on);
    }

    /// What cannot be done any more by the time that somebody wants it is not done.
    private void command(Command command) {
        if (guests == null) {
            return;
        }
        try {
            guests.accept(command);
        } catch (IllegalArgumentException e) {
            refresh(); // so that it is not offered any longer
            return;
        }
        session.catchUp();
        onCommand.accept(command);
        refresh();
    }

    /// What the bar's buttons do.
    private final class Actions implements HandBar.Actions {
        @Override
        public void connect() {
            command(new Command.Connect());
        }

        @Override
        public void sendTwo() {
            List<Message> messages = cards.two();
            if (!messages.isEmpty()) {
                command(new Command.Send(messages));
            }
        }

        @Override
        public void close(int client) {
            command(new Command.Close(client));
        }

        @Override
        public void follow() {
            session.catchUp();
        }

        @Override
        public void stop() {
            command(new Command.Stop());
        }
    }
}
