package dev.ringside.machine.storage;

/// What became of the bytes of a file.
///
/// @param fromDiskBytes how many the disk has put into the page cache
/// @param copiedBytes how many were copied from there into a buffer of a program
/// @param directBytes how many the disk has put into a buffer of a program directly
/// @param passedBytes how many were passed on from there to a socket or pipe, without a copy
public record Moved(long fromDiskBytes, long copiedBytes, long directBytes, long passedBytes) {
    static final Moved NOTHING = new Moved(0, 0, 0, 0);

    Moved fromDisk(long bytes) {
        return new Moved(fromDiskBytes + bytes, copiedBytes, directBytes, passedBytes);
    }

    Moved copied(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes + bytes, directBytes, passedBytes);
    }

    Moved direct(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes, directBytes + bytes, passedBytes);
    }

    Moved passed(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes, directBytes, passedBytes + bytes);
    }
}
