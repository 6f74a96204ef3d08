package dev.ringside.lab.model;

import dev.ringside.lab.model.EventQueue.Event;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.EpollEvents;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// An event loop: one thread that puts what epoll reports into a queue of its own, takes one thing
/// at a time out of it, and calls the handler for it. A handler must not wait, and should not work
/// for long: meanwhile nobody else has a turn.
public final class EventLoopIo implements IoModel {
    private static final int MOST_EVENTS = 64;

    /// For [Models].
    EventLoopIo() {}

    @Override
    public String name() {
        return "eventloop";
    }

    @Override
    public String group() {
        return "servers";
    }

    @Override
    public String title() {
        return "Event loop";
    }

    @Override
    public String summary() {
        return "one thread with a queue of events and a handler for each: it takes one at a time,"
                + " and a slow handler delays all";
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
        return Map.of("clients", 3, "delay", "60ms");
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
        var queue = new EventQueue();
        var events = new EpollEvents(calls.memory(), MOST_EVENTS);
        while (!service.isComplete()) {
            int ready = calls.epollWait(epoll, events, service.timeoutMillis());
            for (int i = 0; i < ready; i++) {
                Event event = queue.put(events.fd(i));
                calls.queued(event.number(), event.fd(), events.events(i));
            }
            while (!queue.isEmpty()) {
                dispatch(queue.take(), epoll, service, calls);
            }
        }
        calls.close(epoll);
    }

    private static void dispatch(Event event, int epoll, Service service, ProbedSyscalls calls) {
        if (event.fd() == service.listening()) {
            calls.taken(event.number(), "onConnect");
            onConnect(epoll, service, calls);
        } else {
            calls.taken(event.number(), "onMessage");
            onMessage(service.endpoint(event.fd()), epoll, service, calls);
        }
    }

    private static void onConnect(int epoll, Service service, ProbedSyscalls calls) {
        Reception.accept(service, calls)
                .ifPresent(client -> watch(client.fd(), epoll, service, calls));
    }

    private static void onMessage(
            Endpoint client, int epoll, Service service, ProbedSyscalls calls) {
        Reception.read(service, client, calls);
        if (client.isEnded()) {
            calls.epollDelete(epoll, client.fd());
        } else if (service.own("stall").equals("true")) {
            compute(service.workNanos());
        }
    }

    private static void watch(int fd, int epoll, Service service, ProbedSyscalls calls) {
        calls.setNonBlocking(fd);
        calls.epollAdd(epoll, fd, service.epollEvents(fd));
    }

    /// Works in user mode, without a system call.
    private static void compute(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
