package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// What a descriptor refers to.
///
/// @param id its inode, the same for every descriptor that refers to it; a negative number that the
///   recorder chose if the kernel gives it no inode of its own (epoll, io_uring)
/// @param type what it is
/// @param local the local address, `127.0.0.1:4711` for TCP; null if it has none
/// @param peer the peer's address; null if it has none
/// @param path the path of a file; null if it has none
public record KernelObject(
        long id,
        ObjectType type,
        @Nullable String local,
        @Nullable String peer,
        @Nullable String path) {
    /// What `/proc/PID/fd` says of the descriptor of a ring.
    private static final String RING = "anon_inode:[io_uring]";

    /// The two rings of an `io_uring` instance. The format has no type of its own for them.
    ///
    /// @param id a negative number that the recorder chose
    public static KernelObject ring(long id) {
        return new KernelObject(id, ObjectType.OTHER, null, null, RING);
    }

    /// Whether it is the two rings of an `io_uring` instance.
    public boolean isRing() {
        return type == ObjectType.OTHER && RING.equals(path);
    }
}
