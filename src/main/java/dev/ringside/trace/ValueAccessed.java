package dev.ringside.trace;

/// A program read or wrote a value that its threads share. That takes no call.
///
/// Source: the program.
///
/// @param at when, where and by whose word; the task is the one that did it
/// @param name the program's name for the value
/// @param value what it read or wrote
/// @param written whether it wrote; else it read
public record ValueAccessed(Stamp at, String name, long value, boolean written)
        implements TraceEvent {}
