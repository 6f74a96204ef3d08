package dev.ringside.lab;

import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceFormatException;
import dev.ringside.trace.json.TraceReader;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads what a lab process says until it is silent for ever, and gives it to the listener with a
/// proper end.
final class LabReader {
    private static final int SIGNAL_BASE = 128;
    private static final int END_SECONDS = 5;
    private static final Source RECORDER = new Source("program:recorder");

    private final Process process;
    private final RecordingListener listener;
    private final LabComplaints complaints;
    private final CountDownLatch beginning = new CountDownLatch(1);
    private volatile @Nullable String note;
    private long facts;
    private long lost;
    private long nanos;

    LabReader(Process process, RecordingListener listener) {
        this.process = process;
        this.listener = listener;
        this.complaints = new LabComplaints(process.getErrorStream());
    }

    /// What the process itself cannot say about its end; the first word counts.
    void note(String sentence) {
        if (note == null) {
            note = sentence;
        }
    }

    /// Waits until the recording has begun, or is known never to begin.
    boolean awaitBeginning(Duration patience) throws InterruptedException {
        return beginning.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void run() {
        try (InputStream in = new BufferedInputStream(process.getInputStream());
                var trace = new TraceReader(in)) {
            listener.began(trace.header());
            beginning.countDown();
            deliver(trace);
        } catch (IOException e) {
            if (beginning.getCount() > 0) {
                listener.refused(refusal());
            } else {
                cutOff(e instanceof TraceFormatException ? e.getMessage() : null);
            }
        } finally {
            beginning.countDown();
        }
    }

    private void deliver(TraceReader trace) throws IOException {
        for (TraceEvent fact = trace.next(); fact != null; fact = trace.next()) {
            deliver(fact);
        }
        TraceEnd end = trace.end();
        if (end != null) {
            listener.ended(end);
        } else {
            cutOff(null);
        }
    }

    private void deliver(TraceEvent fact) {
        facts++;
        nanos = fact.at().nanos();
        if (fact instanceof dev.ringside.trace.Lost some) {
            lost += some.count();
        }
        listener.fact(fact);
    }

    private void cutOff(@Nullable String damage) {
        var at = new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, RECORDER, null);
        deliver(new EndedEarly(at, damage == null ? howItEnded() : damage));
        listener.ended(new TraceEnd(facts, lost, false));
    }

    private Refusal refusal() {
        Integer code = exitCode(); // first: it has said everything when it has ended
        String said = complaints.text();
        if (note == null && !said.isEmpty() && code != null && code < SIGNAL_BASE) {
            return new Refusal(
                    said, code == Refusal.WRONG_REQUEST ? Refusal.WRONG_REQUEST : Refusal.NOT_HERE);
        }
        return new Refusal(howItEnded(), Refusal.NOT_HERE);
    }

    private String howItEnded() {
        String known = note;
        if (known != null) {
            return known;
        }
        Integer code = exitCode();
        if (code == null) {
            return "The lab process closed its pipe.";
        }
        if (code > SIGNAL_BASE) {
            return "The lab process was killed by signal " + (code - SIGNAL_BASE) + ".";
        }
        String said = complaints.text();
        return "The lab process ended with exit code "
                + code
                + (said.isEmpty() ? "." : ": " + said);
    }

    private @Nullable Integer exitCode() {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : null;
        } catch (InterruptedException e) {
            return null; // the process is left to whoever waits for it next
        }
    }

    /// The beginning of what a process writes to stderr.
    private static final class LabComplaints {
        private static final int MOST_BYTES = 4096;

        private final StringBuilder said = new StringBuilder();
        private final Thread thread;

        LabComplaints(InputStream stderr) {
            thread = Thread.ofPlatform().daemon().name("lab stderr").start(() -> read(stderr));
        }

        private void read(InputStream stderr) {
            try (stderr) {
                append(stderr.readNBytes(MOST_BYTES));
                stderr.skip(Long.MAX_VALUE);
            } catch (IOException e) {
                append("".getBytes(StandardCharsets.UTF_8)); // the pipe broke: all was said
            }
        }

        private synchronized void append(byte[] bytes) {
            said.append(new String(bytes, StandardCharsets.UTF_8));
        }

        /// All of it, once the process has ended or said nothing for a while.
        String text() {
            try {
                thread.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                return OwnProgram.complaint(said.toString());
            }
        }
    }
}
