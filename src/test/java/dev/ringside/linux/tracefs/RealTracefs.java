package dev.ringside.linux.tracefs;

import static org.junit.jupiter.api.Assumptions.abort;

/// The tracefs of this computer.
public final class RealTracefs {
    private RealTracefs() {}

    /// It; where it cannot be used the test is skipped, with the reason.
    public static Tracefs orSkip() {
        return switch (Tracefs.find()) {
            case TracefsAccess.Granted(Tracefs tracefs) -> tracefs;
            case TracefsAccess.Refused(String why, String remedy) -> abort(why + " " + remedy);
        };
    }
}
