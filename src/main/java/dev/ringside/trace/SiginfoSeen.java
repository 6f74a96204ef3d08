package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// The program looked at what came with a signal: its `siginfo_t`.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param signal its number
/// @param fd the descriptor that it is about, `si_fd`; null if it does not say
/// @param events what came about there, `si_band` (`IN`); empty if it does not say
public record SiginfoSeen(Stamp at, int signal, @Nullable Integer fd, String events)
        implements TraceEvent {}
