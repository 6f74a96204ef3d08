package dev.ringside.machine.userspace;

import dev.ringside.trace.LockChanged;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// A lock in the memory of a program, by what the program said of it. It is one word; where others
/// wait until it is free again, the kernel knows by the word's address.
///
/// ```
///   free 0 ──taken──▶ 1 ──found taken──▶ 2
///     ▲               │                  │
///     └────released───┴─────released─────┘ and then one of those who wait is woken
/// ```
///
/// @param name the program's name for it
/// @param address where its word is, in hexadecimal
/// @param word what the word says: 0 free, 1 taken, 2 taken and others may wait
/// @param owner the task that has it; [#NOBODY] if it is free
/// @param sinceNanos since when that is so
/// @param wanting the tasks that found it taken and have not got it yet, the longest first
public record Lock(
        String name,
        String address,
        int word,
        int owner,
        long sinceNanos,
        PVector<Integer> wanting) {
    /// In place of a task.
    public static final int NOBODY = -1;

    /// A lock that somebody is about to do something with.
    static Lock of(LockChanged e) {
        return new Lock(e.lock(), e.address(), 0, NOBODY, e.at().nanos(), TreePVector.empty());
    }

    /// Whether nobody has it.
    public boolean free() {
        return owner == NOBODY;
    }

    /// After a thread did something with it.
    Lock with(LockChanged e) {
        Integer task = e.at().tid();
        long nanos = e.at().nanos();
        return switch (e.act()) {
            case TAKEN -> new Lock(name, address, e.word(), task, nanos, wanting.minus(task));
            case FOUND_TAKEN ->
                    new Lock(
                            name,
                            address,
                            e.word(),
                            owner,
                            sinceNanos,
                            wanting.contains(task) ? wanting : wanting.plus(task));
            case RELEASED -> new Lock(name, address, e.word(), NOBODY, nanos, wanting);
            case GIVEN_UP ->
                    new Lock(name, address, e.word(), owner, sinceNanos, wanting.minus(task));
        };
    }
}
