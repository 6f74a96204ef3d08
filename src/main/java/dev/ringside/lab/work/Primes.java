package dev.ringside.lab.work;

import dev.ringside.linux.signal.PrimeCount;

/// Something to compute: prime numbers, one after the other. It makes no call, and takes as long as
/// it is given.
public final class Primes {
    private static final long NANOS_A_BLOCK = 500_000;
    private static final long LARGEST_BLOCK = 1 << 20;

    private long next = 2;
    private long block = 16;
    private long found;

    /// Nothing has been looked at yet.
    public Primes() {}

    /// Goes on for `nanos`, but looks at a few numbers at least.
    ///
    /// @return how many have been found in all
    public long search(long nanos) {
        long end = System.nanoTime() + nanos;
        long now;
        do {
            long before = System.nanoTime();
            found += PrimeCount.count(next, next + block);
            next += block;
            now = System.nanoTime();
            block = now - before < NANOS_A_BLOCK ? grown() : Math.max(16, block / 2);
        } while (now - end < 0);
        return found;
    }

    private long grown() {
        return Math.min(LARGEST_BLOCK, block + block / 4);
    }
}
