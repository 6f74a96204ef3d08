package dev.ringside.trace;

/// The program looked into its buffer after a call.
///
/// Source: the program, and only in our own scenarios.
///
/// @param at when, where and by whose word
/// @param fd the descriptor that it read
/// @param lengthBytes how many bytes the call delivered
/// @param firstBytes the first of them, at most 32, in hexadecimal
public record BytesSeen(Stamp at, int fd, int lengthBytes, String firstBytes)
        implements TraceEvent {}
