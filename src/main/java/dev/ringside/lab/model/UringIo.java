package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedRing;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.uring.UringAccess;
import dev.ringside.linux.uring.UringMode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `io_uring`: the program asks for bytes through a ring in memory that it shares with the kernel,
/// goes on, and finds them in its buffer when a second ring says so.
final class UringIo implements IoModel {
    /// Each makes a thread of the kernel and keeps two CPUs busy.
    private static final int REHEARSALS_WITH_POLLER = 40;

    private static final int SMALLEST_RING = 8;

    /// For [Models].
    UringIo() {}

    @Override
    public String name() {
        return "uring";
    }

    @Override
    public String group() {
        return "asynchronous";
    }

    @Override
    public String title() {
        return "io_uring";
    }

    @Override
    public String summary() {
        return "io_uring takes requests from a ring in shared memory, waits and copies by itself,"
                + " and puts the results into a second ring";
    }

    @Override
    public Set<String> options() {
        return Set.of("idle");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                "mode",
                List.of("poll", "defer", "worker", "sqpoll"),
                "file",
                List.of("false", "true"));
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.IO_URING);
    }

    @Override
    public boolean polls(Scenario scenario) {
        return UringMode.of(scenario.conduct().own("mode")) == UringMode.SQPOLL;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        var mode = UringMode.of(scenario.conduct().own("mode"));
        if (mode.hasThread() && !tracepoints) {
            return Optional.of(
                    "With '--mode %s' a thread of the kernel does the work, and only kernel tracepoints"
                                    .formatted(mode.text())
                            + " show it. Record with '--probe tracefs', or use '--mode poll'.");
        }
        return switch (UringAccess.find(mode)) {
            case UringAccess.Granted() -> Optional.empty();
            case UringAccess.Refused(String why, String remedy) -> Optional.of(why + " " + remedy);
        };
    }

    @Override
    public int rehearsals(Scenario scenario) {
        boolean polled = scenario.conduct().own("mode").equals("sqpoll");
        return polled ? REHEARSALS_WITH_POLLER : IoModel.super.rehearsals(scenario);
    }

    @Override
    public boolean waitsForAll() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        var mode = UringMode.of(service.own("mode"));
        if (service.own("file").equals("true")) {
            UringFile.read(service, calls, mode, SMALLEST_RING);
            return;
        }
        ProbedRing ring = calls.uringSetup(size(service), mode);
        if (service.isListening()) {
            ring.accept(service.listening());
        }
        for (Endpoint client : service.endpoints()) {
            ring.recv(client);
        }
        while (!service.isComplete()) {
            ring.submit();
            ring.await();
            while (ring.hasCompletion() && !service.isComplete()) {
                take(ring.take(), ring, service, calls);
            }
        }
        ring.close(calls);
    }

    private static void take(Outcome got, ProbedRing ring, Service service, ProbedSyscalls calls) {
        if (ring.completed() == service.listening()) {
            welcome(got, ring, service);
            return;
        }
        Endpoint client = service.endpoint(ring.completed());
        long count = Reception.count("recv", got);
        if (count >= 0) {
            service.received(client, count);
        }
        if (service.echoes() && count > 0) {
            ring.sendBack(client, count, calls);
        }
        if (!client.isEnded() && !service.isComplete()) {
            ring.recv(client);
        }
    }

    private static void welcome(Outcome got, ProbedRing ring, Service service) {
        long fd = Reception.count("accept4", got);
        if (fd >= 0) {
            ring.recv(service.add((int) fd));
        }
        if (service.isShortOfClients()) {
            ring.accept(service.listening());
        }
    }

    /// A power of two, with room for a request of every client.
    private static int size(Service service) {
        int most = service.endpoints().size() + SMALLEST_RING;
        return Integer.highestOneBit(most) << 1;
    }
}
