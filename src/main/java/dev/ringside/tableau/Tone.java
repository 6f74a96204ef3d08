package dev.ringside.tableau;

/// What an element's colour means. The palette and the style sheet give each one its colours.
public enum Tone {
    USER_SPACE,
    GATE,
    KERNEL_SPACE,
    HARDWARE,
    /// Neither active nor in question.
    PLAIN,
    /// Present, but not part of what happens.
    MUTED,
    /// Running in user mode.
    USER_MODE,
    /// Running in kernel mode.
    KERNEL_MODE,
    READY,
    BLOCKED,
    BYTES,
    /// What this step is about.
    ACCENT
}
