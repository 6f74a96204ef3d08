package dev.ringside.cli;

import java.io.Console;
import java.io.PrintWriter;

/// One line that grows on a terminal, and nothing elsewhere.
final class Progress {
    private static final long STEP_NANOS = 100_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private long next;

    /// @param shows false for nothing at all
    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null without a terminal
    Progress(PrintWriter err, boolean shows) {
        this.err = err;
        Console console = System.console();
        terminal = shows && console != null && console.isTerminal();
    }

    /// Shows how far a recording has come; at most ten times a second.
    void show(long facts, long nanos) {
        long now = System.nanoTime();
        if (terminal && now - next >= 0) {
            next = now + STEP_NANOS;
            err.printf("%sRecording: %d facts, %.1f s", ERASE_LINE, facts, nanos / 1e9);
            err.flush();
        }
    }

    /// Removes the line.
    void clear() {
        if (terminal) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
