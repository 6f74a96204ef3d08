package dev.ringside.lab.model;

import static dev.ringside.lab.model.Reception.check;
import static dev.ringside.lab.model.Reception.count;
import static dev.ringside.lab.model.Reception.isSomething;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.Letter;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.MemorySegment;

/// What a model does with a descriptor if it answers as there is room, or in the end, or takes
/// urgent data.
final class Answering {
    private Answering() {}

    /// Takes what came, or sends the rest of an answer.
    ///
    /// @param events what came about there, bits of [Readiness]; 0 if nobody has asked, and the
    ///   call may sleep
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
        } else if (events == 0) {
            read(service, endpoint, calls);
            if (service.answers() == Answers.WITH_ROOM) {
                send(service, endpoint, calls);
            }
        }
    }

    /// Has epoll wait for something else at a descriptor, if something else is wanted now.
    ///
    /// @param before what was wanted, bits of [Readiness]
    static void change(int epoll, int fd, int before, Service service, ProbedSyscalls calls) {
        if (service.wanted(fd) != before) {
            calls.epollModify(epoll, fd, service.epollEvents(fd));
        }
    }

    private static void read(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        boolean more;
        do {
            Outcome got = receive(service, endpoint, calls);
            check("recv", endpoint.fd(), got);
            if (got instanceof Done(long count)) {
                service.received(endpoint, count);
                keep(service, endpoint, count, calls);
            }
            boolean later = service.answers() == Answers.WITH_ROOM && endpoint.isOwed();
            more = service.readsAll() && isSomething(got) && !later;
        } while (more);
    }

    private static Outcome receive(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        return switch (service.answers()) {
            case NEVER, AT_ONCE -> calls.recv(endpoint);
            case WITH_ROOM, AT_THE_END -> calls.recv(endpoint, service.letter(endpoint).room());
        };
    }

    private static void keep(Service service, Endpoint endpoint, long count, ProbedSyscalls calls) {
        switch (service.answers()) {
            case NEVER -> {}
            case AT_ONCE -> calls.send(endpoint, count);
            case WITH_ROOM -> service.letter(endpoint).add(count);
            case AT_THE_END -> {
                Letter letter = service.letter(endpoint);
                letter.add(count);
                if (count == 0) {
                    calls.sendAll(endpoint, letter.rest());
                }
            }
        }
    }

    /// Sends what there is room for.
    private static void send(Service service, Endpoint endpoint, ProbedSyscalls calls) {
        Letter letter = service.letter(endpoint);
        long count = 1;
        while (!letter.isEmpty() && count > 0) {
            count = count("send", calls.send(endpoint, letter.rest()));
            letter.sent(Math.max(0, count));
        }
    }
}
