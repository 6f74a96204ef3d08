package dev.ringside.linux.tracefs;

/// Whether this process can use tracefs.
public sealed interface TracefsAccess {
    /// It can.
    ///
    /// @param tracefs where
    record Granted(Tracefs tracefs) implements TracefsAccess {}

    /// It cannot.
    ///
    /// @param why one sentence
    /// @param remedy what to do about it, one sentence
    record Refused(String why, String remedy) implements TracefsAccess {}
}
