package dev.ringside.lab.peers;

import dev.ringside.lab.OwnProgram;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.Role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The process of the clients, seen from the lab process; [Clients] is what runs there.
final class ClientsProcess implements AutoCloseable {
    private static final int MOST_BYTES = 4096;
    private static final int END_SECONDS = 2;

    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;

    private ClientsProcess(Process process) {
        this.process = process;
        in = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.US_ASCII);
    }

    /// Starts it.
    ///
    /// @param model the name of the model, for the command line
    static ClientsProcess start(String model, Scenario scenario, int pid, Gate gate, CpuPlan plan)
            throws RefusedException {
        var arguments = new ArrayList<String>();
        arguments.add("clients");
        arguments.add(model);
        arguments.addAll(scenario.toOptions());
        arguments.add("--gate=" + pid + ":" + gate.fd());
        arguments.add("--cpu=" + plan.client());
        String others =
                plan.others().stream().map(String::valueOf).collect(Collectors.joining(","));
        arguments.add("--others=" + others);
        try {
            return new ClientsProcess(OwnProgram.process(List.of(), Set.of(), arguments).start());
        } catch (IOException e) {
            throw RefusedException.notHere(
                    "The clients cannot be started: " + e.getMessage() + ".");
        }
    }

    int pid() {
        return (int) process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Tells the clients where to go.
    void send(String scratch, List<String> addresses) {
        in.println(Clients.SCRATCH + scratch);
        addresses.forEach(address -> in.println(Clients.ADDRESS + address));
        in.println(Clients.GO);
        in.flush();
    }

    /// Has them do something, when it goes by hand.
    void give(Command command) {
        in.println(command.words());
        in.flush();
    }

    /// Their ends.
    ///
    /// @param ends in the order of the connections
    /// @param scratch that of the scratch connection
    record Ends(List<End> ends, End scratch) {}

    /// Waits for their ends, which are open then, but perhaps not connected.
    Ends ends(Scenario scenario) throws RefusedException {
        List<End> ends = new ArrayList<>();
        End scratch = null;
        for (String line = line(); !line.equals(Clients.OPEN); line = line()) {
            if (line.startsWith(Clients.SCRATCH)) {
                String rest = line.substring(Clients.SCRATCH.length());
                scratch = End.of(scenario.traffic().transport(), rest);
            } else {
                String rest = line.substring(Clients.END.length());
                ends.add(End.of(scenario.traffic().transport(), rest));
            }
        }
        if (scratch == null) {
            throw RefusedException.notHere("The clients opened nothing.");
        }
        return new Ends(ends, scratch);
    }

    /// Waits until they have warmed up.
    List<ObservedTask> tasks() throws RefusedException {
        List<ObservedTask> tasks = new ArrayList<>();
        for (String line = line(); !line.equals(Clients.READY); line = line()) {
            String[] words = line.substring(Clients.TASK.length()).split(" ", 2);
            tasks.add(new ObservedTask(Integer.parseInt(words[0]), pid(), words[1], Role.CLIENT));
        }
        return tasks;
    }

    /// What it said when it ended. Who asks again gets no more than that it ended.
    String complaint() {
        String said = "";
        try (var err = process.getErrorStream()) {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            byte[] bytes = err.readNBytes(Math.min(err.available(), MOST_BYTES));
            said = OwnProgram.complaint(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            said = ""; // all was said before
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said.lines().findFirst().orElse("The clients' process ended.");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String line() throws RefusedException {
        try {
            String line = out.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw RefusedException.notHere("The clients cannot be heard: " + e.getMessage() + ".");
        }
        throw RefusedException.notHere(complaint());
    }
}
