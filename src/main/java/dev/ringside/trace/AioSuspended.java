package dev.ringside.trace;

/// The program waits until one of its asynchronous requests is done (`aio_suspend`), or is done
/// waiting. If it has to sleep, the kernel sees a `futex`.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param requests how many requests it waits for
/// @param begins whether the waiting begins; else it is over
public record AioSuspended(Stamp at, int requests, boolean begins) implements TraceEvent {}
