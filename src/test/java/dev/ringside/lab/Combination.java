package dev.ringside.lab;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A model with a scenario, as a test runs it.
///
/// @param model its name
/// @param options the scenario's options
record Combination(String model, Map<String, Object> options) {
    /// Every model on every transport, as far as that matters.
    static Stream<Combination> all() {
        return Models.all().stream()
                .flatMap(model ->
                        transports(model).stream()
                                .filter(t -> t.connects() || !model.usual().containsKey("listen"))
                                .filter(t -> t == Transport.TCP || !onlyComputes(model))
                                .map(transport -> of(model, transport)));
    }

    /// What bytes come through makes no difference to it, or other tests ask that.
    private static boolean onlyComputes(IoModel model) {
        return model.name().equals("compute") || model.name().equals("calls") || model.speaksHttp();
    }

    /// The variants that go another way than the usual one.
    static Stream<Combination> variants() {
        return Stream.of(
                of("epoll", "trigger", "edge", "buffer", 16, "messages", 3),
                of("epoll", "buffer", 16, "messages", 3, "cpus", "two"),
                of("epoll", "listen", true, "clients", 3, "echo", true),
                of("epoll", "transport", "unix", "listen", true, "clients", 3),
                of("echo", "delay", "120ms"),
                of("echo", "clients", 3, "messages", 2, "cpus", "two", "delay", "120ms"),
                of("echo", "delay", "120ms", "transport", "unix", "size", 30, "buffer", 7),
                new Combination("file", Map.of("how", "mmap", "cpus", "two")),
                new Combination("file", Map.of("how", "warm", "size", 65536)),
                new Combination("file", Map.of("how", "direct", "size", 65536)),
                of("signal", "how", "waiter", "messages", 2, "pause", "2ms"),
                of("signal", "how", "signalfd", "clients", 3, "listen", true, "pause", "2ms"),
                of("signal", "clients", 3, "messages", 3, "cpus", "two", "pause", "2ms"),
                of("signal", "transport", "udp", "how", "waiter", "idle", 5, "echo", true),
                of("signal", "listen", true, "close", true, "delay", "120ms"),
                of("aio", "how", "suspend", "messages", 3),
                of("aio", "clients", 3, "messages", 2, "cpus", "two", "echo", true, "pause", "2ms"),
                of("aio", "listen", true, "clients", 2, "pause", "2ms", "buffer", 16),
                new Combination("aio", Map.of("file", "true")),
                new Combination("uring", Map.of("file", "true", "mode", "worker")),
                new Combination("uring", Map.of("file", "true", "mode", "defer")),
                new Combination("uring", Map.of("file", "true", "mode", "sqpoll")),
                of("uring", "mode", "defer", "messages", 3, "buffer", 16),
                of("uring", "mode", "worker", "messages", 3),
                of("uring", "mode", "sqpoll", "messages", 3),
                of("uring", "clients", 3, "messages", 2, "cpus", "two", "echo", true),
                of("uring", "listen", true, "clients", 3),
                of("uring", "transport", "udp", "buffer", 16, "mode", "worker"),
                of("blocking", "close", true),
                of("blocking", "slow", "true", "messages", 3, "size", 4096, "cpus", "two"),
                of("blocking", "half-close", "true", "messages", 2),
                of("epoll", "half-close", "true", "transport", "unix", "clients", 2),
                of("poll", "late", "true", "delay", "20ms", "cpus", "two"),
                of("epoll", "late", "true", "transport", "unix", "delay", "20ms"),
                of("select", "urgent", "true", "clients", 2),
                of("threads", "delay", "120ms"),
                of("threads", "clients", 5, "messages", 2, "cpus", "two", "delay", "120ms"),
                of("threads", "delay", "120ms", "transport", "unix", "clients", 2),
                of("processes", "delay", "120ms"),
                of("processes", "clients", 4, "messages", 2, "cpus", "two", "delay", "120ms"),
                of("processes", "delay", "120ms", "transport", "unix", "clients", 2),
                of("epoll", "listen", true, "close", true, "clients", 2, "delay", "120ms"),
                of("poll", "clients", 12, "idle", 20, "timeout", "3ms", "delay", "10ms"),
                of("select", "timeout", "0", "delay", "2ms"),
                of("select", "transport", "unix", "echo", true, "read", "all"),
                of("blocking", "listen", true, "clients", 2, "buffer", 10),
                of("blocking", "transport", "udp", "buffer", 16, "messages", 4, "cpus", "two"),
                of("calls", "messages", 10, "cpus", "two", "pause", "2ms"),
                of("calls", "how", "future", "listen", true, "echo", true, "clients", 2),
                of("compute", "tasks", "3", "cpus", "two", "delay", "10ms"),
                of("coroutine", "stall", "true", "delay", "20ms"),
                of("coroutine", "listen", true, "clients", 3, "echo", true, "delay", "20ms"),
                of("coroutine", "transport", "unix", "clients", 2, "idle", 3, "cpus", "two"),
                of("eventloop", "stall", "true", "delay", "20ms"),
                of("eventloop", "listen", true, "clients", 3, "echo", true, "delay", "20ms"),
                of("eventloop", "stall", "true", "messages", 3, "cpus", "two", "delay", "20ms"),
                new Combination("lock", Map.of("deadlock", "true")),
                new Combination("switch", Map.of("how", "threads", "messages", 5)),
                new Combination("switch", Map.of("how", "coroutines")),
                of("web", "clients", 3, "cpus", "two", "delay", "180ms"),
                of("web", "transport", "unix", "delay", "120ms"),
                of("nonblocking", "pause", "1ms", "clients", 2, "echo", true));
    }

    private static List<Transport> transports(IoModel model) {
        return model.alone() ? List.of(Transport.NONE) : Transport.ofClients();
    }

    LabOrder order() {
        IoModel known = Models.named(model).orElseThrow();
        return new LabOrder(model, Models.scenario(known, options));
    }

    Scenario scenario() {
        return order().scenario();
    }

    private static Combination of(IoModel model, Transport transport) {
        if (transport == Transport.NONE) {
            return new Combination(model.name(), Map.of());
        }
        return of(
                model.name(), "transport", transport.text(), "messages", 4, "delay", delay(model));
    }

    /// Who polls asks often; a connection that is closed has to last for a while.
    private static String delay(IoModel model) {
        return switch (model.name()) {
            case "calls" -> "15ms";
            case "nonblocking" -> "1ms";
            case "echo", "processes", "threads", "web" -> "120ms";
            default -> "5ms";
        };
    }

    private static Combination of(String model, Object... namesAndValues) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("delay", "5ms");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Combination(model, options);
    }

    @Override
    public String toString() {
        return model + " " + options;
    }
}
