package dev.ringside.app.code;

import java.util.Locale;

/// The lines of a listing in which a task is.
///
/// @param first the first of them, from 0
/// @param last the last of them
/// @param inside whether the task is in the call that they make; otherwise it has come back
/// @param look what it is doing
public record Mark(int first, int last, boolean inside, Look look) {
    /// How a task in a call is drawn.
    public enum Look {
        /// It runs in kernel mode.
        KERNEL("R", "kernel"),
        /// It is ready.
        READY("R", "ready"),
        /// It is blocked, interruptible.
        SLEEPING("S", "blocked"),
        /// It is blocked, uninterruptible.
        DISK_SLEEP("D", "blocked"),
        /// It is blocked; in which of the two ways is not recorded.
        BLOCKED("", "blocked"),
        /// What it does is not recorded.
        UNKNOWN("", "unknown");

        private final String letter;
        private final String styleClass;

        Look(String letter, String styleClass) {
            this.letter = letter;
            this.styleClass = styleClass;
        }

        /// The letter of `ps`, where it is recorded.
        String letter() {
            return letter;
        }

        String styleClass() {
            return styleClass;
        }

        /// The end of the key of its words.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean covers(int line) {
        return first <= line && line <= last;
    }
}
