package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.ProbedWork;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.signal.PrimeCount;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Several threads that compute, beside one that waits for a message. Who computes works
/// synchronously, too, but is never blocked: it runs, or it is ready and waits for its turn.
public final class ComputeIo implements IoModel {
    private static final String TASKS = "tasks";

    /// Where the numbers begin that are looked at; it takes about as long for each of them.
    private static final long FIRST = 1_000_000;

    /// About as many as a CPU looks at in a millisecond; the amount of work shall be the same
    /// everywhere, rather than its time.
    private static final long NUMBERS_A_MILLISECOND = 5_000;

    private static final long NANOS_A_MILLISECOND = 1_000_000;

    /// For [Models].
    ComputeIo() {}

    @Override
    public String name() {
        return "compute";
    }

    @Override
    public String group() {
        return "scheduling";
    }

    @Override
    public String title() {
        return "Computing threads";
    }

    @Override
    public String summary() {
        return "threads that compute take turns on the CPU, or have one each, while another one"
                + " waits in recv";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(TASKS, List.of("2", "1", "3", "4"));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("delay", "10ms");
    }

    @Override
    public boolean startsThreads() {
        return true;
    }

    @Override
    public int rehearsals(Scenario scenario) {
        return REHEARSALS_WITH_MORE;
    }

    @Override
    public int threads(Scenario scenario) {
        return Integer.parseInt(scenario.conduct().own(TASKS));
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        int tasks = Integer.parseInt(service.own(TASKS));
        long end = FIRST + numbers(service.workNanos());
        for (int i = 0; i < tasks; i++) {
            int cpu = service.cpu(i);
            boolean moves = cpu != service.cpu(0);
            calls.crew().start(own -> work(own.work(), moves ? cpu : -1, end));
        }
        while (!service.isComplete()) {
            while (service.isShortOfClients()) {
                Reception.accept(service, calls);
            }
            for (Endpoint endpoint : service.endpoints()) {
                if (endpoint.isExpected()) {
                    Reception.read(service, endpoint, calls);
                }
            }
        }
        calls.crew().join();
    }

    private static void work(ProbedWork work, int cpu, long end) {
        if (cpu >= 0) {
            work.moveTo(cpu);
        }
        work.countSwitches();
        work.compute(() -> PrimeCount.count(FIRST, end));
        work.countSwitches();
    }

    private static long numbers(long nanos) {
        return 2 * nanos / NANOS_A_MILLISECOND * NUMBERS_A_MILLISECOND;
    }
}
