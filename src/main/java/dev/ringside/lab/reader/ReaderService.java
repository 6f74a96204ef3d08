package dev.ringside.lab.reader;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.handover.HandoverSocket;
import dev.ringside.linux.handover.Packet;
import dev.ringside.linux.tracefs.TraceInstance;
import dev.ringside.linux.tracefs.Tracefs;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One conversation with a caller: who it is, what it wants, the descriptors, its orders.
final class ReaderService {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// So many instances of all recordings together, for each holds memory of the kernel.
    private static final int MOST_INSTANCES = 8;

    private final Tracefs tracefs;
    private final HandoverSocket caller;
    private final InstanceKeeper keeper;
    private final CallerCheck check;

    ReaderService(Tracefs tracefs, HandoverSocket caller, InstanceKeeper keeper) {
        this.tracefs = tracefs;
        this.caller = caller;
        this.keeper = keeper;
        check = new CallerCheck(caller.peer());
    }

    /// Returns when the caller is gone.
    ///
    /// @throws IOException if it is refused
    /// @throws IllegalArgumentException if it says anything that is not understood
    void run(Map<String, String> environment) throws IOException {
        check.user(environment);
        if (!caller.await(PATIENCE)) {
            throw new ReaderRefusedException("The caller did not say what it wants.");
        }
        Optional<Packet> request = caller.receive();
        if (request.isPresent()) {
            serve(ReaderSubject.parse(request.get().bytes()));
        }
    }

    private void serve(ReaderSubject subject) throws IOException {
        TraceInstance.removeStale(tracefs);
        if (TraceInstance.count(tracefs) >= MOST_INSTANCES) {
            throw new ReaderRefusedException("Too many recordings are under way.");
        }
        check.tasks(subject.tids());
        check.cpus(subject.cpus(), tracefs.cpus());
        check.ports(subject.ports());
        TraceInstance rings = keeper.make(tracefs, subject.observed(caller.peer().pid()));
        // The guard is up from here on: if these are the caller's threads now, then nobody else's
        // are ever recorded in their place.
        check.tasks(subject.tids());
        handOver(rings);
        obey(rings);
    }

    private void handOver(TraceInstance rings) throws IOException {
        give(ReaderReply.of(ReaderReply.Kind.HEADER_PAGE), rings.openHeaderPage());
        give(ReaderReply.of(ReaderReply.Kind.HEADER_EVENT), rings.openHeaderEvent());
        for (String event : rings.enabled()) {
            give(ReaderReply.of(ReaderReply.Kind.FORMAT, event), rings.openFormat(event));
        }
        for (String event : rings.missing()) {
            caller.send(ReaderReply.of(ReaderReply.Kind.MISSING, event).bytes());
        }
        for (int cpu : tracefs.cpus()) {
            give(ReaderReply.of(ReaderReply.Kind.RING, cpu), rings.openRing(cpu));
        }
        caller.send(ReaderReply.of(ReaderReply.Kind.READY).bytes());
    }

    /// Hands a descriptor over and closes the own one. A caller that is gone by now is found out
    /// about soon.
    private void give(ReaderReply reply, Outcome opened) {
        int fd = (int) opened.orThrow("open", -1);
        try (var calls = new Syscalls()) {
            caller.send(reply.bytes(), fd);
            calls.close(fd); // it was open for reading only: there is nothing that could get lost
        }
    }

    private void obey(TraceInstance rings) throws IOException {
        Optional<Packet> order = caller.receive();
        while (order.isPresent()) {
            long result = obey(rings, ReaderOrder.parse(order.get().bytes()));
            caller.send(ReaderReply.of(ReaderReply.Kind.DONE, result).bytes());
            order = caller.receive();
        }
    }

    /// @return for [ReaderOrder#LOST] how many; else 1 if the recording was cut off, 0 if not
    private static long obey(TraceInstance rings, ReaderOrder order) throws IOException {
        switch (order) {
            case START -> rings.recording(true);
            case STOP -> rings.recording(false);
            case LOST -> {
                return rings.lostRecords();
            }
        }
        return rings.cutOff() ? 1 : 0;
    }
}
