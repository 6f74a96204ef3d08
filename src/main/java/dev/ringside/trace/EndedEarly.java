package dev.ringside.trace;

/// The recording stopped before the experiment was over.
///
/// Source: the recorder.
///
/// @param at when, where and by whose word
/// @param why one sentence
public record EndedEarly(Stamp at, String why) implements TraceEvent {}
