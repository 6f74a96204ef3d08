package dev.ringside.app.timeline.paint;

import java.util.Locale;

/// The colours that the rows are painted with. The style sheet says what they are.
public enum Ink {
    /// Where nothing is.
    GROUND,
    /// What does not matter much: other programs, tasks that are over.
    FAINT,
    TEXT,
    /// Around what lies over something else.
    HALO,
    USER,
    ON_USER,
    KERNEL,
    ON_KERNEL,
    /// The line that tells the kernel from user mode without its colour.
    INNER,
    COPY,
    ON_COPY,
    READY,
    READY_EDGE,
    BLOCKED,
    BLOCKED_GROUND,
    BLOCKED_HATCH,
    ON_BLOCKED,
    DENSITY;

    /// Its name in the style sheet.
    public String property() {
        return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
