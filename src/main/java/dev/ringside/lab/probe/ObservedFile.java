package dev.ringside.lab.probe;

import java.util.List;

/// A file under study.
///
/// @param inode its inode
/// @param fileSystem the number of the device that its file system has, as tracepoints of the page
///   cache name it
/// @param disk the number of the disk below, as tracepoints of block devices name it
/// @param diskName the same in text, `254:0`
/// @param sectors where on the disk it lies
/// @param mapped whether the program gets at it by touching memory
public record ObservedFile(
        long inode,
        long fileSystem,
        long disk,
        String diskName,
        List<Sectors> sectors,
        boolean mapped) {
    public ObservedFile {
        sectors = List.copyOf(sectors);
    }

    /// A part of the disk.
    ///
    /// @param offsetBytes where in the file that begins
    /// @param first its first sector, of 512 bytes
    /// @param count how many it has
    public record Sectors(long offsetBytes, long first, long count) {
        /// The first sector behind it.
        long end() {
            return first + count;
        }
    }
}
