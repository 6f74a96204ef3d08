package dev.ringside.lab.own;

import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/// What a thread noted around its own calls, as facts.
///
/// The times are those of user mode: a call was entered a little later, and had returned a little
/// earlier, than its facts say.
///
/// @param tid the thread
/// @param cpu the CPU that it is pinned to; [Stamp#UNKNOWN] if it may run on several
/// @param originNanos `System.nanoTime()` at the start of the trace
public record CallSource(int tid, int cpu, long originNanos) {
    private static final Source CALL_RETURNED = new Source("inferred:call-returned");

    /// The thread was about to call.
    ///
    /// @param nanos `System.nanoTime()` right before
    /// @param call the kernel's name of the call
    /// @param args what was handed over, by the man page's names
    public SysEntered entered(long nanos, String call, CallArgs args) {
        return new SysEntered(at(nanos, Source.PROGRAM), call, args);
    }

    /// The call was over.
    ///
    /// @param nanos `System.nanoTime()` right after
    /// @param call the kernel's name of the call
    /// @param result what it returned; -1 if it failed
    /// @param errno the name of the error; null if it did not fail
    public SysReturned returned(long nanos, String call, long result, @Nullable String errno) {
        return new SysReturned(at(nanos, Source.PROGRAM), call, result, errno);
    }

    /// By the rule `call-returned`: the bytes that a call says it has delivered or taken were
    /// copied before it returned. It stands right before [#returned] and has its time.
    ///
    /// @param nanos the time of the return
    /// @param direction to the user for a call that reads
    /// @param fd the call's descriptor
    /// @param lengthBytes what it returned, positive
    public Copied copied(long nanos, Direction direction, int fd, int lengthBytes) {
        return new Copied(at(nanos, CALL_RETURNED), direction, fd, lengthBytes, null);
    }

    /// The thread looked into its buffer.
    ///
    /// @param nanos the time of the return
    /// @param fd the call's descriptor
    /// @param lengthBytes how many bytes came
    /// @param first the first of them
    public BytesSeen bytesSeen(long nanos, int fd, int lengthBytes, byte[] first) {
        return new BytesSeen(
                at(nanos, Source.PROGRAM), fd, lengthBytes, HexFormat.of().formatHex(first));
    }

    private Stamp at(long nanos, Source source) {
        return new Stamp(nanos - originNanos, cpu, tid, source, null);
    }
}
