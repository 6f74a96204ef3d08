package dev.ringside.cli;

import dev.ringside.lab.LabProcess;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.hand.Guests;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Reads what the clients of an experiment by hand shall do, from a terminal or from a script, and
/// hands it to the experiment. The end of the input ends the experiment.
final class HandPrompt {
    private static final String HELP =
            """
            send 1 hello            client 1 sends; at most %d bytes
            send 1 hello 2 world    two clients send at once
            connect                 another client connects
            close 1                 client 1 closes its end
            wait 200ms              nothing happens for a while (for scripts)
            stop                    all close their ends, and the recording is complete
            """;

    private final LabProcess lab;
    private final Guests guests;
    private final PrintWriter err;
    private final boolean terminal;

    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null without a terminal
    HandPrompt(LabProcess lab, Scenario scenario, PrintWriter err) {
        this.lab = lab;
        this.err = err;
        guests = new Guests(scenario);
        Console console = System.console();
        terminal = console != null && console.isTerminal();
    }

    /// Obeys `in` until it ends or says so.
    void run(InputStream in) {
        if (terminal) {
            err.printf(HELP, guests.mostBytes());
        }
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            prompt();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!obey(line.strip())) {
                    return;
                }
                prompt();
            }
        } catch (IOException e) {
            say("The commands cannot be read: " + e.getMessage() + ".");
        }
        lab.stop();
    }

    /// @return false if that was the last one
    private boolean obey(String line) {
        try {
            if (line.isEmpty()) {
                return true;
            } else if (line.equals("help") || line.equals("?")) {
                err.printf(HELP, guests.mostBytes());
                return true;
            } else if (line.startsWith("wait ")) {
                LockSupport.parkNanos(DurationText.nanos(line.substring("wait ".length())));
                return true;
            }
            return give(Command.of(line));
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()) + (terminal ? " 'help' says what there is." : ""));
            return true;
        }
    }

    private boolean give(Command command) {
        guests.accept(command);
        if (command instanceof Command.Stop) {
            lab.stop();
            return false;
        }
        return lab.give(command);
    }

    private void prompt() {
        if (terminal) {
            String present =
                    guests.present().stream().map(String::valueOf).collect(Collectors.joining(" "));
            err.print((present.isEmpty() ? "no clients" : "clients " + present) + "> ");
        }
        err.flush();
    }

    private void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
