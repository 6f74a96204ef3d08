package dev.ringside.linux.handover;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The name of a local socket that is in no folder, made of a number only.
///
/// ```
/// sun_path:  0  r i n g s i d e -  0 0 0 0 1 2 3 4 5 6 7 8 9 a b c
/// ```
///
/// Whoever knows the number may connect, or listen there first: both ends must look at the
/// credentials of their peer.
///
/// @param number not negative
record LocalName(long number) {
    private static final short AF_UNIX = 1;

    LocalName {
        if (number < 0) {
            throw new IllegalArgumentException("not the number of a socket: " + number);
        }
    }

    /// Writes it as a `struct sockaddr_un`.
    ///
    /// @return how long it is, for the kernel takes every byte within the length as the name
    int writeTo(MemorySegment address) {
        byte[] path = "\0ringside-%016x".formatted(number).getBytes(StandardCharsets.US_ASCII);
        int at = (int) MessageStructs.offset(MessageStructs.SOCKADDR_UN, "sun_path");
        address.fill((byte) 0).set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, at, path.length);
        return at + path.length;
    }
}
