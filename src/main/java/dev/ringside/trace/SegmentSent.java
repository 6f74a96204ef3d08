package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A packet was handed to a network interface.
///
/// Source: tracepoint `net:net_dev_queue`.
///
/// @param at when, where and by whose word
/// @param device the interface
/// @param lengthBytes with all headers
/// @param segment the kernel's address of the packet, the same wherever it goes; null if not
///   recorded
public record SegmentSent(Stamp at, String device, int lengthBytes, @Nullable String segment)
        implements TraceEvent {}
