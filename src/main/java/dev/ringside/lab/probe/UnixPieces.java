package dev.ringside.lab.probe;

import java.util.HashMap;
import java.util.Map;

/// How many bytes each `sk_data_ready` of a Unix socket stands for.
///
/// The kernel announces a long message piece by piece and does not say how long each is: as long as
/// the send buffer lets it be, and the last as long as what is left.
final class UnixPieces {
    private final Observed observed;
    private final Map<Integer, Long> passedOn = new HashMap<>();

    UnixPieces(Observed observed) {
        this.observed = observed;
    }

    /// A task enters a call.
    void begin(int tid) {
        passedOn.remove(tid);
    }

    /// The next piece of the message of `lengthBytes` that a task sends.
    int next(int tid, long lengthBytes) {
        long done = passedOn.getOrDefault(tid, 0L);
        int bytes = Math.clamp(lengthBytes - done, 0, observed.pieceBytes(tid));
        passedOn.put(tid, done + bytes);
        return bytes;
    }
}
