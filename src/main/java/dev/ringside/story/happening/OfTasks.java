package dev.ringside.story.happening;

import dev.ringside.machine.Call;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfUserSpace.Held;
import dev.ringside.story.happening.OfUserSpace.Stalled;
import dev.ringside.story.words.Act;
import dev.ringside.story.words.Behind;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.Unread;
import dev.ringside.trace.Context;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What every program does: it calls, waits, gets and returns.
public sealed interface OfTasks extends Happening {
    /// Everything is in place: the facts that describe what was there when the recording began.
    record Opening() implements OfTasks {}

    /// A task enters the kernel by a call of its program.
    ///
    /// @param halfOpen whether the other end of its connection has said that it will send nothing
    ///   more
    record Called(int task, Call call, boolean halfOpen) implements OfTasks {}

    /// A task has started another one.
    ///
    /// @param call by which call; null if that is not recorded
    /// @param thread whether it shares the memory of the first
    /// @param nanos how long that call took; -1 if it is not recorded
    record Started(int task, int child, @Nullable Call call, boolean thread, long nanos)
            implements OfTasks {}

    /// A task waits until those that it has started have ended.
    ///
    /// @param tasks how many they are
    record Joins(int task, int tasks) implements OfTasks {}

    /// A task does the same small call to one descriptor after the other, and all succeed.
    ///
    /// @param behind what is behind these descriptors
    record ForEach(int task, Act act, Fds fds, Behind behind) implements OfTasks {}

    /// A task changes the interest list of an epoll instance: consecutive calls of `epoll_ctl` with
    /// the same operation, all of which succeed.
    ///
    /// @param op `ADD`, `MOD` or `DEL`
    /// @param epfd the descriptor of the instance
    /// @param events what is wanted of the first of them, `IN|ET`; empty if not recorded
    record Registered(int task, String op, int epfd, Fds fds, String events) implements OfTasks {}

    /// A task asks the kernel which of many descriptors are ready, by `pselect6`, `poll` or
    /// `epoll_wait`.
    ///
    /// @param set what it hands over; empty for epoll, where the kernel keeps it, and if not
    ///   recorded
    /// @param descriptors how many the call is about; -1 if not recorded
    /// @param timeoutNanos how long it would wait; negative for ever; null if not recorded
    record Asked(
            int task, Call call, List<Watched> set, int descriptors, @Nullable Long timeoutNanos)
            implements OfTasks {}

    /// The kernel answers such a call.
    ///
    /// @param asked the question
    /// @param result how many it says; meaningless if there is `errno`
    /// @param ready which ones; null if not recorded
    /// @param slept whether the task slept in the call; null if nothing is recorded of that
    /// @param unread bytes of a ready descriptor that an earlier read had left there; null if none
    record Answered(
            Asked asked,
            long result,
            @Nullable String errno,
            @Nullable List<Watched> ready,
            @Nullable Boolean slept,
            @Nullable Unread unread)
            implements OfTasks {}

    /// A task asks again and again, and gets nothing: `EAGAIN`, or no descriptor that is ready.
    ///
    /// @param fds the descriptors that it tries; for calls about many, the one of epoll or none
    /// @param times how often
    /// @param fromNanos when the first of these calls was entered
    /// @param toNanos when the last one returned, as far as recorded
    /// @param sleeps how often it slept within them and between them
    /// @param interruptions how often another program got its CPU meanwhile
    /// @param drained whether the first of them came right after a call that took bytes there, or
    ///   gave some
    record Tried(
            int task,
            String call,
            Fds fds,
            int times,
            long fromNanos,
            long toNanos,
            int sleeps,
            int interruptions,
            boolean drained)
            implements OfTasks {
        public Tried again(int fd, long nanos) {
            return new Tried(
                    task,
                    call,
                    fds.and(fd),
                    times + 1,
                    fromNanos,
                    nanos,
                    sleeps,
                    interruptions,
                    drained);
        }

        public Tried until(long nanos) {
            return new Tried(
                    task, call, fds, times, fromNanos, nanos, sleeps, interruptions, drained);
        }

        public Tried slept() {
            return new Tried(
                    task, call, fds, times, fromNanos, toNanos, sleeps + 1, interruptions, drained);
        }

        public Tried interrupted() {
            return new Tried(
                    task, call, fds, times, fromNanos, toNanos, sleeps, interruptions + 1, drained);
        }
    }

    /// A call cannot go on and its task leaves the CPU.
    ///
    /// @param call the call; null if its entry was not recorded
    /// @param place what it waits for
    /// @param type what is behind its descriptor, if it waits for one; null if not recorded
    /// @param left in which state it left
    /// @param seen whether that is only known from a sample, taken some time after it left
    /// @param waitingIn the kernel function it sleeps in, if a sample says so during this sleep
    /// @param cpu the CPU that it leaves
    /// @param next the task that gets the CPU
    /// @param unread bytes that are there although the task sleeps, since epoll is edge-triggered;
    ///   null if none
    /// @param stalled the coroutines that stand still with it; null if there are none
    record FellAsleep(
            int task,
            @Nullable Call call,
            WaitPlace place,
            @Nullable ObjectType type,
            Left left,
            boolean seen,
            @Nullable String waitingIn,
            int cpu,
            int next,
            @Nullable Unread unread,
            @Nullable Stalled stalled)
            implements OfTasks {}

