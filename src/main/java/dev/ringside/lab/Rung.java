package dev.ringside.lab;

import java.util.Optional;

/// A rung of the ladder of probes: how much the computer tells.
public enum Rung {
    /// The kernel's tracepoints.
    TRACEFS("tracefs"),
    /// The observed thread itself, without privilege: calls timed around, its switches, arrival
    /// times, queue lengths.
    THREAD("thread"),
    /// The time around each call alone.
    CALL("call"),
    /// The highest that works.
    BEST("best");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    /// The word in the file and on the command line.
    public String text() {
        return text;
    }

    /// The rung called `text`.
    public static Optional<Rung> of(String text) {
        for (Rung rung : values()) {
            if (rung.text.equals(text)) {
                return Optional.of(rung);
            }
        }
        return Optional.empty();
    }
}
