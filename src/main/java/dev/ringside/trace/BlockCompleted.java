package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A disk has done a request, or a part of one.
///
/// Source: tracepoint `block:block_rq_complete`. It is reported in whatever task the disk's
/// interrupt came.
///
/// @param at when, where and by whose word
/// @param device the disk, `254:0`
/// @param sector where on it, in sectors of 512 bytes
/// @param lengthBytes how much
/// @param op the kernel's letters for what was wanted; null if not reported
public record BlockCompleted(
        Stamp at, String device, long sector, int lengthBytes, @Nullable String op)
        implements TraceEvent {}
