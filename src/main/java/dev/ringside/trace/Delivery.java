package dev.ringside.trace;

/// How a task gets a signal.
public enum Delivery {
    /// The kernel interrupts the program and runs its handler on its stack.
    HANDLER("handler"),
    /// A call that waits for signals returns it: `sigtimedwait`.
    WAITER("waiter"),
    /// It is read from a descriptor.
    SIGNALFD("signalfd");

    private final String text;

    Delivery(String text) {
        this.text = text;
    }

    /// The word that stands in the file.
    public String text() {
        return text;
    }
}
