package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.Letter;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.EpollEvents;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Readiness;

import java.util.Map;
import java.util.Set;

/// The classic echo server: edge-triggered `epoll`, and one thread that never waits for a single
/// client. A connection is on the interest list from its first byte to its last, first for what
/// comes, then for room to send it back.
public final class EchoIo implements IoModel {
    private static final int MOST_EVENTS = 64;
    private static final int TO_READ = Readiness.IN | Readiness.RDHUP | Readiness.ET;
    private static final int TO_WRITE = Readiness.OUT | Readiness.ET;

    /// For [Models].
    EchoIo() {}

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String group() {
        return "servers";
    }

    @Override
    public String title() {
        return "Echo server";
    }

    @Override
    public String summary() {
        return "an edge-triggered epoll server: accept, read until EAGAIN, wait for room, send, and"
                + " close when the client does";
    }

    @Override
    public Set<String> options() {
        return Set.of("timeout");
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("size", 25, "buffer", 10, "listen", true, "echo", true, "close", true);
    }

    @Override
    public boolean waitsForAll() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        int epoll = calls.epollCreate();
        watch(service.listening(), Readiness.IN, epoll, calls);
        var events = new EpollEvents(calls.memory(), MOST_EVENTS);
        while (!service.isComplete()) {
            int ready = calls.epollWait(epoll, events, service.timeoutMillis());
            for (int i = 0; i < ready; i++) {
                int fd = events.fd(i);
                int what = events.events(i);
                if (fd == service.listening()) {
                    welcome(epoll, service, calls);
                } else if ((what & Readiness.OUT) == 0) {
                    read(service.endpoint(fd), epoll, service, calls);
                } else {
                    answer(service.endpoint(fd), epoll, service, calls);
                }
            }
        }
        close(epoll, calls);
    }

    private static void welcome(int epoll, Service service, ProbedSyscalls calls) {
        Outcome got = calls.accept(service.listening());
        long fd = Reception.count("accept4", got);
        if (fd >= 0) {
            var client = service.add((int) fd);
            calls.setNonBlocking(client.fd());
            watch(client.fd(), TO_READ, epoll, calls);
        }
    }

    private static void read(Endpoint client, int epoll, Service service, ProbedSyscalls calls) {
        Letter letter = service.letter(client);
        long count;
        do {
            Outcome got = calls.recv(client, letter.room());
            count = Reception.count("recv", got);
            if (count >= 0) {
                service.received(client, count);
                letter.add(count);
            }
        } while (count > 0 && letter.hasRoom());
        if (count == 0) {
            calls.epollDelete(epoll, client.fd());
            close(client.fd(), calls);
            client.close();
        } else {
            change(client, TO_WRITE, epoll, calls);
        }
    }

    private static void answer(Endpoint client, int epoll, Service service, ProbedSyscalls calls) {
        Letter letter = service.letter(client);
        long count = 1;
        while (!letter.isEmpty() && count > 0) {
            Outcome got = calls.send(client, letter.rest());
            count = Reception.count("send", got);
            letter.sent(Math.max(0, count));
        }
        if (letter.isEmpty()) {
            change(client, TO_READ, epoll, calls);
        }
    }

    private static void watch(int fd, int events, int epoll, ProbedSyscalls calls) {
        calls.epollAdd(epoll, fd, events);
    }

    private static void change(Endpoint client, int events, int epoll, ProbedSyscalls calls) {
        calls.epollModify(epoll, client.fd(), events);
    }

    private static void close(int fd, ProbedSyscalls calls) {
        calls.close(fd);
    }
}
