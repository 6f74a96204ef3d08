package dev.ringside.linux.perf;

/// Whether the kernel reports the switches of a thread to this process.
public sealed interface PerfAccess {
    /// It does, from now on.
    ///
    /// @param switches what it reports; the receiver closes it
    record Granted(ThreadSwitches switches) implements PerfAccess {}

    /// It does not.
    ///
    /// @param why one sentence
    /// @param remedy what to do about it, one sentence, with the command if there is one
    record Refused(String why, String remedy) implements PerfAccess {}
}
