package dev.ringside.machine;

import dev.ringside.trace.QueueSampled;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// The bytes that the kernel holds for a socket until the program takes them.
///
/// ```
///   queued ──▶ [ chunk | chunk | chunk ] ──▶ copied to user, or discarded
/// ```
///
/// @param chunks what is in it, oldest first
/// @param queuedBytes all that ever came in
/// @param copiedBytes all that ever went to the program
/// @param discardedBytes all that was ever thrown away
/// @param sample what the kernel said when last asked; null if it was not. It is never derived from
///   the three counts, so that it can be held against them
public record ReceiveQueue(
        PVector<Chunk> chunks,
        long queuedBytes,
        long copiedBytes,
        long discardedBytes,
        @Nullable QueueSampled sample) {
    /// The bytes that came in together.
    ///
    /// @param segment the packet that brought them; null if not recorded
    /// @param lengthBytes how many of them are left
    public record Chunk(@Nullable String segment, long lengthBytes) {}

    static final ReceiveQueue EMPTY = new ReceiveQueue(TreePVector.empty(), 0, 0, 0, null);

    /// How many bytes are in it, by the facts.
    public long lengthBytes() {
        return chunks.stream().mapToLong(Chunk::lengthBytes).sum();
    }

    ReceiveQueue plus(@Nullable String segment, long bytes) {
        return new ReceiveQueue(
                chunks.plus(new Chunk(segment, bytes)),
                queuedBytes + bytes,
                copiedBytes,
                discardedBytes,
                sample);
    }

    ReceiveQueue copied(long bytes) {
        return new ReceiveQueue(
                without(bytes), queuedBytes, copiedBytes + bytes, discardedBytes, sample);
    }

    ReceiveQueue discarded(long bytes) {
        return new ReceiveQueue(
                without(bytes), queuedBytes, copiedBytes, discardedBytes + bytes, sample);
    }

    ReceiveQueue sampled(QueueSampled newSample) {
        boolean wasThereBefore = sample == null && queuedBytes == 0 && newSample.lengthBytes() > 0;
        var known = wasThereBefore ? plus(null, newSample.lengthBytes()) : this;
        return new ReceiveQueue(
                known.chunks, known.queuedBytes, copiedBytes, discardedBytes, newSample);
    }

    private PVector<Chunk> without(long bytes) {
        var rest = chunks;
        long left = bytes;
        while (left > 0 && !rest.isEmpty()) {
            var head = rest.get(0);
            rest = rest.minus(0);
            if (head.lengthBytes() > left) {
                rest = rest.plus(0, new Chunk(head.segment(), head.lengthBytes() - left));
            }
            left -= head.lengthBytes();
        }
        return rest;
    }
}
