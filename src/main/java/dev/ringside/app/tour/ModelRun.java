package dev.ringside.app.tour;

import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One experiment of a tour.
///
/// @param trace what was recorded; empty if it was refused
/// @param refusal why it was refused, in English; empty if it was not
record ModelRun(Optional<Trace> trace, String refusal) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Runs a model with its usual scenario, and waits for it, but not for ever.
    static ModelRun of(IoModel model) {
        var heard = new Heard();
        var order = new LabOrder(model.name(), Models.scenario(model, Map.of()));
        try (var lab = LabProcess.start(order, heard)) {
            if (!lab.await(PATIENCE)) {
                lab.stop();
                lab.await(PATIENCE);
            }
        } catch (IOException e) {
            return new ModelRun(Optional.empty(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return heard.run();
    }

    /// Whether the recording stopped before its end.
    boolean cutOff() {
        return trace.map(Trace::end).map(end -> !end.complete()).orElse(trace.isPresent());
    }

    /// Collects a recording.
    private static final class Heard implements RecordingListener {
        private final List<TraceEvent> facts = new ArrayList<>();
        private @Nullable TraceHeader header;
        private @Nullable TraceEnd end;
        private String refusal = "";

        synchronized ModelRun run() {
            return header == null || facts.isEmpty()
                    ? new ModelRun(Optional.empty(), refusal)
                    : new ModelRun(
                            Optional.of(new Trace(header, List.copyOf(facts), end)), refusal);
        }

        @Override
        public synchronized void began(TraceHeader newHeader) {
            header = newHeader;
        }

        @Override
        public synchronized void fact(TraceEvent fact) {
            facts.add(fact);
        }

        @Override
        public synchronized void ended(TraceEnd newEnd) {
            end = newEnd;
        }

        @Override
        public synchronized void refused(Refusal why) {
            refusal = why.sentence();
        }
    }
}
