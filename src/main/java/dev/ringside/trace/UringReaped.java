package dev.ringside.trace;

/// The program took a result out of a completion ring: memory that it shares with the kernel, so
/// there is no call.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param ring the descriptor of the ring
/// @param request what names the request, its `user_data`
/// @param result as it stood there: bytes, or a negative error number
public record UringReaped(Stamp at, int ring, long request, int result) implements TraceEvent {}
