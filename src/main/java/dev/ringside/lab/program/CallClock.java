package dev.ringside.lab.program;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.StampedReceive;
import dev.ringside.linux.Syscalls;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// Who notes when a call begins and ends, and when its bytes had come.
///
/// Belongs to the server's thread.
public class CallClock {
    /// A flag of `recv`: return at once, with `EAGAIN` if there is nothing.
    static final int MSG_DONTWAIT = 0x40;

    private CallClock() {}

    /// The kernel does, so the program need not.
    public static CallClock ofKernel() {
        return new CallClock();
    }

    /// The program does, around the call; a network socket is asked for the time of arrival, too.
    public static CallClock ofProgram(Transport transport) {
        boolean stamps = transport == Transport.TCP || transport == Transport.UDP;
        return new Timing(stamps);
    }

    /// The same for another thread.
    public CallClock ofAnother(Transport transport) {
        return this instanceof Timing ? ofProgram(transport) : ofKernel();
    }

    /// Prepares a descriptor that will be read.
    ///
    /// @throws dev.ringside.linux.SyscallException if the kernel gives no times of arrival
    public void prepare(int fd) {
        // the kernel needs no preparation
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

    /// The same with four arguments.
    Outcome time(
            ProgramNotes notes,
            ProbedCall call,
            long first,
            long second,
            long third,
            long fourth,
            Supplier<Outcome> body) {
        return body.get();
    }

    /// Makes a `recv`.
    Outcome recv(Syscalls calls, ProgramNotes notes, int fd, MemorySegment buffer, int flags) {
        return time(
                notes,
                ProbedCall.RECVFROM,
                fd,
                buffer.byteSize(),
                flags,
                () -> calls.recv(fd, buffer, flags));
    }

    private static final class Timing extends CallClock {
        private final boolean stamps;
        private @Nullable StampedReceive receive;

        Timing(boolean stamps) {
            this.stamps = stamps;
        }

        @Override
        public void prepare(int fd) {
            if (stamps) {
                receive().setsockoptTimestampns(fd).orThrow("setsockopt(SO_TIMESTAMPNS)", fd);
            }
        }

        @Override
        Outcome time(
                ProgramNotes notes,
                ProbedCall call,
                long first,
                long second,
                long third,
                Supplier<Outcome> body) {
            return time(notes, call, first, second, third, 0, body);
        }

        @Override
        Outcome time(
                ProgramNotes notes,
                ProbedCall call,
                long first,
                long second,
                long third,
                long fourth,
                Supplier<Outcome> body) {
            notes.entered(call, first, second, third, fourth);
            Outcome outcome = body.get();
            notes.returned(call, System.nanoTime(), result(outcome));
            return outcome;
        }

        @Override
        Outcome recv(Syscalls calls, ProgramNotes notes, int fd, MemorySegment buffer, int flags) {
            if (!stamps) {
                return super.recv(calls, notes, fd, buffer, flags);
            }
            StampedReceive stamped = receive();
            notes.entered(ProbedCall.RECVMSG, fd, buffer.byteSize(), flags);
            Outcome outcome = stamped.recvmsg(fd, buffer, flags);
            long nanos = System.nanoTime();
            if (outcome instanceof Done(long count) && count > 0) {
                notes.arrived(fd, (int) count, nanos, stamped.stampNanos());
            }
            notes.returned(ProbedCall.RECVMSG, nanos, result(outcome));
            return outcome;
        }

        /// Made by the thread that uses it.
        private StampedReceive receive() {
            StampedReceive known = receive;
            if (known == null) {
                known = new StampedReceive();
                receive = known;
            }
            return known;
        }

        private static long result(Outcome outcome) {
            return switch (outcome) {
                case Done(long value) -> value;
                case Failed(Errno errno) -> -errno.number();
            };
        }
    }
}
