package dev.ringside.lab.scenario;

/// How often a program reads a descriptor that is reported to be ready.
public enum Reads implements Choice {
    /// Once; what is left makes it ready again, if the waiting call looks at it again.
    ONCE("once"),
    /// Until there is nothing left: the last call returns `EAGAIN`.
    ALL("all");

    private final String text;

    Reads(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
