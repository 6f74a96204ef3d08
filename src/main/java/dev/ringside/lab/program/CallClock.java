package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// Who notes when a call begins and ends.
public class CallClock {
    /// The kernel does, so the program need not.
    public static final CallClock KERNEL = new CallClock();

    CallClock() {}

    /// The program does, around the call.
    public static CallClock ofProgram() {
        return new Timing();
    }

    /// Makes a call.
    ///
    /// @param call which
    /// @param first its first argument that is no pointer; so on
    Outcome time(
            ProgramNotes notes,
            ProbedCall call,
            long first,
            long second,
            long third,
            Supplier<Outcome> body) {
        return body.get();
    }

    /// Makes a `recv`.
    Outcome recv(Syscalls calls, ProgramNotes notes, int fd, MemorySegment buffer) {
        return time(
                notes,
                ProbedCall.RECVFROM,
                fd,
                buffer.byteSize(),
                0,
                () -> calls.recv(fd, buffer, 0));
    }

    private static final class Timing extends CallClock {
        @Override
        Outcome time(
                ProgramNotes notes,
                ProbedCall call,
                long first,
                long second,
                long third,
                Supplier<Outcome> body) {
            notes.entered(call, first, second, third);
            Outcome outcome = body.get();
            long nanos = System.nanoTime();
            notes.returned(call, nanos, result(outcome));
            return outcome;
        }

        private static long result(Outcome outcome) {
            return switch (outcome) {
                case Done(long value) -> value;
                case Failed(Errno errno) -> -errno.number();
            };
        }
    }
}
