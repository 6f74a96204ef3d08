package dev.ringside.lab.model;

import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.Coroutine;
import dev.ringside.lab.program.Coroutines;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ping-pong on one CPU: two processes or two threads hand a few bytes to and fro over pipes, and
/// with them the CPU. Or two coroutines do so in the memory of their program.
final class SwitchIo implements IoModel {
    private static final String PROCESSES = "processes";
    private static final String THREADS = "threads";
    private static final String COROUTINES = "coroutines";
    private static final String CAT = "/bin/cat";

    /// For [Models].
    SwitchIo() {}

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public String group() {
        return "scheduling";
    }

    @Override
    public String title() {
        return "Context switch";
    }

    @Override
    public String summary() {
        return "two play ping-pong on one CPU: the six steps of a context switch, and what it"
                + " costs, between processes, threads or coroutines";
    }

    @Override
    public Set<String> options() {
        return Set.of("messages");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("how", List.of(PROCESSES, THREADS, COROUTINES));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("messages", 3);
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.SWITCHES);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Optional<Duet.Kind> duet(Scenario scenario) {
        return Optional.of(
                switch (scenario.conduct().own("how")) {
                    case THREADS -> Duet.Kind.THREADS;
                    case COROUTINES -> Duet.Kind.COROUTINES;
                    default -> Duet.Kind.PROCESSES;
                });
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        if (duet(scenario).orElseThrow() == Duet.Kind.COROUTINES) {
            return Coroutine.missing();
        }
        if (!tracepoints) {
            return Optional.of(
                    "Only kernel tracepoints tell of both sides of a context switch. Record"
                            + " 'switch' as root, or with '--how coroutines'.");
        }
        return Files.isExecutable(Path.of(CAT))
                ? Optional.empty()
                : Optional.of("There is no program 'cat' in /bin, which sends back what it gets.");
    }

    @Override
    public Set<String> exports() {
        return Set.of(Coroutine.EXPORTED);
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        Duet duet = service.duet();
        duet.figures().forEach(f -> calls.measured(f.what(), f.count(), f.nanos()));
        Duet.Partner partner = duet.partner();
        if (partner == null) {
            takeTurns(service.rounds(), calls);
        } else {
            play(service.rounds(), partner, duet);
        }
    }

    private static void play(int rounds, Duet.Partner partner, Duet duet) {
        for (int i = 0; i < rounds; i++) {
            duet.pass(partner.to());
            duet.take(partner.from());
        }
    }

    private static void takeTurns(int rounds, ProbedSyscalls calls) {
        var all = new Coroutines();
        for (int i = 0; i < 2; i++) {
            all.start(() -> giveWay(rounds, all));
        }
        while (all.canGoOn()) {
            calls.resume(all.next());
        }
    }

    private static void giveWay(int rounds, Coroutines all) {
        for (int i = 0; i < rounds; i++) {
            all.giveWay();
        }
    }
}
