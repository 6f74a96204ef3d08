package dev.ringside.bench.call;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.bench.Subprocess;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the way from Java into the kernel adds to a call, in turns with C.
public final class CallCost {
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int TIMES = 500;
    private static final int CALLS_AT_ONCE = 200;

    private CallCost() {}

    /// Measures and prints.
    public static void run() throws IOException, InterruptedException {
        Map<String, Subprocess> callers = new LinkedHashMap<>();
        try (var calls = new Syscalls()) {
            start(callers, Cpus.divided(calls));
            report(measure(callers));
        } finally {
            callers.values().forEach(Subprocess::close);
        }
    }

    private static void start(Map<String, Subprocess> callers, Cpus cpus)
            throws IOException, InterruptedException {
        String c = Subprocess.compiled("calls");
        List<String> words = List.of(Caller.COMMAND);
        callers.put("C", Subprocess.start(cpus.onMeasured(c)));
        callers.put("C, two threads", Subprocess.start(cpus.onMeasured(c, "beside")));
        callers.put("Java", Subprocess.start(Subprocess.ourselves(List.of(), words)));
        callers.put(
                "Java, as in the lab",
                Subprocess.start(Subprocess.ourselves(Subprocess.LAB, words)));
        callers.values().forEach(Subprocess::answer);
    }

    private static Map<String, Series> measure(Map<String, Subprocess> callers) throws IOException {
        Map<String, Series> nanos = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (Map.Entry<String, Subprocess> caller : callers.entrySet()) {
                String answer = caller.getValue().ask("recv " + TIMES + " " + CALLS_AT_ONCE);
                if (round >= WARM_UP_ROUNDS) {
                    nanos.computeIfAbsent(caller.getKey(), _ -> new Series())
                            .add(Double.parseDouble(answer) / CALLS_AT_ONCE);
                }
            }
        }
        return nanos;
    }

    private static void report(Map<String, Series> nanos) throws IOException {
        var report = new Report("caller", "ns per call", "more than C, ns");
        Series c = nanos.getOrDefault("C", new Series());
        nanos.forEach((name, own) ->
                report.row(name, own.text(0), Series.of(own, c, (a, b) -> a - b).text(0)));
        report.print("One call: recv, EAGAIN");
    }
}
