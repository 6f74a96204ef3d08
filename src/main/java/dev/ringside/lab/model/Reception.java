package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every model does with a descriptor once it is its turn.
final class Reception {
    /// The option that the server does something else before it reads.
    static final Map<String, List<String>> SLOW = Map.of("slow", List.of("false", "true"));

    private Reception() {}

    /// Reads once, or until there is nothing left, as the service wants it; sends back what came if
    /// it wants that.
    static void read(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        boolean more;
        do {
            Outcome got = calls.recv(endpoint);
            check("recv", endpoint.fd(), got);
            more = service.readsAll() && isSomething(got);
            if (got instanceof Done(long count)) {
                service.received(endpoint, count);
                if (service.echoes()) {
                    calls.send(endpoint, count);
                }
            }
        } while (more);
    }

    /// What a call has returned; -1 if there was nothing now, or no room.
    static long count(String call, Outcome got) {
        check(call, -1, got);
        return got instanceof Done(long count) ? count : -1;
    }

    /// Accepts a client, if there is one.
    static Optional<Endpoint> accept(Service service, ProbedSyscalls calls) {
        Outcome got = calls.accept(service.listening());
        check("accept4", service.listening(), got);
        return got instanceof Done(long fd) ? Optional.of(service.add((int) fd)) : Optional.empty();
    }

    /// That there is nothing now, or that a signal came first, is no failure: the program asks
    /// again.
    private static void check(String call, int fd, Outcome got) {
        if (got instanceof Failed(Errno errno)
                && !errno.equals(Errno.EAGAIN)
                && !errno.equals(Errno.EINTR)) {
            throw new SyscallException(call, fd, errno);
        }
    }

    /// Rather than nothing now, or never again. After a signal, there may be something.
    private static boolean isSomething(Outcome got) {
        return switch (got) {
            case Done(long count) -> count > 0;
            case Failed(Errno errno) -> !errno.equals(Errno.EAGAIN);
        };
    }
}
