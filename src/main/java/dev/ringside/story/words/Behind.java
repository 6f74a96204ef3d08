package dev.ringside.story.words;

/// What is behind a descriptor that is given back, as far as the end of it is another one.
public enum Behind {
    /// One end of a connection.
    CONNECTION,
    /// A socket that listens.
    LISTENER,
    /// A socket without a connection.
    DATAGRAMS,
    /// One end of a pipe.
    PIPE,
    /// A file whose pages the page cache keeps.
    FILE,
    /// A file that the kernel writes while it is read: procfs.
    PROCFS,
    EPOLL,
    RING,
    /// Something else, different things, or not recorded.
    OTHER;

    /// What is behind two descriptors.
    public Behind and(Behind other) {
        return this == other ? this : OTHER;
    }
}
