package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A thread did something with a job. That is the program's own affair, in its own memory; only who
/// waits for the result of another thread, and who wakes it, calls `futex`.
///
/// Source: the program.
///
/// @param at when, where and by whose word; the task is the one that did it
/// @param job the number of the job, from 1 on
/// @param way how its result is handed over
/// @param act what was done
/// @param address where the word is at which a thread waits for its result, in hexadecimal, as
///   `futex` is given it: `0x7f32a4001000`; null if nobody else does the job
/// @param lengthBytes the result, how many bytes were read; null if it is not there yet
public record JobChanged(
        Stamp at,
        int job,
        Way way,
        Act act,
        @Nullable String address,
        @Nullable Integer lengthBytes)
        implements TraceEvent {
    /// How a call hands over the result of a job, and what becomes of the caller meanwhile.
    public enum Way {
        /// The result is what the call returns, and the caller waits in it.
        BLOCKING("blocking"),
        /// What the call returns is the result, or that there is none yet.
        NONBLOCKING("nonblocking"),
        /// Another thread does the job; the caller asks now and then whether it is done.
        STATUS("status"),
        /// Another thread does the job, and calls a function with the result.
        CALLBACK("callback"),
        /// Another thread does the job; the caller waits for the result when it needs that.
        FUTURE("future");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        /// The word that stands in the file.
        public String text() {
            return text;
        }

        /// Whether the call that asks for the job also hands over its result.
        public boolean synchronous() {
            return this == BLOCKING || this == NONBLOCKING;
        }

        /// Whether the caller waits for the result, rather than do something else.
        public boolean blocks() {
            return this == BLOCKING || this == FUTURE;
        }
    }

    /// What a thread does with a job: something that one thread wants, and that it or another one
    /// does.
    public enum Act {
        /// It wants the job done.
        ASKED("asked"),
        /// It takes the job over from the one that wants it.
        TAKEN("taken"),
        /// It looks whether the job is done.
        LOOKED("looked"),
        /// It needs the result, and goes on only with it.
        AWAITED("awaited"),
        /// It has done the job, and puts the result down.
        DONE("done"),
        /// It runs the function that was handed over together with the job.
        CALLED("called"),
        /// It has the result, as the one that wanted it.
        GOT("got");

        private final String text;

        Act(String text) {
            this.text = text;
        }

        /// The word that stands in the file.
        public String text() {
            return text;
        }
    }
}
