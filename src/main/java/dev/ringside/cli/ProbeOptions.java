package dev.ringside.cli;

import dev.ringside.lab.Rung;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How an experiment is recorded, as options of a command.
final class ProbeOptions {
    @Option(
            names = "--probe",
            paramLabel = "tracefs|thread|call",
            description =
                    "who reports: the kernel's tracepoints, the server's own thread, or the time"
                            + " around each call alone (default: the best that works here)")
    private String probe = Rung.BEST.text();

    /// The rung; an unknown one is a wrong use of `line`.
    Rung rung(CommandLine line) {
        return Rung.of(probe)
                .orElseThrow(() ->
                        new ParameterException(
                                line,
                                "There is no probe '"
                                        + probe
                                        + "'. Choose 'tracefs', 'thread' or 'call'."));
    }
}
