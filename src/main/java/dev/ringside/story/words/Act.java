package dev.ringside.story.words;

/// What is done to one descriptor after the other.
public enum Act {
    /// `fcntl` with `O_NONBLOCK`.
    NON_BLOCKING,
    /// `close`.
    CLOSE
}
