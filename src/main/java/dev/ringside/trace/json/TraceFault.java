package dev.ringside.trace.json;

/// One thing that is wrong with a trace file.
///
/// @param line where, counted from 1; 0 if it concerns the file as a whole
/// @param sentence what, as one English sentence
public record TraceFault(int line, String sentence) {
    /// The sentence with the line before it, if there is one.
    @Override
    public String toString() {
        return line == 0 ? sentence : "line " + line + ": " + sentence;
    }
}
