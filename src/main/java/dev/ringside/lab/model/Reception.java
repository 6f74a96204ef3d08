package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;

import java.util.Optional;

/// What every model does with a descriptor once it is its turn.
final class Reception {
    private Reception() {}

    /// Reads once, or until there is nothing left, as the service wants it; sends back what came if
    /// it wants that.
    static void read(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        boolean more = true;
        while (more) {
            Outcome outcome = calls.recv(endpoint);
            more = service.readsAll() && !isNothing(outcome);
            if (outcome instanceof Done(long count)) {
                service.received(endpoint, count);
                if (service.echoes()) {
                    calls.send(endpoint, count);
                }
            } else if (outcome instanceof Failed(Errno errno) && !isForNow(errno)) {
                throw new SyscallException("recv", endpoint.fd(), errno);
            }
        }
    }

    /// Accepts a client, if there is one.
    static Optional<Endpoint> accept(Service service, ProbedSyscalls calls) {
        return switch (calls.accept(service.listening())) {
            case Done(long fd) -> Optional.of(service.add((int) fd));
            case Failed(Errno errno) when isForNow(errno) -> Optional.empty();
            case Failed(Errno errno) ->
                    throw new SyscallException("accept4", service.listening(), errno);
        };
    }

    /// Nothing there now, or never again.
    private static boolean isNothing(Outcome outcome) {
        return switch (outcome) {
            case Done(long count) -> count == 0;
            case Failed(Errno errno) -> errno.equals(Errno.EAGAIN);
        };
    }

    /// There is nothing now, or a signal came first: ask again.
    private static boolean isForNow(Errno errno) {
        return errno.equals(Errno.EAGAIN) || errno.equals(Errno.EINTR);
    }
}
