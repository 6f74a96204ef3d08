package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// The kernel gave a request to a disk.
///
/// Source: tracepoint `block:block_rq_issue`.
///
/// @param at when, where and by whose word
/// @param device the disk, `254:0`
/// @param sector where on it, in sectors of 512 bytes
/// @param lengthBytes how much
/// @param op the kernel's letters for what is wanted: `R` to read, `RA` to read ahead; null if not
///   reported
public record BlockIssued(
        Stamp at, String device, long sector, int lengthBytes, @Nullable String op)
        implements TraceEvent {}
