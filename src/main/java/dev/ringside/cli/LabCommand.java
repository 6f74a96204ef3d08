package dev.ringside.cli;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.recorder.Experiment;
import dev.ringside.lab.recorder.StopRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside lab`: the process in which an experiment runs. It writes the trace to stdout; a line
/// `stop` on stdin, or its end, ends the experiment.
@Command(name = "lab", hidden = true, description = "Run an experiment for another process.")
public final class LabCommand implements Callable<Integer> {
    @Mixin private ScenarioOptions options = new ScenarioOptions();

    @Mixin private ProbeOptions probe = new ProbeOptions();

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public LabCommand() {}

    @Override
    public Integer call() throws RefusedException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var stop = new StopRequest();
        var experiment =
                new Experiment(
                        options.model(line),
                        options.scenario(line),
                        probe.rung(line),
                        probe.xray(),
                        stop);

        boolean byHand = options.scenario(line).byHand() != null;
        try (var lifeLine = new LifeLine(stop, byHand ? experiment.hand() : null);
                var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            lifeLine.hold(System.in);
            experiment.run(out);
        }
        return Failures.DONE;
    }
}
