package dev.ringside.linux.file;

/// A part of a file that lies in one piece on its block device.
///
/// @param offsetBytes where in the file
/// @param physicalBytes where on the device that the file system is on
/// @param lengthBytes how much
/// @param plain whether the bytes simply lie there: not compressed, not inside other data, and
///   written at all
public record Extent(long offsetBytes, long physicalBytes, long lengthBytes, boolean plain) {}
