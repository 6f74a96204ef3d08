package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSignals;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.work.Primes;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.signal.SignalHandler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signal-driven I/O: the program computes, and the kernel sends it a signal when data have come.
/// The copy is still the program's own call. A signal says that something has come, not how much;
/// so whatever is there is read to its end.
public final class SignalIo implements IoModel {
    private static final String HANDLER = "handler";
    private static final String WAITER = "waiter";
    private static final String SIGNALFD = "signalfd";
    private static final int NO_DESCRIPTOR = -1;

    /// For [Models].
    SignalIo() {}

    @Override
    public String name() {
        return "signal";
    }

    @Override
    public String group() {
        return "signal";
    }

    @Override
    public String title() {
        return "Signal-driven recv";
    }

    @Override
    public String summary() {
        return "the program computes; the kernel sends it a signal when data have come, and it"
                + " calls recv";
    }

    @Override
    public Set<String> options() {
        return Set.of("pause", "idle");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("how", List.of(HANDLER, WAITER, SIGNALFD));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("pause", "20ms", "delay", "100ms");
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.SIGNALS);
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        boolean handles = scenario.conduct().own("how").equals(HANDLER);
        return handles && !SignalHandler.isKnownHere()
                ? Optional.of(
                        "A handler has to be in machine code, and Ringside has one for x86-64 only."
                                + " Use '--how waiter' or '--how signalfd'.")
                : Optional.empty();
    }

    @Override
    public void prepare(ProbedSyscalls calls) {
        calls.signals().clear();
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        String how = service.own("how");
        ProbedSignals signals = calls.signals();
        var primes = new Primes();
        int signalfd = begin(how, signals);
        for (int fd : service.descriptors()) {
            ask(fd, signals);
        }
        takeAll(service, calls); // what came before sends no signal
        while (!service.isComplete()) {
            signals.compute(() -> primes.search(service.pauseNanos()));
            while (hasSignal(how, signalfd, signals)) {
                if (signals.info().namesDescriptor()) {
                    take(signals.info().fd(), service, calls);
                } else {
                    takeAll(service, calls); // there was no room for more signals
                }
            }
        }
        if (how.equals(SIGNALFD)) {
            calls.close(signalfd);
        }
    }

    private static int begin(String how, ProbedSignals signals) {
        if (how.equals(HANDLER)) {
            signals.handle();
        } else {
            signals.block();
        }
        return how.equals(SIGNALFD) ? signals.open() : NO_DESCRIPTOR;
    }

    private static void ask(int fd, ProbedSignals signals) {
        signals.setSignal(fd);
        signals.setOwner(fd);
        signals.setAsync(fd);
    }

    private static boolean hasSignal(String how, int signalfd, ProbedSignals signals) {
        return switch (how) {
            case HANDLER -> signals.takeNoted();
            case WAITER -> signals.takePending();
            default -> signals.read(signalfd);
        };
    }

    private static void takeAll(Service service, ProbedSyscalls calls) {
        for (int fd : service.descriptors()) {
            take(fd, service, calls);
        }
    }

    private static void take(int fd, Service service, ProbedSyscalls calls) {
        if (fd == service.listening()) {
            welcome(service, calls);
        } else if (service.isServed(fd)) {
            drain(service.endpoint(fd), service, calls);
        }
    }

    private static void welcome(Service service, ProbedSyscalls calls) {
        long fd;
        do {
            Outcome got = calls.accept(service.listening());
            fd = Reception.count("accept4", got);
            if (fd >= 0) {
                Endpoint client = service.add((int) fd);
                ask(client.fd(), calls.signals());
                drain(client, service, calls);
            }
        } while (fd >= 0);
    }

    private static void drain(Endpoint client, Service service, ProbedSyscalls calls) {
        long count;
        do {
            Outcome got = calls.recv(client);
            count = Reception.count("recv", got);
            if (count >= 0) {
                service.received(client, count);
            }
            if (count > 0 && service.echoes()) {
                calls.send(client, count);
            }
        } while (count > 0);
    }
}
