package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// Bytes were copied between kernel and user memory.
///
/// Source: tracepoints `skb:skb_copy_datagram_iovec` (to user) and `sock:sock_send_length` (to
/// kernel); of a file the kernel reports no copy, so that follows from the call (`file-read`).
///
/// @param at when, where and by whose word
/// @param direction which way
/// @param fd the descriptor of the call that this happens in; null if not known
/// @param lengthBytes how many
/// @param segment the kernel's address of the packet, the same wherever it goes; null if not
///   recorded
public record Copied(
        Stamp at,
        Direction direction,
        @Nullable Integer fd,
        int lengthBytes,
        @Nullable String segment)
        implements TraceEvent {}
