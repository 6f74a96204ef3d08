package dev.ringside.trace.json;

/// A fact (or the head, or the end) is well-formed JSON but breaks the format. Never leaves this
/// package: [TraceReader] adds the line.
final class BadFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFact(String sentence) {
        // Without a stack trace: a hostile file can hold millions of these.
        super(sentence, null, false, false);
    }

    /// What is wrong, as one sentence.
    String sentence() {
        return String.valueOf(getMessage());
    }
}
