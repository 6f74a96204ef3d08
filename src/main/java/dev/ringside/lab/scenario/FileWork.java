package dev.ringside.lab.scenario;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// What a program is handed that reads a file.
///
/// @param path where the file is
/// @param inode what names it in the facts
/// @param lengthBytes how long it is
/// @param outlets where it may pass the file on to without a client; null if it does not
public record FileWork(Path path, long inode, long lengthBytes, @Nullable Outlets outlets) {
    /// Descriptors that are open before the program begins.
    ///
    /// @param socket one end of a socket pair, from which nobody reads
    /// @param peer its other end
    /// @param pipeRead where a pipe is read
    /// @param pipeWrite where it is written
    public record Outlets(int socket, int peer, int pipeRead, int pipeWrite) {}
}
