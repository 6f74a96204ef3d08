package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A packet came out of a network interface.
///
/// Source: tracepoint `net:netif_receive_skb`.
///
/// @param at when, where and by whose word
/// @param device the interface
/// @param lengthBytes with the headers of IP and above
/// @param segment the kernel's address of the packet, the same wherever it goes; null if not
///   recorded
public record SegmentReceived(Stamp at, String device, int lengthBytes, @Nullable String segment)
        implements TraceEvent {}
