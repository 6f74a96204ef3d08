package dev.ringside.lab.hand;

import dev.ringside.lab.hand.Command.Close;
import dev.ringside.lab.hand.Command.Connect;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Command.Send;
import dev.ringside.lab.hand.Command.Stop;
import dev.ringside.lab.scenario.Scenario;

import java.util.ArrayList;
import java.util.List;

/// Which clients there are while an experiment goes by hand, as far as commands tell: whoever gives
/// them and whoever obeys them keep the same account.
///
/// Not safe for use by several threads.
public final class Guests {
    private final Scenario scenario;
    private final List<Boolean> open = new ArrayList<>();
    private boolean stopped;

    /// Those of a scenario that goes by hand, at its begin.
    public Guests(Scenario scenario) {
        this.scenario = scenario;
        for (int i = 0; i < scenario.traffic().clients(); i++) {
            open.add(true);
        }
    }

    /// The numbers of the clients that are connected, from 1.
    public List<Integer> present() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i)) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /// How many clients have ever been connected; they have the numbers up to this.
    public int count() {
        return open.size();
    }

    /// Whether another client may connect.
    public boolean mayConnect() {
        return !stopped && open.size() < scenario.tasks();
    }

    /// Whether nobody is there and nobody can come any more.
    public boolean areGone() {
        return stopped || (present().isEmpty() && !mayConnect());
    }

    /// How long a message may be.
    public int mostBytes() {
        return scenario.traffic().sizeBytes();
    }

    /// Takes note of a command that is carried out.
    ///
    /// @throws IllegalArgumentException if it cannot be; the message is a sentence for the user
    public void accept(Command command) {
        check(command);
        switch (command) {
            case Send _ -> {
                // nobody comes and nobody goes
            }
            case Connect _ -> open.add(true);
            case Close(int client) -> open.set(client - 1, false);
            case Stop _ -> {
                stopped = true;
                open.replaceAll(_ -> false);
            }
        }
    }

    /// Sees whether a command can be carried out.
    ///
    /// @throws IllegalArgumentException if not; the message is a sentence for the user
    public void check(Command command) {
        if (stopped) {
            throw new IllegalArgumentException("The experiment has been stopped.");
        }
        switch (command) {
            case Send(List<Message> messages) -> messages.forEach(this::check);
            case Connect _ -> checkConnect();
            case Close(int client) -> check(client);
            case Stop _ -> {
                // always possible
            }
        }
    }

    private void check(Message message) {
        check(message.client());
        int bytes = message.bytes().length;
        if (bytes == 0) {
            throw new IllegalArgumentException(
                    "Say what client " + message.client() + " shall send.");
        }
        if (bytes > mostBytes()) {
            throw new IllegalArgumentException(
                    "The message has %d bytes, but a message may have at most %d here ('--size')."
                            .formatted(bytes, mostBytes()));
        }
    }

    private void checkConnect() {
        String transport = scenario.traffic().transport().text();
        if (!scenario.traffic().transport().connects()) {
            throw new IllegalArgumentException(
                    "With '--transport %s' nobody can connect later; say '--clients' at the begin."
                            .formatted(transport));
        }
        if (!mayConnect()) {
            throw new IllegalArgumentException(
                    "There have been " + scenario.tasks() + " clients; there can be no more.");
        }
    }

    private void check(int client) {
        if (client < 1 || client > open.size()) {
            throw new IllegalArgumentException("There is no client " + client + ".");
        }
        if (!open.get(client - 1)) {
            throw new IllegalArgumentException("Client " + client + " has closed its end.");
        }
    }
}
