package dev.ringside.linux.handover;

import java.nio.ByteBuffer;

/// What came in one piece.
///
/// @param bytes what was sent, for reading
/// @param fd the descriptor that came with it, now one of this process; -1 if none did
public record Packet(ByteBuffer bytes, int fd) {
    /// No descriptor came.
    public static final int NO_FD = -1;
}
