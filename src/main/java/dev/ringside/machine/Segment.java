package dev.ringside.machine;

/// A packet between a sender and a receive queue.
///
/// @param id the kernel's address of it
/// @param device the interface
/// @param lengthBytes with headers, as it was sent
/// @param received whether it has come out of the interface again
public record Segment(String id, String device, long lengthBytes, boolean received) {
    /// A longer packet is cut up on its way, and its parts arrive under names of their own.
    static final long LONGEST_BYTES = 65_535 + 14;

    /// Whether it is gone when the kernel's deferred work ends, if no queue has it by then.
    boolean passing() {
        return received || lengthBytes > LONGEST_BYTES;
    }

    Segment arrived() {
        return new Segment(id, device, lengthBytes, true);
    }
}
