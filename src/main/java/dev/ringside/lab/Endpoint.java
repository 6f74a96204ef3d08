package dev.ringside.lab;

import java.lang.foreign.MemorySegment;

/// The server's end of a connection: its descriptor, its buffer, and how much is still to come.
///
/// Belongs to the server's thread.
public final class Endpoint {
    private final int fd;
    private final MemorySegment buffer;
    private long expectedBytes;

    /// An end that `expectedBytes` will come to.
    ///
    /// @param fd the descriptor
    /// @param buffer the program's buffer, as long as one message
    /// @param expectedBytes all bytes of the scenario
    public Endpoint(int fd, MemorySegment buffer, long expectedBytes) {
        this.fd = fd;
        this.buffer = buffer;
        this.expectedBytes = expectedBytes;
    }

    /// The descriptor.
    public int fd() {
        return fd;
    }

    /// The program's buffer.
    public MemorySegment buffer() {
        return buffer;
    }

    /// Notes that `count` bytes came.
    public void received(long count) {
        expectedBytes -= count;
    }

    /// Whether everything has come.
    public boolean isComplete() {
        return expectedBytes <= 0;
    }
}