    /// A task loses its CPU to another one although it could go on.
    record Preempted(int task, int cpu, int next) implements OfTasks {}

    /// A task is made ready by something other than the arrival of its data.
    ///
    /// @param call the call that it sleeps in; null if its entry was not recorded
    /// @param pickedOn the CPU on which it also begins to run within this step; -1 if it does not
    /// @param readyNanos how long that took; 0 if it does not run yet
    /// @param atMost whether it may have run earlier: that it does follows from what it does next
    /// @param room whether it waits for room to write, and for nothing else
    record Woke(
            int task,
            int by,
            Context context,
            @Nullable String call,
            int pickedOn,
            long readyNanos,
            boolean atMost,
            boolean room)
            implements OfTasks {}

    /// Bytes come into a receive queue, or a connection to one that listens, or the end of a
    /// stream.
    ///
    /// @param sender the task in whose call they travel
    /// @param call the call that it is in; null if none is recorded
    /// @param what what comes
    /// @param object the receiving object
    /// @param type what the object is; null if not recorded
    /// @param fd its descriptor in the receiving process; -1 if not recorded
    /// @param atClient whether the receiving process is not that of the program under study
    /// @param woken the task that is thereby made ready; -1 if none
    /// @param sleptIn what that task waited for; null if none
    /// @param via the wait-queue callback that woke it; null if not recorded
    /// @param deferred whether the kernel had laid the packet aside, and only the call of the task
    ///   works it off, in no soft interrupt
    /// @param held the coroutine that waits for it and cannot go on; null if there is none
    record Arrived(
            int sender,
            @Nullable String call,
            What what,
            long object,
            @Nullable ObjectType type,
            int fd,
            boolean atClient,
            long lengthBytes,
            int woken,
            @Nullable WaitPlace sleptIn,
            @Nullable String via,
            boolean deferred,
            @Nullable Held held)
            implements OfTasks {
        public Arrived plus(long bytes) {
            return new Arrived(
                    sender,
                    call,
                    what,
                    object,
                    type,
                    fd,
                    atClient,
                    lengthBytes + bytes,
                    woken,
                    sleptIn,
                    via,
                    deferred,
                    held);
        }

        public Arrived waking(int task, @Nullable WaitPlace place, @Nullable String callback) {
            return new Arrived(
                    sender,
                    call,
                    what,
                    object,
                    type,
                    fd,
                    atClient,
                    lengthBytes,
                    task,
                    place,
                    callback,
                    deferred,
                    held);
        }
    }

    /// A ready task gets a CPU.
    ///
    /// @param readyNanos how long it waited on the run queue; -1 if not recorded
    /// @param atLeast whether it was there when the recording began, so that it waited longer
    /// @param out the task that leaves the CPU
    /// @param left why that one leaves it
    /// @param outCall the call in which that one leaves it; null if it is in none, or not recorded
    /// @param first whether it has never run before
    record Picked(
            int task,
            int cpu,
            long readyNanos,
            boolean atLeast,
            int out,
            Left left,
            @Nullable String outCall,
            boolean first)
            implements OfTasks {}

    /// Bytes go from a receive queue to the buffer of a program: phase ②.
    ///
    /// @param type what is behind the descriptor; null if not recorded
    /// @param leftBytes how many stay in the queue; -1 if that is not known or means nothing, as
    ///   for datagrams
    record CopiedToUser(
            int task, int fd, @Nullable ObjectType type, long lengthBytes, long leftBytes)
            implements OfTasks {}

    /// Bytes are thrown away.
    ///
    /// @param task the task that would have got them; -1 if they never came into its queue
    /// @param fd the descriptor; -1 if not recorded
    /// @param why the reason in the words of whoever reported it
    /// @param cut whether this is the rest of a datagram for which the buffer was too short
    record ThrownAway(int task, long object, int fd, long lengthBytes, String why, boolean cut)
            implements OfTasks {}

    /// A call returns to the program.
    ///
    /// @param errno why it failed; null if it did not
    /// @param lengthBytes how many bytes it was to move; -1 if it moves none
    /// @param settled whether it handed requests to a ring and all of them are over already
    record Returned(
            int task,
            String call,
            long result,
            @Nullable String errno,
            long lengthBytes,
            boolean settled)
            implements OfTasks {}

    /// A task has all that its program wanted and only waits for the end of the experiment.
    ///
    /// @param next the task that gets the CPU; -1 if the recording ends before that
    record Finished(int task, int cpu, int next) implements OfTasks {}

    /// A task ends.
    record Ended(int task) implements OfTasks {}

    /// The recording is over, and the receive queues were looked at once more.
    ///
    /// @param unread what is left in them; null if they are all empty
    record Over(@Nullable Unread unread) implements OfTasks {}

    /// The recorder missed facts.
    record FactsLost(long count, String where) implements OfTasks {}

    /// The recording stopped before its end.
    record CutShort(String why) implements OfTasks {}

    /// What comes to a receive queue.
    enum What {
        BYTES,
        CONNECTION,
        END
    }
}
