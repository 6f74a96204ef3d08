package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the descriptors of this process refer to.
public final class Descriptors {
    private Descriptors() {}

    /// `socket:[4711]`, `pipe:[4712]`, `anon_inode:[eventpoll]`, or the path of a file.
    ///
    /// @throws IOException if it is not open
    public static String target(int fd) throws IOException {
        return Files.readSymbolicLink(link(fd)).toString();
    }

    /// The inode, the same for every descriptor that refers to the same thing.
    ///
    /// @throws IOException if it is not open
    public static long inode(int fd) throws IOException {
        return (Long) Files.getAttribute(link(fd), "unix:ino");
    }

    private static Path link(int fd) {
        return Path.of("/proc/self/fd", Integer.toString(fd));
    }
}
