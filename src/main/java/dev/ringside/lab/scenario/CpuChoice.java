package dev.ringside.lab.scenario;

/// On which CPUs the tasks of a scenario run.
public enum CpuChoice implements Choice {
    /// All on one: whenever one sleeps another can be seen to get the CPU.
    SAME("same"),
    /// The server on one and its clients on another.
    TWO("two");

    private final String text;

    CpuChoice(String text) {
        this.text = text;
    }

    /// The word in the file and on the command line.
    @Override
    public String text() {
        return text;
    }

    /// The choice called `text`.
    ///
    /// @throws IllegalArgumentException if there is none; the message is a sentence for the user
    public static CpuChoice of(String text) {
        return Choice.of(CpuChoice.class, "cpus", text);
    }
}
