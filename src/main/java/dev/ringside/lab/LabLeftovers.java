package dev.ringside.lab;

import dev.ringside.linux.tracefs.TraceInstance;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;

import java.io.IOException;
import java.util.Optional;

/// What dead lab processes may have left in the kernel.
public final class LabLeftovers {
    private LabLeftovers() {}

    /// Removes the tracing instances whose owner is gone.
    ///
    /// @return one sentence if some could not be removed, else nothing
    public static Optional<String> remove() {
        try {
            if (Tracefs.find() instanceof TracefsAccess.Granted(Tracefs tracefs)) {
                TraceInstance.removeStale(tracefs);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("An old tracing instance could not be removed: " + e.getMessage());
        }
    }
}
