package dev.ringside.trace.json;

import dev.ringside.trace.JobChanged;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

/// Writes and reads what the facts about jobs have of their own.
final class JobText {
    private JobText() {}

    static void changed(JsonText json, JobChanged e) {
        json.put("job", e.job())
                .put("way", Words.JOB_WAYS.of(e.way()))
                .put("act", Words.JOB_ACTS.of(e.act()))
                .putIfThere("address", e.address())
                .putIfThere("lengthBytes", e.lengthBytes());
    }

    static TraceEvent changed(Stamp at, FactFields f) {
        return new JobChanged(
                at,
                f.natural(Key.JOB),
                f.word(Key.WAY, Words.JOB_WAYS),
                f.word(Key.ACT, Words.JOB_ACTS),
                f.textOrNull(Key.ADDRESS),
                f.has(Key.LENGTH_BYTES) ? (Integer) f.natural(Key.LENGTH_BYTES) : null);
    }
}
