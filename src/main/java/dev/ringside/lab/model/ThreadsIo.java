package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.Outcome;

import java.util.Map;
import java.util.Set;

/// A thread per connection: every client has a thread that waits for it alone, in a `recv` that
/// blocks. The server itself does nothing but accept and start threads.
public final class ThreadsIo implements IoModel {
    /// For [Models].
    ThreadsIo() {}

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public String group() {
        return "servers";
    }

    @Override
    public String title() {
        return "Thread per connection";
    }

    @Override
    public String summary() {
        return "accept, start a thread, and let it block in recv for its one client";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("clients", 3, "listen", true, "echo", true, "close", true);
    }

    @Override
    public boolean startsThreads() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        while (service.awaitsClients()) {
            Outcome got = calls.accept(service.listening());
            long fd = Reception.count("accept4", got);
            if (fd >= 0) {
                var client = service.add((int) fd);
                calls.crew().start(own -> converse(client, own));
            }
        }
        calls.crew().join();
    }

    private static void converse(Endpoint client, ProbedSyscalls calls) {
        long count = receive(client, calls);
        while (count != 0) {
            send(client, count, calls);
            count = receive(client, calls);
        }
        close(client.fd(), calls);
    }

    private static long receive(Endpoint client, ProbedSyscalls calls) {
        Outcome got = calls.recv(client);
        return Reception.count("recv", got);
    }

    private static void send(Endpoint client, long count, ProbedSyscalls calls) {
        if (count > 0) {
            calls.send(client, count);
        }
    }

    private static void close(int fd, ProbedSyscalls calls) {
        calls.close(fd);
    }
}
