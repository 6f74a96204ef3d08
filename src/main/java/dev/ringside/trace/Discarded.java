package dev.ringside.trace;

/// Bytes were thrown away.
///
/// Source: tracepoint `skb:kfree_skb`, or the program for a datagram that was cut short.
///
/// @param at when, where and by whose word
/// @param object the receiving socket's inode
/// @param lengthBytes how many
/// @param why the kernel's reason
public record Discarded(Stamp at, long object, int lengthBytes, String why) implements TraceEvent {
    /// Why a datagram is not queued.
    public static final String NO_ROOM = "the receive queue is full";
}
