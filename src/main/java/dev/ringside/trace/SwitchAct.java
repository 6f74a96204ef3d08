package dev.ringside.trace;

/// One of the six steps of a context switch, in the order in which textbooks have them.
public enum SwitchAct {
    /// What the CPU's registers hold is kept in the task that leaves.
    SAVE("save"),
    /// The control block of that task is brought up to date: its state, and what it has used.
    ACCOUNT("account"),
    /// Its control block goes into the queue where it belongs now.
    ENQUEUE("enqueue"),
    /// The next task is chosen from the run queue.
    CHOOSE("choose"),
    /// The page tables of the next task's process are used from now on.
    ADDRESS_SPACE("addressSpace"),
    /// The registers get what was kept in the next task.
    RESTORE("restore");

    private final String text;

    SwitchAct(String text) {
        this.text = text;
    }

    /// The word that stands in the file.
    public String text() {
        return text;
    }
}
