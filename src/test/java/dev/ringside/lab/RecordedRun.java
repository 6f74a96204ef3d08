package dev.ringside.lab;

import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A real experiment in a lab process, with what it delivered.
final class RecordedRun implements RecordingListener, AutoCloseable {
    private static final long GLANCE_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<TraceEvent> facts = new ArrayList<>();
    private final CountDownLatch flowing;
    private final LabProcess process;
    private @Nullable TraceHeader header;
    private @Nullable TraceEnd end;
    private @Nullable Refusal refusal;
    private int endings;

    /// @param enoughFacts how many facts [#awaitFlow] waits for
    private RecordedRun(LabOrder order, int enoughFacts) throws IOException {
        flowing = new CountDownLatch(enoughFacts);
        process = LabProcess.start(order, this);
    }

    /// Starts it, where that is possible; else the test is skipped.
    static RecordedRun start(LabOrder order, int enoughFacts) throws IOException {
        if (Tracefs.find() instanceof TracefsAccess.Refused(String why, String remedy)) {
            Assumptions.abort(why + " " + remedy);
        }
        boolean two = order.scenario().cpus() == CpuChoice.TWO;
        Assumptions.assumeTrue(
                !two || Runtime.getRuntime().availableProcessors() > 1, "needs two CPUs");
        return new RecordedRun(order, enoughFacts);
    }

    /// Runs it to its end.
    static Trace trace(LabOrder order) throws IOException, InterruptedException {
        try (var run = start(order, 0)) {
            return run.awaitEnd();
        }
    }

    LabProcess process() {
        return process;
    }

    /// Waits until the first facts are there.
    void awaitFlow() throws InterruptedException {
        if (!flowing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("no facts came");
        }
    }

    /// Waits for the end and gives what was recorded.
    synchronized Trace awaitedTrace() {
        if (refusal != null) {
            throw new AssertionError(refusal.sentence());
        }
        return new Trace(Objects.requireNonNull(header), List.copyOf(facts), end);
    }

    /// Waits until what was recorded so far fulfils a condition.
    synchronized void awaitUntil(Predicate<List<TraceEvent>> condition)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(facts)) {
            if (System.nanoTime() > end || endings > 0) {
                throw new AssertionError("it did not come to that in " + facts.size() + " facts");
            }
            wait(GLANCE_MILLIS); // to look at each fact anew would take longer than they take
        }
    }

    Trace awaitEnd() throws InterruptedException {
        if (!process.await(PATIENCE)) {
            throw new AssertionError("the lab process did not end");
        }
        return awaitedTrace();
    }

    synchronized Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// How often the listener was told that it is over.
    synchronized int endings() {
        return endings;
    }

    /// The tracing instances that process `pid` has left.
    static List<Path> instances(long pid) throws IOException {
        try (var all = Files.list(Path.of("/sys/kernel/tracing/instances"))) {
            String prefix = "ringside-" + pid + "-";
            return all.filter(one -> one.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    @Override
    public synchronized void began(TraceHeader head) {
        header = head;
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        facts.add(fact);
        flowing.countDown();
    }

    @Override
    public synchronized void ended(TraceEnd last) {
        end = last;
        endings++;
    }

    @Override
    public synchronized void refused(Refusal why) {
        refusal = why;
        endings++;
    }

    @Override
    public void close() {
        process.close();
    }
}
