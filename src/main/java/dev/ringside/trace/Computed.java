package dev.ringside.trace;

/// The program computes, in user mode, where another one would wait: a piece of work begins or is
/// done.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param piece the number of this piece of work, from 1 on
/// @param found what all pieces that are done have found: prime numbers
/// @param begins whether it begins; else it is done
public record Computed(Stamp at, int piece, long found, boolean begins) implements TraceEvent {}
