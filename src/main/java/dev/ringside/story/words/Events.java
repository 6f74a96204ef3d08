package dev.ringside.story.words;

/// What is wanted at a descriptor, or came about there, as words: `IN|PRI`.
public final class Events {
    private Events() {}

    /// Whether `bit` is among `events`.
    public static boolean has(String events, String bit) {
        return ("|" + events + "|").contains("|" + bit + "|");
    }

    /// Whether they are about room to write and not about data.
    public static boolean onlyRoom(String events) {
        return has(events, "OUT") && !has(events, "IN");
    }

    /// Whether urgent data is among them.
    public static boolean urgent(String events) {
        return has(events, "PRI");
    }
}
