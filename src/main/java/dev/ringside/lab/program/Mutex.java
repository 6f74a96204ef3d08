package dev.ringside.lab.program;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// A lock for threads: one word in memory, at an address where the kernel lets threads wait.
///
/// ```
///   0 free     1 taken     2 taken, and others may wait
/// ```
///
/// These are the words of glibc's `pthread_mutex_t`, too, and of every lock since "Futexes Are
/// Tricky" by Ulrich Drepper.
public final class Mutex {
    static final int FREE = 0;
    static final int TAKEN = 1;
    static final int AWAITED = 2;

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    /// Locks of their own cache lines do not disturb one another.
    private static final long LINE_BYTES = 64;

    private final char name;
    private final MemorySegment word;

    /// A lock that is free.
    ///
    /// @param name a letter
    /// @param memory where its word is to be
    public Mutex(char name, Arena memory) {
        this.name = name;
        word = memory.allocate(LINE_BYTES, LINE_BYTES);
    }

    char name() {
        return name;
    }

    /// Where its word is.
    MemorySegment word() {
        return word;
    }

    /// Replaces the word by `next` if it is `expected`.
    ///
    /// @return what it was
    int exchangeIf(int expected, int next) {
        return (int) WORD.compareAndExchange(word, 0L, expected, next);
    }

    /// Replaces the word.
    ///
    /// @return what it was
    int exchange(int next) {
        return (int) WORD.getAndSet(word, 0L, next);
    }
}
