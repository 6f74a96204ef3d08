package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedAio;
import dev.ringside.lab.program.ProbedAio.Request;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.work.Primes;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.aio.AioCalls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// POSIX AIO of the C library: the program hands over a request and goes on. What waits in its
/// place is a thread that the library starts; the kernel sees nothing but an ordinary `read` that
/// blocks.
public final class AioIo implements IoModel {
    private static final String ASK = "ask";
    private static final String SUSPEND = "suspend";

    /// For [Models].
    AioIo() {}

    @Override
    public String name() {
        return "aio";
    }

    @Override
    public String group() {
        return "asynchronous";
    }

    @Override
    public String title() {
        return "POSIX AIO";
    }

    @Override
    public String summary() {
        return "aio_read returns at once; a thread of the C library waits and copies in the"
                + " program's place";
    }

    @Override
    public Set<String> options() {
        return Set.of("pause");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("how", List.of(ASK, SUSPEND), "file", List.of("false", "true"));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("pause", "20ms", "delay", "60ms");
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.AIO);
    }

    @Override
    public boolean startsThreads() {
        return true;
    }

    @Override
    public boolean waitsForAll() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        if (!AioCalls.isKnownHere()) {
            return Optional.of(
                    "The C library of this computer is not glibc 2.34 or later, whose POSIX AIO"
                            + " this is. Record on a computer that has it; the recording opens"
                            + " everywhere.");
        }
        return tracepoints
                ? Optional.empty()
                : Optional.of(
                        "With POSIX AIO a thread of the C library makes the calls, and only kernel"
                            + " tracepoints show that. Record as root, with '--probe tracefs'.");
    }

    @Override
    public void prepare(ProbedSyscalls calls) {
        calls.aio().awaitNoHelpers();
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        if (service.own("file").equals("true")) {
            AioFile.read(service, calls);
            return;
        }
        while (service.awaitsClients()) {
            Outcome got = calls.accept(service.listening());
            long fd = Reception.count("accept4", got);
            if (fd >= 0) {
                service.add((int) fd);
            }
        }
        ProbedAio aio = calls.aio();
        List<Request> pending = new ArrayList<>();
        for (Endpoint client : service.endpoints()) {
            pending.add(ask(aio.prepare(client), aio));
        }
        var primes = new Primes();
        while (!service.isComplete()) {
            pass(pending, primes, service, aio);
            pending = look(pending, service, calls);
        }
    }

    /// Waits until a request is done, or computes for a while.
    static void pass(List<Request> pending, Primes primes, Service service, ProbedAio aio) {
        if (service.own("how").equals(SUSPEND)) {
            aio.aioSuspend(pending);
        } else {
            aio.compute(() -> primes.search(service.pauseNanos()));
        }
    }

    private static Request ask(Request request, ProbedAio aio) {
        aio.aioRead(request);
        return request;
    }

    private static List<Request> look(
            List<Request> pending, Service service, ProbedSyscalls calls) {
        ProbedAio aio = calls.aio();
        List<Request> next = new ArrayList<>();
        for (Request request : pending) {
            if (!aio.aioError(request)) {
                next.add(request);
            } else if (take(request, service, calls)) {
                next.add(ask(request, aio));
            }
        }
        return next;
    }

    private static boolean take(Request request, Service service, ProbedSyscalls calls) {
        ProbedAio aio = calls.aio();
        Endpoint client = request.endpoint();
        long count = aio.aioReturn(request);
        service.received(client, count);
        if (count > 0 && service.echoes()) {
            Outcome sent = calls.send(client, request.bytes(count));
            Reception.count("send", sent);
        }
        return client.isExpected();
    }
}
