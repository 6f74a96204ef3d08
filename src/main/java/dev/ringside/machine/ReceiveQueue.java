package dev.ringside.machine;

import dev.ringside.trace.QueueSampled;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What the kernel holds for a socket until the program takes it.
///
/// ```
///   queued ──▶ [ chunk | chunk | chunk ] ──▶ copied to user, or discarded
///   refused ✗
/// ```
///
/// At a stream a chunk is what came in together, and calls take bytes across their borders. At a
/// datagram socket it is a message, and a call takes one. At a listening socket it is a connection
/// that waits to be accepted, of no bytes.
///
/// @param chunks what is in it, oldest first
/// @param lengthBytes how many bytes are in it, by the facts: those of all chunks together
/// @param queuedBytes all that ever came in
/// @param copiedBytes all that ever went to the program
/// @param discardedBytes all that was in it and was thrown away
/// @param refusedBytes all that was thrown away at its door because it was full
/// @param full whether something was refused, and nothing has left it since
/// @param sample what the kernel said when last asked; null if it was not. It is never derived from
///   the counts, so that it can be held against them
public record ReceiveQueue(
        PVector<Chunk> chunks,
        long lengthBytes,
        long queuedBytes,
        long copiedBytes,
        long discardedBytes,
        long refusedBytes,
        boolean full,
        @Nullable QueueSampled sample) {
    /// What came in together.
    ///
    /// @param segment the packet that brought it; null if not recorded
    /// @param lengthBytes how many bytes of it are left
    /// @param urgent whether it is the urgent byte of a stream: it is beside the ordinary ones, and
    ///   its packet stays until they are read past it
    public record Chunk(@Nullable String segment, long lengthBytes, boolean urgent) {}

    static final ReceiveQueue EMPTY =
            new ReceiveQueue(TreePVector.empty(), 0, 0, 0, 0, 0, false, null);

    ReceiveQueue plus(@Nullable String segment, long bytes) {
        return with(new Chunk(segment, bytes, false), bytes);
    }

    /// What was sent with `MSG_OOB`: its last byte is urgent.
    ReceiveQueue urgent(@Nullable String segment, long bytes) {
        var rest = bytes > 1 ? plus(segment, bytes - 1) : this;
        return rest.with(new Chunk(bytes > 1 ? null : segment, 1, true), 0);
    }

    /// A call with `MSG_OOB` took the urgent byte; its packet stays where it is.
    ReceiveQueue urgentCopied(long bytes) {
        var next = chunks;
        for (int i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            next = chunk.urgent() ? next.with(i, new Chunk(chunk.segment(), 0, true)) : next;
        }
        return holding(next, lengthBytes).counting(bytes, 0, 0);
    }

    /// Whether an ordinary call would find something.
    boolean readable() {
        return chunks.stream().anyMatch(chunk -> !chunk.urgent());
    }

    /// Whether an urgent byte lies in it that nobody has taken.
    public boolean hasUrgent() {
        return chunks.stream().anyMatch(chunk -> chunk.urgent() && chunk.lengthBytes() > 0);
    }

    private ReceiveQueue with(Chunk chunk, long bytes) {
        return new ReceiveQueue(
                chunks.plus(chunk),
                lengthBytes + bytes,
                queuedBytes + bytes,
                copiedBytes,
                discardedBytes,
                refusedBytes,
                full,
                sample);
    }

    /// Bytes of a stream went to the program.
    ReceiveQueue copied(long bytes) {
        return without(bytes).counting(bytes, 0, 0);
    }

    /// A datagram went to the program, or its beginning.
    ReceiveQueue received(long bytes) {
        boolean whole = !chunks.isEmpty() && chunks.get(0).lengthBytes() <= bytes;
        var rest = whole ? withoutFirst() : without(bytes);
        return rest.counting(bytes, 0, 0);
    }

    ReceiveQueue discarded(long bytes) {
        return without(bytes).counting(0, bytes, 0);
    }

    ReceiveQueue refused(long bytes) {
        return counting(0, 0, bytes);
    }

    /// A connection was accepted.
    ReceiveQueue accepted() {
        return !chunks.isEmpty() && chunks.get(0).lengthBytes() == 0 ? withoutFirst() : this;
    }

    ReceiveQueue sampled(QueueSampled newSample) {
        boolean wasThereBefore = sample == null && queuedBytes == 0 && newSample.lengthBytes() > 0;
        // FIONREAD gives an int; the file may say anything
        long bytes = Math.min(newSample.lengthBytes(), Integer.MAX_VALUE);
        var known = wasThereBefore ? plus(null, bytes) : this;
        return new ReceiveQueue(
                known.chunks,
                known.lengthBytes,
                known.queuedBytes,
                copiedBytes,
                discardedBytes,
                refusedBytes,
                full,
                newSample);
    }

    private ReceiveQueue without(long bytes) {
        var rest = chunks;
        long left = bytes;
        while (left > 0 && !rest.isEmpty()) {
            var head = rest.get(0);
            rest = rest.minus(0);
            if (head.urgent()) {
                continue; // ordinary calls skip it
            }
            if (head.lengthBytes() > left) {
                rest = rest.plus(0, new Chunk(head.segment(), head.lengthBytes() - left, false));
            }
            left -= Math.min(left, head.lengthBytes());
        }
        return holding(rest, lengthBytes - (bytes - left));
    }

    private ReceiveQueue withoutFirst() {
        return holding(chunks.minus(0), lengthBytes - chunks.get(0).lengthBytes());
    }

    private ReceiveQueue holding(PVector<Chunk> rest, long restBytes) {
        return new ReceiveQueue(
                rest,
                restBytes,
                queuedBytes,
                copiedBytes,
                discardedBytes,
                refusedBytes,
                false,
                sample);
    }

    private ReceiveQueue counting(long copied, long discarded, long refused) {
        return new ReceiveQueue(
                chunks,
                lengthBytes,
                queuedBytes,
                copiedBytes + copied,
                discardedBytes + discarded,
                refusedBytes + refused,
                full || refused > 0,
                sample);
    }
}
