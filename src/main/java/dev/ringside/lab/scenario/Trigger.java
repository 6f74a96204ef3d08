package dev.ringside.lab.scenario;

/// When epoll reports a descriptor.
public enum Trigger implements Choice {
    /// As long as it is ready: level-triggered.
    LEVEL("level"),
    /// Only when something new has come: edge-triggered.
    EDGE("edge");

    private final String text;

    Trigger(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
