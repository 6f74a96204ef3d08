package dev.ringside.trace.json;

import java.io.IOException;

/// A file is not a trace that this program can read. The message is the fault's text, meant for the
/// user.
public final class TraceFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient TraceFault fault;

    /// A refusal because of `fault`.
    public TraceFormatException(TraceFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /// Where it is and what is wrong.
    public TraceFault fault() {
        return fault;
    }
}
