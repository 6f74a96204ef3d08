package dev.ringside.lab.program;

/// The server's end of a connection, and how much is still to come there.
///
/// Belongs to the server's thread.
public final class Endpoint {
    private final int fd;
    private long leftBytes;
    private boolean ended;

    /// @param fd the descriptor
    /// @param expectedBytes all bytes that will come; 0 if the client never sends
    Endpoint(int fd, long expectedBytes) {
        this.fd = fd;
        leftBytes = expectedBytes;
    }

    /// The descriptor.
    public int fd() {
        return fd;
    }

    /// Whether bytes are still to come.
    public boolean isExpected() {
        return leftBytes > 0;
    }

    /// Whether the client closed its end.
    public boolean isEnded() {
        return ended;
    }

    /// Notes that `count` bytes came.
    void received(long count) {
        leftBytes -= count;
    }

    /// Notes that nothing more will come.
    ///
    /// @return how many bytes are missing for ever
    long end() {
        ended = true;
        long missing = Math.max(0, leftBytes);
        leftBytes = 0;
        return missing;
    }
}
