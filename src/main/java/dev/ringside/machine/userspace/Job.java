package dev.ringside.machine.userspace;

import dev.ringside.trace.JobChanged;
import dev.ringside.trace.JobChanged.Way;

import org.jspecify.annotations.Nullable;

/// Something that a thread wants done, as the program tells.
///
/// ```
///   caller: asked ──▶ (taken by a worker) ──▶ done ──▶ (called back) ──▶ got
///             └ looked, looked, awaited ┘
/// ```
///
/// @param number its number within the program
/// @param way how its result is handed over
/// @param state how far it is
/// @param caller the thread that wants it done
/// @param worker the thread that does it for the caller; [#NOBODY] if none has taken it
/// @param calledIn the thread in which the function ran that belongs to it; [#NOBODY] if none did
/// @param address where the word is at which the caller waits; null if nobody else does it
/// @param lengthBytes its result; null while that is not there
/// @param looks how often the caller has looked whether it is done
/// @param reads how many calls were made to do it
/// @param sinceNanos when the caller wanted it
/// @param endNanos when the caller had the result; negative before
/// @param before what the caller had used when it wanted it
/// @param after what the caller had used when it had the result; null before
public record Job(
        int number,
        Way way,
        State state,
        int caller,
        int worker,
        int calledIn,
        @Nullable String address,
        @Nullable Integer lengthBytes,
        int looks,
        int reads,
        long sinceNanos,
        long endNanos,
        Effort before,
        @Nullable Effort after) {
    /// In place of a task.
    public static final int NOBODY = -1;

    /// How far a job is.
    public enum State {
        /// It is wanted.
        ASKED,
        /// A worker does it.
        TAKEN,
        /// Its result is there.
        DONE,
        /// The caller has the result.
        OVER
    }

    static Job of(JobChanged e, Effort used) {
        return new Job(
                e.job(),
                e.way(),
                State.ASKED,
                e.at().tid(),
                NOBODY,
                NOBODY,
                e.address(),
                null,
                0,
                0,
                e.at().nanos(),
                -1,
                used,
                null);
    }

    /// Whether its caller has not got the result.
    public boolean open() {
        return state != State.OVER;
    }

    /// What its caller has used for it.
    ///
    /// @param now what the caller has used in all by now
    public Effort effort(Effort now) {
        return (after == null ? now : after).since(before);
    }

    /// After a thread did something with it.
    ///
    /// @param used what that thread has used so far
    Job with(JobChanged e, Effort used) {
        int task = e.at().tid();
        return switch (e.act()) {
            case ASKED -> of(e, used);
            case TAKEN -> in(State.TAKEN, task, calledIn, lengthBytes, looks);
            case LOOKED -> in(state, worker, calledIn, lengthBytes, looks + 1);
            case AWAITED -> this;
            case DONE -> in(State.DONE, worker, calledIn, e.lengthBytes(), looks);
            case CALLED -> in(state, worker, task, lengthBytes, looks);
            case GOT -> over(e, used);
        };
    }

    /// A call is made to do it.
    Job read() {
        return new Job(
                number,
                way,
                state,
                caller,
                worker,
                calledIn,
                address,
                lengthBytes,
                looks,
                reads + 1,
                sinceNanos,
                endNanos,
                before,
                after);
    }

    private Job in(State next, int by, int in, @Nullable Integer result, int looked) {
        return new Job(
                number,
                way,
                next,
                caller,
                by,
                in,
                address,
                result,
                looked,
                reads,
                sinceNanos,
                endNanos,
                before,
                after);
    }

    private Job over(JobChanged e, Effort used) {
        return new Job(
                number,
                way,
                State.OVER,
                caller,
                worker,
                calledIn,
                address,
                e.lengthBytes(),
                looks,
                reads,
                sinceNanos,
                e.at().nanos(),
                before,
                e.at().tid() == caller ? used : after);
    }
}
