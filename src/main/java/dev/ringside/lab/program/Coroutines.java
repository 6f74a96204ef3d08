package dev.ringside.lab.program;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// A program's own scheduler: which of its coroutines can go on, and what each of the others waits
/// for. All of it is memory of the program; it makes no system call.
///
/// ```
///   start ──▶ runnable ──▶ mounted ──▶ parked, by descriptor
///                 ▲                        │
///                 └──────── ready ─────────┘
/// ```
///
/// Belongs to the thread on which they run.
public final class Coroutines {
    private final ArrayDeque<Coroutine> runnable = new ArrayDeque<>();
    private final Map<Integer, Coroutine> parked = new HashMap<>();
    private int count;
    private long mounts;
    private Coroutine mounted = new Coroutine(0, () -> {});

    /// A scheduler without coroutines.
    public Coroutines() {}

    /// Makes a coroutine, which will have its turn.
    public void start(Runnable body) {
        count++;
        runnable.add(new Coroutine(count, body));
    }

    /// Whether one of them can go on.
    public boolean canGoOn() {
        return !runnable.isEmpty();
    }

    /// The one whose turn it is: from now on it counts as mounted.
    public Coroutine next() {
        mounts++;
        mounted = runnable.remove();
        return mounted;
    }

    /// Parks the coroutine that calls this until `fd` is said to be ready.
    public void park(int fd) {
        parked.put(fd, mounted);
        mounted.await(fd);
    }

    /// Lets the others have their turns first; the coroutine that calls this goes on after them.
    public void giveWay() {
        runnable.add(mounted);
        mounted.await(Coroutine.NONE);
    }

    /// The one that waits for `fd`, if there is one, can go on.
    public void ready(int fd) {
        Coroutine waiting = parked.remove(fd);
        if (waiting != null) {
            runnable.add(waiting);
        }
    }

    /// How often one of them was put on the thread.
    public long mounts() {
        return mounts;
    }

    /// Has two coroutines give way to one another, each so often, and notes nothing.
    ///
    /// @return how many nanoseconds that took
    public static long nanosOfTurns(long rounds) {
        var all = new Coroutines();
        for (int i = 0; i < 2; i++) {
            all.start(() -> {
                for (long round = 0; round < rounds; round++) {
                    all.giveWay();
                }
            });
        }
        long begin = System.nanoTime();
        while (all.canGoOn()) {
            all.next().run();
        }
        return System.nanoTime() - begin;
    }
}
