package dev.ringside.lab;

/// On which CPUs the tasks of a scenario run.
public enum CpuChoice {
    /// All on one: whenever one sleeps another can be seen to get the CPU.
    SAME("same"),
    /// The server on one and its peer on another.
    TWO("two");

    private final String text;

    CpuChoice(String text) {
        this.text = text;
    }

    /// The word in the file and on the command line.
    public String text() {
        return text;
    }

    /// The choice called `text`.
    ///
    /// @throws IllegalArgumentException if there is none; the message is a sentence for the user
    public static CpuChoice of(String text) {
        for (CpuChoice choice : values()) {
            if (choice.text.equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a choice of CPUs. Choose 'same' or 'two'.");
    }
}
