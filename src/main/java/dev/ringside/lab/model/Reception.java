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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every model does with a descriptor once it is its turn.
final class Reception {
    /// The options about room and ends, for those that leave reading and answering to this class.
    static final Map<String, List<String>> CHOICES = choices("slow", "late", "half-close");

    /// The same, and about urgent bytes.
    static final Map<String, List<String>> CHOICES_OF_MANY =
            choices("slow", "late", "half-close", "urgent");

    private Reception() {}

    /// Does what is to be done at a descriptor: reads, unless more is wanted of the service.
    ///
    /// @param events what came about there, bits of [dev.ringside.linux.Readiness]; 0 if nobody has
    ///   asked
    static void serve(Service service, Endpoint endpoint, int events, ProbedSyscalls calls) {
        if (service.isPlain()) {
            read(service, endpoint, calls);
        } else {
            Answering.serve(service, endpoint, events, calls);
        }
    }

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
    static void check(String call, int fd, Outcome got) {
        if (got instanceof Failed(Errno errno)
                && !errno.equals(Errno.EAGAIN)
                && !errno.equals(Errno.EINTR)) {
            throw new SyscallException(call, fd, errno);
        }
    }

    /// Rather than nothing now, or never again. After a signal, there may be something.
    static boolean isSomething(Outcome got) {
        return switch (got) {
            case Done(long count) -> count > 0;
            case Failed(Errno errno) -> !errno.equals(Errno.EAGAIN);
        };
    }

    private static Map<String, List<String>> choices(String... flags) {
        return Stream.of(flags)
                .collect(Collectors.toUnmodifiableMap(f -> f, f -> List.of("false", "true")));
    }
}
