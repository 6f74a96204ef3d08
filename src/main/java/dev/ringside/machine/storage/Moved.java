package dev.ringside.machine.storage;

/// What became of the bytes of a file.
///
/// @param fromDiskBytes how many the disk has put into the page cache
/// @param copiedBytes how many were copied from there into a buffer of a program
/// @param directBytes how many the disk has put into a buffer of a program directly
/// @param passedBytes how many were passed on from there to a socket or pipe, without a copy
/// @param pipedBytes how many of those a pipe refers to, which has not passed them on yet
public record Moved(
        long fromDiskBytes, long copiedBytes, long directBytes, long passedBytes, long pipedBytes) {
    static final Moved NOTHING = new Moved(0, 0, 0, 0, 0);

    Moved fromDisk(long bytes) {
        return new Moved(fromDiskBytes + bytes, copiedBytes, directBytes, passedBytes, pipedBytes);
    }

    Moved copied(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes + bytes, directBytes, passedBytes, pipedBytes);
    }

    Moved direct(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes, directBytes + bytes, passedBytes, pipedBytes);
    }

    Moved passed(long bytes) {
        return new Moved(fromDiskBytes, copiedBytes, directBytes, passedBytes + bytes, pipedBytes);
    }

    /// A pipe gets so many more, or, if the number is below 0, passes them on.
    Moved piped(long bytes) {
        long next = Math.max(0, pipedBytes + bytes);
        return new Moved(fromDiskBytes, copiedBytes, directBytes, passedBytes, next);
    }
}
