package dev.ringside.trace;

/// The program put an entry into a submission ring: memory that it shares with the kernel, so there
/// is no call.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param ring the descriptor of the ring
/// @param request what names the request, its `user_data`
/// @param op what it asks for, `RECV`
/// @param fd the descriptor that it is about
/// @param lengthBytes how much there is room for
public record UringPrepared(Stamp at, int ring, long request, String op, int fd, long lengthBytes)
        implements TraceEvent {}
