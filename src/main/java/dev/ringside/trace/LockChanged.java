package dev.ringside.trace;

/// A thread did something with a lock. That is a change of one word in the memory of its program,
/// which the kernel does not see; only who has to wait, or has to wake somebody, calls `futex`.
///
/// Source: the program.
///
/// @param at when, where and by whose word; the task is the one that did it
/// @param lock the program's name for the lock
/// @param address where its word is, in hexadecimal, as `futex` is given it: `0x7f32a4001000`
/// @param act what it did
/// @param word what the word says then: 0 the lock is free, 1 somebody has it, 2 and others may
///   wait
public record LockChanged(Stamp at, String lock, String address, LockAct act, int word)
        implements TraceEvent {}
