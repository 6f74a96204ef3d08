package dev.ringside.machine.storage;

/// What is known of a page of a file.
///
/// ```
///   ABSENT ──added──▶ PLACED ──the disk is asked──▶ READING ──it has done it──▶ CACHED
///      ▲                                                                         │
///      └───────────────────────────────── removed ───────────────────────────────┘
/// ```
///
/// @param state whether it is in the page cache
/// @param ahead whether it came there although nobody had asked for it yet
/// @param inHand whether a call has found it there and has not handed it over yet
/// @param taken whether a program has got it: by a copy, by a reference, or as a part of its memory
/// @param mapped whether it is a part of a program's memory
public record Page(State state, boolean ahead, boolean inHand, boolean taken, boolean mapped) {
    /// Whether a page is in the page cache.
    public enum State {
        /// Not recorded.
        UNKNOWN,
        /// It is not.
        ABSENT,
        /// It has its place there, but no contents yet, and the disk was not asked for them.
        PLACED,
        /// It has its place there, and the disk was asked for its contents.
        READING,
        /// It is.
        CACHED
    }

    /// A page of which nothing is recorded.
    public static final Page UNKNOWN = new Page(State.UNKNOWN, false, false, false, false);

    static final Page ABSENT = new Page(State.ABSENT, false, false, false, false);

    static Page added(boolean newAhead) {
        return new Page(State.PLACED, newAhead, false, false, false);
    }

    /// Whether it has its place, but not its contents.
    public boolean awaited() {
        return state == State.PLACED || state == State.READING;
    }

    /// The disk is asked for it.
    Page asked() {
        return state == State.PLACED ? new Page(State.READING, ahead, inHand, taken, mapped) : this;
    }

    /// The disk has done with it.
    Page read() {
        return awaited() ? cached() : this;
    }

    Page cached() {
        return new Page(State.CACHED, ahead, inHand, taken, mapped);
    }

    Page found() {
        return new Page(State.CACHED, ahead, true, taken, mapped);
    }

    Page handedOver() {
        return inHand ? new Page(state, ahead, false, true, mapped) : this;
    }

    /// Only what is in the page cache can be mapped.
    Page inMemory() {
        return state == State.CACHED || awaited()
                ? new Page(State.CACHED, ahead, false, true, true)
                : this;
    }

    Page unmapped() {
        return new Page(state, ahead, inHand, taken, false);
    }
}
