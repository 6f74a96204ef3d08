package dev.ringside.trace;

/// What a thread does with a lock in the memory of its program.
public enum LockAct {
    /// It takes the lock, which was free.
    TAKEN("taken"),
    /// It finds that another one has it, and leaves word there that somebody waits.
    FOUND_TAKEN("foundTaken"),
    /// It gives the lock back.
    RELEASED("released"),
    /// It has waited long enough and does without.
    GIVEN_UP("givenUp");

    private final String text;

    LockAct(String text) {
        this.text = text;
    }

    /// The word that stands in the file.
    public String text() {
        return text;
    }
}
