package dev.ringside.linux.tracefs;

import java.io.IOException;
import java.util.List;

/// The rings of all CPUs, set up for certain events: made by this process ([TraceInstance]), or
/// handed to it by another one that may.
///
/// Switch it on, read, switch it off, read the rest, close it.
public interface TraceRings extends AutoCloseable {
    /// Starts or stops recording.
    void recording(boolean on) throws IOException;

    /// Readers for the rings of all CPUs. They are closed with this object.
    List<RingReader> openReaders() throws IOException;

    /// The events that were wanted and that this kernel does not have.
    List<String> missing();

    /// How many records the rings lost since they were made.
    long lostRecords() throws IOException;

    /// Whether recording ended without being told to, so that the end is missing.
    boolean cutOff();

    /// Stops recording and gives everything back to the kernel.
    @Override
    void close() throws IOException;
}
