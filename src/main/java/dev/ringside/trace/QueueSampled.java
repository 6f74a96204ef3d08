package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// How full a receive queue was when the kernel was asked.
///
/// Source: `ioctl(FIONREAD)` and `getsockopt(SO_MEMINFO)`.
///
/// @param at when, where and by whose word
/// @param socket the socket's inode
/// @param lengthBytes bytes that can be read
/// @param capacityBytes the buffer's limit
/// @param drops packets dropped so far
public record QueueSampled(
        Stamp at, long socket, long lengthBytes, @Nullable Long capacityBytes, @Nullable Long drops)
        implements TraceEvent {}
