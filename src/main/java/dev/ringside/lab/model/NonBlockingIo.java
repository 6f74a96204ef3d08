package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Non-blocking I/O: `recv` returns at once, with data or with `EAGAIN`, and the program asks again
/// and again.
public final class NonBlockingIo implements IoModel {
    /// The model.
    public NonBlockingIo() {}

    @Override
    public String name() {
        return "nonblocking";
    }

    @Override
    public String group() {
        return "nonblocking";
    }

    @Override
    public String title() {
        return "Non-blocking recv";
    }

    @Override
    public String summary() {
        return "recv returns at once, with data or with EAGAIN; the program asks again and again";
    }

    @Override
    public Set<String> options() {
        return Set.of("pause", "read", "idle");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Reception.CHOICES;
    }

    /// Somebody who asks a million times a second should not have to wait for long.
    @Override
    public Map<String, Object> usual() {
        return Map.of("delay", "5ms");
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        for (int fd : service.descriptors()) {
            prepare(fd, calls);
        }
        while (!service.isComplete()) {
            if (service.awaitsClients()) {
                Reception.accept(service, calls)
                        .ifPresent(endpoint -> prepare(endpoint.fd(), calls));
            }
            for (Endpoint endpoint : service.endpoints()) {
                if (!endpoint.isEnded()) {
                    Reception.serve(service, endpoint, service.wanted(endpoint.fd()), calls);
                }
            }
            if (service.pauseNanos() > 0 && !service.isComplete()) {
                calls.sleep(service.pauseNanos());
            }
        }
    }

    private static void prepare(int fd, ProbedSyscalls calls) {
        calls.setNonBlocking(fd);
    }
}
