package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A step of a context switch between two tasks under study. The kernel reports the switch as a
/// whole ([Switched], which lies between the fourth step and the fifth); that there are these steps
/// in it is a rule.
///
/// Source: `inferred:context-switch`, from tracepoint `sched:sched_switch`.
///
/// @param at when, where and by whose word; all steps of a switch have its time
/// @param act which step
/// @param task whom it is about: the task that leaves, from the fourth step on the next one
/// @param left in which state the task leaves; null where that does not matter
/// @param skipped whether the step is not needed: both tasks have one address space
public record SwitchStep(Stamp at, SwitchAct act, int task, @Nullable Left left, boolean skipped)
        implements TraceEvent {
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
}
