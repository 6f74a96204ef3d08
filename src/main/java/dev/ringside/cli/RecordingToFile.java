package dev.ringside.cli;

import dev.ringside.lab.RecordingFile;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Saves an experiment while it runs, and finds the words for how it went.
final class RecordingToFile implements RecordingListener {
    private final Path file;
    private final Progress progress;
    private final CountDownLatch beginning = new CountDownLatch(1);
    private @Nullable RecordingFile growing;
    private @Nullable String trouble;
    private @Nullable String why;
    private String lower = "";
    private @Nullable Refusal refusal;
    private @Nullable Path place;
    private long facts;
    private long nanos;
    private boolean complete;
    private boolean told;

    /// @param shows whether a terminal shows how far it has come
    RecordingToFile(Path file, PrintWriter err, boolean shows) {
        this.file = file;
        this.progress = new Progress(err, shows);
    }

    @Override
    public synchronized void began(TraceHeader header) {
        if (!header.whyNotHigher().isEmpty()) {
            String rung = header.probe();
            lower =
                    "\nRecorded by '"
                            + rung
                            + "', not by the kernel's tracepoints: "
                            + header.whyNotHigher();
        }
        try {
            growing = new RecordingFile(file, header);
        } catch (IOException e) {
            trouble = Failures.sentence(e);
        }
    }

    /// Waits until there are facts, or will never be any.
    void awaitBeginning() throws InterruptedException {
        beginning.await();
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        beginning.countDown();
        facts++;
        nanos = fact.at().nanos();
        if (fact instanceof EndedEarly early) {
            why = early.why();
        }
        if (growing != null && trouble == null) {
            try {
                growing.fact(fact);
            } catch (IOException e) {
                trouble = Failures.sentence(e);
            }
        }
        progress.show(facts, nanos);
    }

    @Override
    public synchronized void ended(TraceEnd end) {
        progress.clear();
        complete = end.complete();
        if (growing == null || trouble != null) {
            return;
        }
        try {
            place = growing.end(end);
        } catch (IOException e) {
            trouble = Failures.sentence(e);
        }
    }

    @Override
    public synchronized void refused(Refusal why) {
        beginning.countDown();
        refusal = why;
    }

    synchronized boolean isComplete() {
        return exitCode() == Failures.DONE;
    }

    synchronized int exitCode() {
        if (refusal != null) {
            return refusal.exitCode();
        }
        return complete && file.toAbsolutePath().equals(place) ? Failures.DONE : Failures.NOT_HERE;
    }

    /// Tells the user how it went, unless that was told already. Whoever comes second waits until
    /// it has been told: a machine that is going down must not end in between.
    ///
    /// @param out for a recording that is complete
    /// @param err for anything else
    synchronized void tellOnce(PrintWriter out, PrintWriter err) {
        if (!told) {
            told = true;
            var to = isComplete() ? out : err;
            to.println(refusal != null ? refusal.sentence() : outcome());
            to.flush();
        }
    }

    private String outcome() {
        if (place == null) {
            String part = growing == null ? "" : " What was kept is in " + growing.part() + ".";
            return "The recording could not be saved: " + trouble + part;
        }
        String what = "%d facts in %.3f s: ".formatted(facts, nanos / 1e9);
        String early = why == null ? "" : "The recording ended early. " + why + " Kept are ";
        boolean elsewhere = !file.toAbsolutePath().equals(place);
        String reason =
                elsewhere ? "\n" + file + " could not be written; the recording is there." : "";
        return early + what + (elsewhere ? place : file) + reason + lower;
    }
}
