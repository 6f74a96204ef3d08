package dev.ringside.app.gallery;

/// A recording in a file that was open before.
///
/// @param name the file's name
/// @param where the folder it is in
/// @param open opens it again
public record Recent(String name, String where, Runnable open) {}
