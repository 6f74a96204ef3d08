package dev.ringside.trace;

/// The program took the result of an asynchronous request (`aio_return`), without a call. The
/// request is over.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param request what names the request
/// @param result what the transfer returned: bytes, or -1
public record AioTaken(Stamp at, int request, long result) implements TraceEvent {}
