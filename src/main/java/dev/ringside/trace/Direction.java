package dev.ringside.trace;

/// Which way bytes are copied.
public enum Direction {
    /// From kernel memory to the program's buffer: phase ②.
    TO_USER("toUser"),
    /// From the program's buffer to kernel memory.
    TO_KERNEL("toKernel");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /// The word in the file.
    public String text() {
        return text;
    }
}
