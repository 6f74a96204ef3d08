package dev.ringside.trace;

import java.util.Map;

/// A fact whose kind this version does not know. It is kept and shown, and has no effect.
///
/// Source: the file.
///
/// @param at when, where and by whose word
/// @param kind its kind
/// @param fields its other keys
public record Unrecognised(Stamp at, String kind, Map<String, Object> fields)
        implements TraceEvent {}
