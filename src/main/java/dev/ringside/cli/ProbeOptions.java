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

    @Option(
            names = "--xray",
            description =
                    "record the kernel's stack at each wake-up, too: it names the callback that"
                            + " woke the task, and slows everything down (root only)")
    private boolean xray;

    /// Whether the kernel's stacks are wanted.
    boolean xray() {
        return xray;
    }

    /// The rung; an unknown one is a wrong use of `line`.
    Rung rung(CommandLine line) {
        Rung rung =
                Rung.of(probe)
                        .orElseThrow(() ->
                                new ParameterException(
                                        line,
                                        "There is no probe '"
                                                + probe
                                                + "'. Choose 'tracefs', 'thread' or 'call'."));
        if (xray && rung != Rung.BEST && rung != Rung.TRACEFS) {
            throw new ParameterException(
                    line,
                    "'--xray' looks at the kernel's stacks, and makes no sense with '--probe "
                            + rung.text()
                            + "'.");
        }
        return xray ? Rung.TRACEFS : rung;
    }
}
