package dev.ringside.story.words;

/// Descriptors that a step is about.
///
/// @param first the lowest; -1 if there is none
/// @param last the highest
/// @param count how many times one was named
public record Fds(int first, int last, int count) {
    /// One of them.
    public static Fds of(int fd) {
        return new Fds(fd, fd, 1);
    }

    /// Another one, too.
    public Fds and(int fd) {
        return new Fds(Math.min(first, fd), Math.max(last, fd), count + 1);
    }
}
