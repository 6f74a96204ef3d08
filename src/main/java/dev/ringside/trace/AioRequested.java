package dev.ringside.trace;

/// The program asked the C library for an asynchronous transfer (`aio_read`): a function of the
/// library, of which the kernel is told nothing.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param request what names the request within the program, from 1 on
/// @param op what it asks for, `read`
/// @param fd the descriptor that it is about
/// @param lengthBytes how much there is room for
public record AioRequested(Stamp at, int request, String op, int fd, long lengthBytes)
        implements TraceEvent {}
