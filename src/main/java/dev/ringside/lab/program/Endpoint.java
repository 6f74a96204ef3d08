package dev.ringside.lab.program;

import org.jspecify.annotations.Nullable;

/// The server's end of a connection, and how much is still to come there.
///
/// Belongs to the server's thread.
public final class Endpoint {
    private final int fd;
    private long leftBytes;
    private boolean ended;
    private boolean closed;
    private boolean urgentExpected;
    private @Nullable Letter letter;

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

    /// Whether it has not got back all that it sent.
    public boolean isOwed() {
        Letter present = letter;
        return present != null && !present.isEmpty();
    }

    /// Whether its urgent byte is still to come.
    boolean isUrgentExpected() {
        return urgentExpected;
    }

    /// Notes whether there is an urgent byte still to come.
    void expectUrgent(boolean expected) {
        urgentExpected = expected;
    }

    /// What it sent and has not got back yet.
    ///
    /// @param bytes how much there may be of that
    /// @param mostAtOnce how much of it is read at once
    Letter letter(long bytes, long mostAtOnce) {
        Letter present = letter;
        if (present == null) {
            present = new Letter(bytes, mostAtOnce);
            letter = present;
        }
        return present;
    }

    /// Whether the server closed its own end.
    public boolean isClosed() {
        return closed;
    }

    /// Notes that the server closed its own end.
    public void close() {
        closed = true;
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
