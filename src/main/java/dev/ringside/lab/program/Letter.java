package dev.ringside.lab.program;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What has come from a client and has not been sent back yet.
///
/// Belongs to the server's thread.
public final class Letter {
    private final MemorySegment memory;
    private final long mostAtOnce;
    private long end;
    private long sent;

    /// An empty one.
    ///
    /// @param bytes how much it can hold
    /// @param mostAtOnce how much of it is filled at once
    Letter(long bytes, long mostAtOnce) {
        // freed by the garbage collector: to free it could be a call that is recorded
        memory = Arena.ofAuto().allocate(bytes);
        this.mostAtOnce = mostAtOnce;
    }

    /// Whether more fits in.
    public boolean hasRoom() {
        return end < memory.byteSize();
    }

    /// Where the next bytes belong. Only if it [#hasRoom].
    public MemorySegment room() {
        return memory.asSlice(end, Math.min(mostAtOnce, memory.byteSize() - end));
    }

    /// Notes that `count` bytes were put there.
    public void add(long count) {
        end += count;
    }

    /// Whether everything has been sent back.
    public boolean isEmpty() {
        return sent == end;
    }

    /// What has not been sent back.
    public MemorySegment rest() {
        return memory.asSlice(sent, end - sent);
    }

    /// Notes that `count` bytes of the rest were sent back.
    public void sent(long count) {
        sent += count;
        if (isEmpty()) {
            sent = 0;
            end = 0;
        }
    }
}
