package dev.ringside.lab.program;

import dev.ringside.linux.proc.MapRegions.Region;
import dev.ringside.linux.uring.UringOp;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the observed thread noted of itself.
public sealed interface ProgramNote {
    /// It is about to make a call. Only noted where the kernel does not report it.
    ///
    /// @param arguments in the order of [ProbedCall#arguments]
    record Entered(ProbedCall call, List<Long> arguments) implements ProgramNote {
        public Entered {
            arguments = List.copyOf(arguments);
        }
    }

    /// A call is over. Only noted where the kernel does not report it.
    ///
    /// @param result what it returned; a negative error number if it failed
    record Returned(ProbedCall call, long result) implements ProgramNote {}

    /// It got bytes.
    ///
    /// @param count how many
    /// @param first the first of them, in hexadecimal
    record GotBytes(int fd, int count, String first) implements ProgramNote {}

    /// The kernel said when the bytes of the latest read had come.
    ///
    /// @param count how many they were
    /// @param stampNanos when, in nanoseconds of `CLOCK_REALTIME`
    record Arrived(int fd, int count, long stampNanos) implements ProgramNote {}

    /// It is about to hand over descriptors.
    ///
    /// @param timeoutNanos how long the call may wait; null if a register says so
    record Handed(ProbedCall call, List<Watched> set, @Nullable Long timeoutNanos)
            implements ProgramNote {
        public Handed {
            set = List.copyOf(set);
        }
    }

    /// It was handed descriptors.
    record HandedBack(ProbedCall call, List<Watched> ready) implements ProgramNote {
        public HandedBack {
            ready = List.copyOf(ready);
        }
    }

    /// It has a new descriptor.
    ///
    /// @param ring whether it is that of the two rings of io_uring
    /// @param heir the process to which it was handed over; 0 if it was not
    record Opened(int fd, ObjectType type, boolean ring, int heir) implements ProgramNote {
        /// One of its own.
        Opened(int fd, ObjectType type, boolean ring) {
            this(fd, type, ring, 0);
        }

        /// The same, handed over to a process that was started.
        public Opened handedOver(int process) {
            return new Opened(fd, type, ring, process);
        }
    }

    /// It has closed a descriptor.
    record Closed(int fd) implements ProgramNote {}

    /// It has started a program.
    ///
    /// @param process the id of the new process
    /// @param fd the descriptor that the process has as its standard input and output
    record Spawned(int process, int fd) implements ProgramNote {}

    /// It has put a coroutine on its thread.
    record Mounted(int coroutine) implements ProgramNote {}

    /// A coroutine has left its thread.
    ///
    /// @param fd the descriptor that it waits for; -1 if none
    /// @param ended whether it has ended
    record Yielded(int coroutine, int fd, boolean ended) implements ProgramNote {}

    /// It has put something to be done into its queue.
    ///
    /// @param events what came about at the descriptor
    record Queued(int item, int fd, String events) implements ProgramNote {}

    /// It has taken something to be done out of its queue.
    ///
    /// @param handler what it calls for that
    record Taken(int item, String handler) implements ProgramNote {}

    /// It did something with a job.
    ///
    /// @param address where the word is at which a thread waits for it; 0 if none may
    /// @param count its result; negative if it is not there yet
    record ChangedJob(int job, Way way, Act act, long address, long count) implements ProgramNote {}

    /// It did something with a lock.
    ///
    /// @param lock the initial of its name
    /// @param address where its word is
    /// @param word what that says then
    record ChangedLock(char lock, long address, LockAct act, int word) implements ProgramNote {}

    /// It is about to hand over an address.
    record HandedAddress(long address) implements ProgramNote {}

    /// It has found a part of its own address space.
    record Mapped(Region region) implements ProgramNote {}

    /// It read or wrote a value that its threads share.
    record AccessedValue(String name, long value, boolean written) implements ProgramNote {}

    /// A signal was delivered to it.
    record Delivered(int signal, Delivery how) implements ProgramNote {}

    /// It looked at what came with a signal.
    ///
    /// @param fd the descriptor that it is about; null if it does not say
    /// @param events what came about there, `IN`
    record SawSignal(int signal, @Nullable Integer fd, String events) implements ProgramNote {}

    /// It computes, rather than wait.
    ///
    /// @param piece the number of this piece of work, from 1 on
    /// @param found what all pieces that are done have found
    /// @param begins whether the piece begins; else it is done
    record Computed(int piece, long found, boolean begins) implements ProgramNote {}

    /// The kernel has counted for it how often it left its CPU.
    ///
    /// @param voluntary to wait
    /// @param forced because it was preempted
    record Counted(long voluntary, long forced) implements ProgramNote {}

    /// It says what it measured before it was recorded.
    ///
    /// @param what what it did
    /// @param count how often
    /// @param nanos how long that took altogether
    record Measured(String what, long count, long nanos) implements ProgramNote {}

    /// It put an entry into a submission ring.
    ///
    /// @param ring the ring's descriptor
    /// @param lengthBytes how much there is room for
    record Prepared(int ring, long request, UringOp op, int fd, long lengthBytes)
            implements ProgramNote {}

    /// It took a result out of a completion ring.
    ///
    /// @param ring the ring's descriptor
    /// @param result a negative one is an error number
    record Reaped(int ring, long request, int result) implements ProgramNote {}

    /// It asked for an asynchronous read.
    ///
    /// @param lengthBytes how much there is room for
    record AioRequested(int request, int fd, long lengthBytes) implements ProgramNote {}

    /// It looked whether that is done.
    ///
    /// @param errno an error number; 0 if it is done
    record AioAsked(int request, int errno) implements ProgramNote {}

    /// It took the result.
    record AioTaken(int request, long result) implements ProgramNote {}

    /// It begins to wait until some are done, or is done waiting.
    record AioSuspended(int requests, boolean begins) implements ProgramNote {}

    /// It has begun: everything before belongs to the preparation.
    record Began() implements ProgramNote {}

    /// It has all it wanted.
    record Finished() implements ProgramNote {}
}
