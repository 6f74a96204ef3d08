package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.PollArray;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// `poll`: an array of descriptors goes into the kernel and comes back with what happened to each.
public final class PollIo implements IoModel {
    /// The model.
    public PollIo() {}

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public String group() {
        return "multiplexing";
    }

    @Override
    public String title() {
        return "poll";
    }

    @Override
    public String summary() {
        return "poll is handed an array, looks at every descriptor in it and sleeps until one is"
                + " ready; a second call reads";
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
        var array = new PollArray(calls.memory());
        for (int fd : service.descriptors()) {
            watch(fd, array, service, calls);
        }
        while (!service.isComplete()) {
            int left = calls.poll(array, service.timeoutMillis());
            for (int i = 0; left > 0; i++) {
                if (array.returned(i) != 0) {
                    left--;
                    take(i, array, service, calls);
                }
            }
        }
    }

    private static void take(int index, PollArray array, Service service, ProbedSyscalls calls) {
        if (array.fd(index) == service.listening()) {
            Reception.accept(service, calls)
                    .ifPresent(endpoint -> watch(endpoint.fd(), array, service, calls));
            return;
        }
        Endpoint endpoint = service.endpoint(array.fd(index));
        Reception.serve(service, endpoint, array.returned(index), calls);
        if (endpoint.isEnded()) {
            array.ignore(index);
        } else {
            array.want(index, service.wanted(endpoint.fd()));
        }
    }

    private static void watch(int fd, PollArray array, Service service, ProbedSyscalls calls) {
        if (service.drains(fd)) {
            calls.setNonBlocking(fd);
        }
        array.add(fd, service.wanted(fd));
    }
}
