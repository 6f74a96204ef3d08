package dev.ringside.cli;

import dev.ringside.lab.peers.Clients;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `ringside clients`: the process in which the clients of an experiment run, for a lab process.
@Command(name = "clients", hidden = true, description = "Be the clients of another process.")
public final class ClientsCommand implements Callable<Integer> {
    @Mixin private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--gate", paramLabel = "PID:FD", required = true)
    private String gate = "";

    @Option(names = "--cpu", paramLabel = "N", required = true)
    private int cpu;

    @Option(names = "--others", paramLabel = "N,N", required = true, split = ",")
    private int[] others = {};

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public ClientsCommand() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        String[] words = gate.split(":", -1);
        if (words.length != 2) {
            throw new ParameterException(line, "--gate is 'PID:FD', not '" + gate + "'.");
        }
        SortedSet<Integer> cpus = new TreeSet<>();
        for (int other : others) {
            cpus.add(other);
        }
        Clients.run(
                options.model(line),
                options.scenario(line),
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                cpu,
                cpus,
                System.in,
                System.out);
        return Failures.DONE;
    }
}
