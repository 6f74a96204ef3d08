package dev.ringside.lab.model;

import dev.ringside.lab.program.Coroutine;
import dev.ringside.lab.program.Coroutines;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.EpollEvents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Coroutines: a function for each client, written as if it could wait, and one thread for all of
/// them. Who has to wait gives the thread to the next one, without a system call; `epoll` waits for
/// all of them together.
public final class CoroutineIo implements IoModel {
    private static final int MOST_EVENTS = 64;

    /// For [Models].
    CoroutineIo() {}

    @Override
    public String name() {
        return "coroutine";
    }

    @Override
    public String group() {
        return "scheduling";
    }

    @Override
    public String title() {
        return "Coroutines";
    }

    @Override
    public String summary() {
        return "a coroutine for each client on one thread: who has to wait yields, and the"
                + " program's own scheduler switches without the kernel";
    }

    @Override
    public Set<String> options() {
        return Set.of("timeout", "idle");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("stall", List.of("false", "true"));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("clients", 3, "messages", 2);
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        return Coroutine.missing();
    }

    @Override
    public Set<String> exports() {
        return Set.of(Coroutine.EXPORTED);
    }

    @Override
    public boolean waitsForAll() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        int epoll = calls.epollCreate();
        var all = new Coroutines();
        if (service.isListening()) {
            all.start(() -> welcome(all, epoll, service, calls));
        }
        for (Endpoint client : service.endpoints()) {
            all.start(() -> converse(client, all, epoll, service, calls));
        }
        schedule(all, epoll, service, calls);
        calls.close(epoll);
    }

    private static void schedule(Coroutines all, int epoll, Service service, ProbedSyscalls calls) {
        var events = new EpollEvents(calls.memory(), MOST_EVENTS);
        while (true) {
            while (all.canGoOn()) {
                calls.resume(all.next());
            }
            if (service.isComplete()) {
                return;
            }
            int ready = calls.epollWait(epoll, events, service.timeoutMillis());
            for (int i = 0; i < ready; i++) {
                all.ready(events.fd(i));
            }
        }
    }

    private static void converse(
            Endpoint client, Coroutines all, int epoll, Service service, ProbedSyscalls calls) {
        watch(client.fd(), epoll, service, calls);
        boolean forgets = false;
        do {
            if (!forgets) {
                all.park(client.fd());
            }
            Reception.read(service, client, calls);
            forgets = stalls(client, service);
        } while (client.isExpected());
        calls.epollDelete(epoll, client.fd());
    }

    private static void welcome(Coroutines all, int epoll, Service service, ProbedSyscalls calls) {
        watch(service.listening(), epoll, service, calls);
        while (true) {
            all.park(service.listening());
            Reception.accept(service, calls)
                    .ifPresent(client ->
                            all.start(() -> converse(client, all, epoll, service, calls)));
        }
    }

    private static void watch(int fd, int epoll, Service service, ProbedSyscalls calls) {
        calls.epollAdd(epoll, fd, service.epollEvents(fd));
    }

    /// Whether a client's coroutine reads on without having yielded, which stops all of them.
    private static boolean stalls(Endpoint client, Service service) {
        return service.own("stall").equals("true") && client == service.endpoints().getFirst();
    }
}
