package dev.ringside.machine;

import org.jspecify.annotations.Nullable;

/// The memory that a program hands to a call for its bytes, and what is known to be in it.
///
/// @param fd the descriptor of the call
/// @param capacityBytes how many bytes the call may transfer
/// @param filledBytes how many the kernel has copied into it, or out of it when sending
/// @param firstBytes the first of them in hexadecimal, when the program has looked; else null
/// @param outgoing true if the bytes go from the program to the kernel
/// @param before what was in it before the call that is under way; null if nothing is known
public record UserBuffer(
        int fd,
        long capacityBytes,
        long filledBytes,
        @Nullable String firstBytes,
        boolean outgoing,
        @Nullable UserBuffer before) {
    UserBuffer(
            int fd,
            long capacityBytes,
            long filledBytes,
            @Nullable String firstBytes,
            boolean outgoing) {
        this(fd, capacityBytes, filledBytes, firstBytes, outgoing, null);
    }

    /// The memory for a call's bytes, in which those of the last call still are.
    UserBuffer after(@Nullable UserBuffer last) {
        var known =
                last != null && !last.outgoing && !outgoing && last.fd == fd ? last.plus(0) : null;
        return new UserBuffer(fd, capacityBytes, filledBytes, firstBytes, outgoing, known);
    }

    /// The call had nothing to write into it: what was there is there.
    UserBuffer untouched() {
        return before == null ? this : before;
    }

    /// What is known after bytes have come for a request: more of the same, or of another one.
    static UserBuffer more(@Nullable UserBuffer known, UserBuffer next) {
        if (known == null || known.outgoing() || known.firstBytes() != null) {
            return next;
        }
        return known.fd() == next.fd() ? known.plus(next.filledBytes()) : next;
    }

    UserBuffer plus(long bytes) {
        return new UserBuffer(fd, capacityBytes, filledBytes + bytes, firstBytes, outgoing);
    }

    UserBuffer seen(String first) {
        return new UserBuffer(fd, capacityBytes, filledBytes, first, outgoing);
    }

    /// The memory for a call's bytes; null if it moves none.
    static @Nullable UserBuffer of(Call call) {
        var length = call.lengthBytes();
        if (call.fd().isEmpty() || length.isEmpty()) {
            return null;
        }
        boolean outgoing =
                switch (call.name()) {
                    case "sendto", "write" -> true;
                    // the names of calls are an open set
                    default -> false;
                };
        return new UserBuffer(call.fd().getAsInt(), length.getAsLong(), 0, null, outgoing);
    }
}
