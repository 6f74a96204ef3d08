package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.SelectSets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// `select`: three sets of bits go into the kernel and come back with those set that are ready.
public final class SelectIo implements IoModel {
    /// The model.
    public SelectIo() {}

    @Override
    public String name() {
        return "select";
    }

    @Override
    public String group() {
        return "multiplexing";
    }

    @Override
    public String title() {
        return "select";
    }

    @Override
    public String summary() {
        return "select is handed three sets of bits, looks at every descriptor and sleeps until one"
                + " is ready; a second call reads";
    }

    @Override
    public Set<String> options() {
        return Set.of("timeout", "read", "idle");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Reception.CHOICES_OF_MANY;
    }

    @Override
    public boolean waitsForAll() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        var sets = new SelectSets(calls.memory(), service.highestDescriptor() + 1);
        for (int fd : service.descriptors()) {
            watch(fd, sets, service, calls);
        }
        while (!service.isComplete()) {
            if (calls.select(sets, service.timeoutNanos()) == 0) {
                continue; // the time ran out
            }
            for (int fd = sets.nextReturned(0); fd >= 0; fd = sets.nextReturned(fd + 1)) {
                take(fd, sets, service, calls);
            }
        }
    }

    private static void take(int fd, SelectSets sets, Service service, ProbedSyscalls calls) {
        if (fd == service.listening()) {
            Reception.accept(service, calls)
                    .ifPresent(endpoint -> watch(endpoint.fd(), sets, service, calls));
            return;
        }
        Endpoint endpoint = service.endpoint(fd);
        Reception.serve(service, endpoint, sets.returned(fd), calls);
        sets.want(fd, service.wanted(fd));
    }

    private static void watch(int fd, SelectSets sets, Service service, ProbedSyscalls calls) {
        if (service.drains(fd)) {
            calls.setNonBlocking(fd);
        }
        sets.add(fd, service.wanted(fd));
    }
}
