package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.EpollEvents;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// `epoll`: the kernel keeps the list of descriptors, and a second one of those that are ready.
public final class EpollIo implements IoModel {
    private static final int MOST_EVENTS = 64;

    /// The model.
    public EpollIo() {}

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public String group() {
        return "multiplexing";
    }

    @Override
    public String title() {
        return "epoll";
    }

    @Override
    public String summary() {
        return "epoll keeps the list of descriptors in the kernel; epoll_wait sleeps until one of"
                + " them is on the ready list";
    }

    @Override
    public Set<String> options() {
        return Set.of("timeout", "read", "idle", "trigger");
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
        int epoll = calls.epollCreate();
        for (int fd : service.descriptors()) {
            watch(fd, epoll, service, calls);
        }
        var events = new EpollEvents(calls.memory(), MOST_EVENTS);
        while (!service.isComplete()) {
            int ready = calls.epollWait(epoll, events, service.timeoutMillis());
            for (int i = 0; i < ready; i++) {
                take(events.fd(i), events.events(i), epoll, service, calls);
            }
        }
        calls.close(epoll);
    }

    private static void take(int fd, int events, int epoll, Service service, ProbedSyscalls calls) {
        if (fd == service.listening()) {
            Reception.accept(service, calls)
                    .ifPresent(endpoint -> watch(endpoint.fd(), epoll, service, calls));
            return;
        }
        Endpoint endpoint = service.endpoint(fd);
        int wanted = service.wanted(fd);
        Reception.serve(service, endpoint, events, calls);
        if (endpoint.isEnded()) {
            calls.epollDelete(epoll, fd);
        } else {
            Answering.change(epoll, fd, wanted, service, calls);
        }
    }

    private static void watch(int fd, int epoll, Service service, ProbedSyscalls calls) {
        if (service.drains(fd)) {
            calls.setNonBlocking(fd);
        }
        calls.epollAdd(epoll, fd, service.epollEvents(fd));
    }
}
