package dev.ringside.lab.reader;

import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.tracefs.TraceInstance;
import dev.ringside.linux.tracefs.Tracefs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Keeps the one tracing instance of the reader, so that it goes in every case. Any thread may
/// call.
final class InstanceKeeper {
    private @Nullable TraceInstance instance;
    private boolean ended;

    /// Makes the instance.
    ///
    /// @throws IOException if the kernel refuses something, or the end has come
    synchronized TraceInstance make(Tracefs tracefs, Observed observed) throws IOException {
        if (ended || instance != null) {
            throw new ReaderRefusedException("The reader is ending.");
        }
        instance = TracefsProbe.guardedRings(tracefs, observed);
        return instance;
    }

    /// Ends the recording; what was recorded can be read still.
    synchronized void quieten() throws IOException {
        ended = true;
        if (instance != null) {
            instance.recording(false);
        }
    }

    /// Removes the instance, if there is one.
    synchronized void remove() throws IOException {
        ended = true;
        TraceInstance last = instance;
        instance = null;
        if (last != null) {
            last.close();
        }
    }
}
