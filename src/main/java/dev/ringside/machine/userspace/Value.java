package dev.ringside.machine.userspace;

import dev.ringside.trace.ValueAccessed;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// A value that the threads of a program share.
///
/// @param name the program's name for it
/// @param value what it was when it was accessed last
/// @param task who accessed it last
/// @param coroutine which coroutine of that task; [#NONE] if it was none
/// @param written whether it was written then
/// @param read what each task that has read it and not written it since read
public record Value(
        String name,
        long value,
        int task,
        int coroutine,
        boolean written,
        PSortedMap<Integer, Long> read) {
    /// No coroutine.
    public static final int NONE = -1;

    static Value of(ValueAccessed e) {
        return new Value(e.name(), e.value(), e.at().tid(), NONE, false, TreePMap.empty());
    }

    Value with(ValueAccessed e, int by) {
        int tid = e.at().tid();
        var next = e.written() ? read.minus(tid) : read.plus(tid, e.value());
        return new Value(name, e.value(), tid, by, e.written(), next);
    }
}
