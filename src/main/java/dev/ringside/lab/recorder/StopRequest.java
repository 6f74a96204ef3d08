package dev.ringside.lab.recorder;

import org.jspecify.annotations.Nullable;

/// Somebody's wish that an experiment ends at once. Any thread may make it or look.
public final class StopRequest {
    private volatile @Nullable String why;

    /// Nobody wants it to end.
    public StopRequest() {}

    /// Asks for the end; the first wish counts.
    ///
    /// @param sentence the reason, for the user
    public synchronized void make(String sentence) {
        if (why == null) {
            why = sentence;
        }
    }

    /// The reason; null as long as nobody asked.
    public @Nullable String why() {
        return why;
    }
}
