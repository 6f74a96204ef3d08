package dev.ringside.app;

import dev.ringside.app.session.Recorded;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// An experiment under way. What has been recorded so far is told again whenever the last telling
/// has been shown, so that a fast experiment cannot flood the window.
final class LiveRecording implements RecordingListener {
    /// Who follows it, on the window's thread.
    interface Audience {
        /// There are new facts.
        void grown(Recorded soFar, boolean first);

        /// It is over.
        void ended(Recorded whole, TraceEnd end);

        /// It could not begin.
        void refused(String sentence);
    }

    private final Executor teller;
    private final Audience audience;
    private final List<TraceEvent> facts = new ArrayList<>();
    private @Nullable TraceHeader header;
    private @Nullable LabProcess process;
    private boolean telling;
    private boolean told;
    private boolean over;

    /// @param teller where recordings are told, one after the other
    LiveRecording(Executor teller, Audience audience) {
        this.teller = teller;
        this.audience = audience;
    }

    /// Starts the experiment.
    void start(String model, Scenario scenario) {
        teller.execute(() -> {
            try {
                var started = LabProcess.start(new LabOrder(model, scenario), this);
                synchronized (this) {
                    process = started;
                }
            } catch (IOException e) {
                Platform.runLater(() -> audience.refused(String.valueOf(e.getMessage())));
            }
        });
    }

    /// Ends it soon; what is recorded is kept.
    synchronized void stop() {
        if (process != null) {
            process.stop();
        }
    }

    @Override
    public synchronized void began(TraceHeader newHeader) {
        header = newHeader;
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        facts.add(fact);
        tell();
    }

    @Override
    public synchronized void ended(TraceEnd end) {
        over = true;
        var whole = trace(end);
        if (whole != null) {
            teller.execute(() -> {
                var recorded = Recorded.of(whole, "", false);
                Platform.runLater(() -> audience.ended(recorded, end));
            });
        }
    }

    @Override
    public synchronized void refused(Refusal why) {
        over = true;
        Platform.runLater(() -> audience.refused(why.sentence()));
    }

    private synchronized void tell() {
        if (!telling && !over) {
            telling = true;
            teller.execute(this::tellNow);
        }
    }

    private void tellNow() {
        var soFar = trace(null);
        if (soFar == null) {
            return;
        }
        var recorded = Recorded.of(soFar, "", false);
        boolean first = !told;
        told = true;
        Platform.runLater(() -> {
            audience.grown(recorded, first);
            shown(soFar.size());
        });
    }

    private synchronized void shown(int size) {
        telling = false;
        if (facts.size() > size) {
            tell();
        }
    }

    private synchronized @Nullable Trace trace(@Nullable TraceEnd end) {
        return header == null ? null : new Trace(header, List.copyOf(facts), end);
    }
}
