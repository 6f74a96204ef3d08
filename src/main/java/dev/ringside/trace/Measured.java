package dev.ringside.trace;

/// The program has measured how long something takes, by doing it often and looking at the clock
/// before and after. It did so before the recording, while nothing was traced.
///
/// Source: the program.
///
/// @param at when the program says so, where and by whose word
/// @param what what it did: `switch` or `calls`
/// @param count how often
/// @param nanos how long that took altogether, in nanoseconds
public record Measured(Stamp at, String what, long count, long nanos) implements TraceEvent {
    /// A byte was handed over to the other one, and the CPU with it.
    public static final String SWITCH = "switch";

    /// The calls alone by which a byte is handed over, without a switch.
    public static final String CALLS = "calls";
}
