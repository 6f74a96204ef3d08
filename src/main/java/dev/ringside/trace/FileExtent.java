package dev.ringside.trace;

/// A part of a file lies in one piece on its disk.
///
/// Source: the file system, by `ioctl(FS_IOC_FIEMAP)`.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param offsetBytes where in the file it begins
/// @param lengthBytes how long it is
/// @param device the disk as the kernel's block events name it, `254:0`
/// @param sector where on the disk, in sectors of 512 bytes
public record FileExtent(
        Stamp at, long file, long offsetBytes, long lengthBytes, String device, long sector)
        implements TraceEvent {}
