package dev.ringside.lab.program;

/// A number in memory that the threads of a program share. Nothing protects it: two that read it,
/// add one and write it back at the same time count only once.
public final class SharedValue {
    private final String name;
    private long value;

    /// A value that is 0.
    ///
    /// @param name in ASCII
    public SharedValue(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    long get() {
        return value;
    }

    void set(long newValue) {
        value = newValue;
    }
}
