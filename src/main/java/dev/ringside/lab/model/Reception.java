package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.Letter;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.MemorySegment;
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

    /// Does what is to be done at a descriptor: takes what came, or sends the rest of an answer.
    ///
    /// @param events what came about there, bits of [Readiness]
    static void serve(Service service, Endpoint endpoint, int events, ProbedSyscalls calls) {
        if ((events & Readiness.PRI) != 0) {
            MemorySegment one = service.letter(endpoint).room().asSlice(0, 1);
            check("recv", endpoint.fd(), calls.recv(endpoint, one, Syscalls.MSG_OOB));
            service.receivedUrgent(endpoint);
        }
        if ((events & Readiness.OUT) != 0) {
            send(service, endpoint, calls);
        } else if ((events & ~Readiness.PRI) != 0) {
            read(service, endpoint, calls);
        }
    }

    /// Reads once, or until there is nothing left, as the service wants it; sends back what came if
    /// it wants that now.
    static void read(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        boolean more;
        do {
            Outcome got = receive(service, endpoint, calls);
            check("recv", endpoint.fd(), got);
            if (got instanceof Done(long count)) {
                service.received(endpoint, count);
                answer(service, endpoint, count, calls);
            }
            boolean later = service.answers() == Answers.WITH_ROOM && endpoint.isOwed();
            more = service.readsAll() && isSomething(got) && !later;
        } while (more);
    }

    /// Sends what there is room for.
    static void send(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        Letter letter = service.letter(endpoint);
        long count = 1;
        while (!letter.isEmpty() && count > 0) {
            count = count("send", calls.send(endpoint, letter.rest()));
            letter.sent(Math.max(0, count));
        }
    }

    private static Outcome receive(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        return switch (service.answers()) {
            case NEVER, AT_ONCE -> calls.recv(endpoint);
            case WITH_ROOM, AT_THE_END -> calls.recv(endpoint, service.letter(endpoint).room());
        };
    }

    private static void answer(
            Service service, Endpoint endpoint, long count, ProbedSyscalls calls) {
        switch (service.answers()) {
            case NEVER -> {}
            case AT_ONCE -> calls.send(endpoint, count);
            case WITH_ROOM -> service.letter(endpoint).add(count);
            case AT_THE_END -> {
                service.letter(endpoint).add(count);
                if (count == 0) {
                    send(service, endpoint, calls);
                }
            }
        }
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

    private static Map<String, List<String>> choices(String... flags) {
        return Stream.of(flags)
                .collect(Collectors.toUnmodifiableMap(f -> f, f -> List.of("false", "true")));
    }
}
