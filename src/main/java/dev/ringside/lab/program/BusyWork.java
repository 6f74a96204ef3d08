package dev.ringside.lab.program;

import dev.ringside.linux.signal.PrimeCount;

/// Something that a program does instead of reading: it looks for prime numbers, in user mode.
final class BusyWork {
    private static final int NUMBERS_AT_ONCE = 256;

    private BusyWork() {}

    /// Goes on for `nanos`, and notes when it begins and ends.
    static void of(long nanos, ProgramNotes notes) {
        long end = System.nanoTime() + nanos;
        long found = 0;
        notes.computed(1, found, true);
        long from = 2;
        do {
            found += PrimeCount.count(from, from + NUMBERS_AT_ONCE);
            from += NUMBERS_AT_ONCE;
        } while (System.nanoTime() - end < 0);
        notes.computed(1, found, false);
    }
}
