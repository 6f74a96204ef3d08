package dev.ringside.bench.echo;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.bench.Subprocess;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Our loops beside the same in C, under the same load, in turns.
public final class EchoCost {
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int SIZE_BYTES = 64;
    private static final int MILLIS = 1500;

    private final List<Server> servers = new ArrayList<>();
    private final List<Load> loads = List.of(new Load(64, 0), new Load(8, 900));
    private final Cpus cpus;
    private final String generator;

    private EchoCost(Cpus cpus) throws IOException, InterruptedException {
        this.cpus = cpus;
        generator = Subprocess.compiled("load");
    }

    /// Measures and prints.
    public static void run() throws IOException, InterruptedException {
        try (var calls = new Syscalls()) {
            var cost = new EchoCost(Cpus.divided(calls));
            try {
                cost.start();
                cost.measure();
            } finally {
                cost.servers.forEach(server -> server.program().close());
            }
            cost.report();
        }
    }

    private void start() throws IOException, InterruptedException {
        String c = Subprocess.compiled("echo");
        for (String trigger : List.of("level", "edge")) {
            add("C", trigger, cpus.onMeasured(c, trigger));
            add("C, two threads", trigger, cpus.onMeasured(c, trigger, "beside"));
            List<String> words = List.of(EchoServer.COMMAND, trigger);
            add("Java", trigger, Subprocess.ourselves(List.of(), words));
            add("Java, as in the lab", trigger, Subprocess.ourselves(Subprocess.LAB, words));
        }
    }

    private void add(String name, String trigger, List<String> command) throws IOException {
        Subprocess program = Subprocess.start(command);
        String[] words = program.answer().split(" ", -1);
        List<Figures> figures = loads.stream().map(_ -> new Figures()).toList();
        servers.add(new Server(name, trigger, program, words[0], words[1], figures));
    }

    private void measure() throws IOException, InterruptedException {
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (int load = 0; load < loads.size(); load++) {
                for (int i = 0; i < servers.size(); i++) {
                    // whoever comes first in one round comes later in the next
                    Server server = servers.get((i + round) % servers.size());
                    measure(server, load, round >= WARM_UP_ROUNDS);
                }
            }
            Report.line("round " + (round + 1) + " of " + (WARM_UP_ROUNDS + ROUNDS));
        }
    }

    private void measure(Server server, int index, boolean counts)
            throws IOException, InterruptedException {
        Load load = loads.get(index);
        long before = server.runNanos();
        String[] result =
                Subprocess.run(
                                cpus.beside(
                                        generator,
                                        server.port(),
                                        Integer.toString(load.busy()),
                                        Integer.toString(load.idle()),
                                        Integer.toString(SIZE_BYTES),
                                        Integer.toString(MILLIS)))
                        .split(" ", -1);
        double all = Double.parseDouble(result[3]);
        if (counts) {
            Figures figures = server.figures().get(index);
            figures.perSecond().add(Double.parseDouble(result[0]));
            figures.medianMicros().add(Double.parseDouble(result[1]));
            figures.cpuMicros().add((server.runNanos() - before) / 1e3 / all);
        }
    }

    private void report() throws IOException {
        for (int i = 0; i < loads.size(); i++) {
            Load load = loads.get(i);
            var report =
                    new Report(
                            "server",
                            "requests/s",
                            "of C's",
                            "median answer, µs",
                            "CPU of the thread, µs/request",
                            "of C's");
            for (Server server : servers) {
                row(report, server, i);
            }
            report.print(
                    "Echo, %d busy and %d idle connections, %d bytes"
                            .formatted(load.busy(), load.idle(), SIZE_BYTES));
        }
    }

    private void row(Report report, Server server, int load) {
        Figures c =
                servers.stream()
                        .filter(s -> s.name().equals("C") && s.trigger().equals(server.trigger()))
                        .findFirst()
                        .orElseThrow()
                        .figures()
                        .get(load);
        Figures own = server.figures().get(load);
        report.row(
                "epoll " + server.trigger() + ", " + server.name(),
                own.perSecond().text(0),
                Series.of(own.perSecond(), c.perSecond(), (a, b) -> a / b).text(2),
                own.medianMicros().text(0),
                own.cpuMicros().text(2),
                Series.of(own.cpuMicros(), c.cpuMicros(), (a, b) -> a / b).text(2));
    }

    /// How many connections.
    private record Load(int busy, int idle) {}

    /// What was measured of one server under one load.
    private record Figures(Series perSecond, Series medianMicros, Series cpuMicros) {
        Figures() {
            this(new Series(), new Series(), new Series());
        }
    }

    /// A server that waits for load.
    private record Server(
            String name,
            String trigger,
            Subprocess program,
            String port,
            String tid,
            List<Figures> figures) {
        /// How long its thread has been on a CPU.
        long runNanos() throws IOException {
            Path file = Path.of("/proc", tid, "task", tid, "schedstat");
            return Long.parseLong(Files.readString(file).split(" ", 2)[0]);
        }
    }
}
