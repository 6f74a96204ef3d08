package dev.ringside.bench.recording;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What ways of watching a thread add to each of its system calls, in turns.
public final class RecordingCost {
    private static final int ROUNDS = 5;
    private static final int BATCHES = 5;
    private static final int CALLS_AT_ONCE = 200;
    private static final List<String> CALLS = List.of("getppid", "recv");
    private static final String BARE = "nobody watches";
    private static final String TRACEPOINTS = "the same tracepoints, unread";
    private static final String RINGSIDE = "Ringside, reading every 10 ms";
    private static final String RESTLESS = "Ringside, reading without a rest";
    private static final String PERF = "perf trace";
    private static final String STRACE = "strace -f";

    private final Map<String, Way.Start> ways = new LinkedHashMap<>();
    private final Map<String, Series> nanos = new LinkedHashMap<>();
    private final Subject subject;

    private RecordingCost(Subject subject) {
        this.subject = subject;
        ways.put(BARE, _ -> new Nothing());
        ways.put(TRACEPOINTS, Tracepoints::unread);
        ways.put(RINGSIDE, Tracepoints::read);
        ways.put(RESTLESS, Tracepoints::readWithoutRest);
        ways.put(PERF, Tracer::perf);
        ways.put(STRACE, Tracer::strace);
    }

    /// Measures and prints.
    public static void run() throws IOException, InterruptedException {
        try (var calls = new Syscalls();
                var subject = new Subject(Cpus.divided(calls))) {
            var cost = new RecordingCost(subject);
            cost.measure();
            for (String call : CALLS) {
                cost.report(call);
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        List<Map.Entry<String, Way.Start>> all = List.copyOf(ways.entrySet());
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < all.size(); i++) {
                var one = all.get((i + round) % all.size());
                try (Way way = one.getValue().watch(subject)) {
                    for (String call : CALLS) {
                        double median = batches(way, call);
                        if (round > 0) { // the first is for warming up
                            series(one.getKey(), call).add(median);
                        }
                    }
                }
            }
            Report.line("round " + round + " of " + ROUNDS);
        }
    }

    private double batches(Way way, String call) throws IOException, InterruptedException {
        var series = new Series();
        for (int batch = 0; batch < BATCHES; batch++) {
            series.add(subject.nanosPerCall(call, way.mostCalls() / CALLS_AT_ONCE, CALLS_AT_ONCE));
            way.settle();
        }
        return series.median();
    }

    private Series series(String name, String call) {
        return nanos.computeIfAbsent(name + "/" + call, _ -> new Series());
    }

    private void report(String call) throws IOException {
        var report =
                new Report(
                        "who watches", "ns per call", "added, ns", "added by Ringside / by this");
        Series bare = series(BARE, call);
        Series ringside = Series.of(series(RINGSIDE, call), bare, (a, b) -> a - b);
        for (String name : ways.keySet()) {
            Series own = series(name, call);
            Series added = Series.of(own, bare, (a, b) -> a - b);
            boolean same = name.equals(BARE);
            report.row(
                    name,
                    own.text(0),
                    same ? "" : added.text(0),
                    same ? "" : Series.of(ringside, added, (a, b) -> a / b).text(3));
        }
        report.print("Cost of recording: " + (call.equals("recv") ? "recv, EAGAIN" : call));
    }
}
