package dev.ringside.linux;

/// The memory of a socket: `getsockopt(SO_MEMINFO)`.
///
/// @param receiveAllocatedBytes what its receive queue occupies, packet headers included
/// @param receiveLimitBytes what it may occupy
/// @param sendLimitBytes what its send queue may occupy
/// @param drops packets dropped because it was full
public record SocketMemory(
        long receiveAllocatedBytes, long receiveLimitBytes, long sendLimitBytes, long drops) {}
