package dev.ringside.lab.peers;

import dev.ringside.lab.hand.Command;
import dev.ringside.lab.hand.Command.Close;
import dev.ringside.lab.hand.Command.Connect;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Command.Send;
import dev.ringside.lab.hand.Command.Stop;
import dev.ringside.lab.hand.Guests;
import dev.ringside.lab.scenario.Scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Has the clients do what commands say, and tells the server and the recorder through the gate
/// what they have to know.
final class HandWork {
    private static final long GLANCE_NANOS = 1_000_000;
    private static final MemorySegment NOTHING = MemorySegment.NULL;

    private final List<ClientTask> tasks;
    private final Gate gate;
    private final Guests guests;

    HandWork(Scenario scenario, List<ClientTask> tasks, Gate gate) {
        this.tasks = tasks;
        this.gate = gate;
        guests = new Guests(scenario);
    }

    /// A message with its bytes where a system call finds them.
    private record Letter(int client, MemorySegment bytes) {}

    /// Obeys one command a line until there are no more.
    void obey(BufferedReader lines) throws IOException {
        for (int client = 1; client <= guests.count(); client++) {
            while (!task(client).isPresent()) {
                LockSupport.parkNanos(GLANCE_NANOS); // whoever connects later comes later
            }
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                obey(Command.of(line));
            } catch (IllegalArgumentException e) {
                System.err.println("'" + line + "' is no command: " + e.getMessage());
            }
        }
    }

    private void obey(Command command) {
        List<Integer> present = guests.present();
        guests.accept(command);
        if (guests.areGone()) {
            gate.end(); // first: the server must know it when it learns of the last close
        }
        switch (command) {
            case Send(List<Message> messages) -> send(messages);
            case Connect _ -> connect(guests.count());
            case Close(int client) -> close(client);
            case Stop _ -> {
                present.forEach(this::close);
                for (int unborn = guests.count(); unborn < tasks.size(); unborn++) {
                    gate.clientIsDone(System.nanoTime());
                }
            }
        }
    }

    private void send(List<Message> messages) {
        List<Letter> letters = new ArrayList<>();
        for (Message message : messages) {
            byte[] bytes = message.bytes();
            MemorySegment letter = Arena.ofAuto().allocate(bytes.length);
            letter.copyFrom(MemorySegment.ofArray(bytes));
            letters.add(new Letter(message.client(), letter));
        }
        letters.forEach(letter -> task(letter.client()).bring(Errands.Kind.SEND, letter.bytes()));
    }

    private void connect(int client) {
        gate.connects(client - 1, System.nanoTime());
        task(client).bring(Errands.Kind.CONNECT, NOTHING);
    }

    private void close(int client) {
        task(client).bring(Errands.Kind.CLOSE, NOTHING);
    }

    private ClientTask task(int client) {
        return tasks.get(client - 1);
    }
}
