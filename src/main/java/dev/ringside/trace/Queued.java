package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// Bytes are in a receive queue and can be read.
///
/// Source: the stamp `SO_TIMESTAMPNS` that a receiving call delivered, which is of the moment when
/// the packet entered the kernel's receive path; or tracepoint `sock:sk_data_ready`, which names
/// the socket; its length is that of `tcp:tcp_probe` for the same socket immediately before it, on
/// the same CPU.
///
/// @param at when, where and by whose word
/// @param object the receiving socket's inode
/// @param lengthBytes how many
/// @param segment the kernel's address of the packet, the same wherever it goes; null if not
///   recorded
public record Queued(Stamp at, long object, int lengthBytes, @Nullable String segment)
        implements TraceEvent {}
