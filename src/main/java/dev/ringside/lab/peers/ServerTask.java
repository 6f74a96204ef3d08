package dev.ringside.lab.peers;

import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.program.CallClock;
import dev.ringside.lab.program.Coroutines;
import dev.ringside.lab.program.Crew;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.ProgramNotes;
import dev.ringside.lab.program.ProgramRing;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.lab.work.Primes;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// The program under study: runs the model.
final class ServerTask {
    /// What it is called.
    static final String NAME = "server";

    /// What it is called if there is nobody whom it serves.
    static final String NAME_ALONE = "program";

    /// Instead of a scratch descriptor, where there are no clients.
    static final int NO_SCRATCH = -1;

    /// What a partner executes that is a process: it sends back what it gets.
    private static final String PARTNERS_PROGRAM = "/bin/cat";

    private static final long BUSY_NANOS = 50_000_000;
    private static final long NANOS_TO_WARM_UP = 5_000_000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final long GLANCE_NANOS = 1_000_000;

    private final IoModel model;
    private final Scenario scenario;
    private final CpuPlan plan;
    private final Gate gate;
    private final CallClock clock;
    private final @Nullable StudiedFile file;
    private final ProgramRing ring = new ProgramRing();
    private final String family;
    private volatile @Nullable Crew crew;
    private volatile @Nullable Duet duet;
    private final CompletableFuture<Integer> tid = new CompletableFuture<>();
    private final CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
    private volatile List<Integer> clients = List.of();
    private volatile int listening = Service.NOT_LISTENING;
    private volatile @Nullable ProbedSyscalls performing;
    private volatile @Nullable ThreadUsage begin;
    private volatile @Nullable ThreadUsage end;

    /// @param file the file that it reads; null if it reads none
    ServerTask(
            IoModel model,
            Scenario scenario,
            CpuPlan plan,
            Gate gate,
            CallClock clock,
            @Nullable StudiedFile file) {
        this.model = model;
        this.scenario = scenario;
        this.plan = plan;
        this.gate = gate;
        this.clock = clock;
        boolean starts = model.startsThreads() || model.startsProcesses();
        family = starts ? "rs" + ProcessHandle.current().pid() + "-" : "";
        this.file = file;
    }

    /// How the kernel names it and the tasks that it starts; empty if it starts none.
    String family() {
        return family;
    }

    /// The threads that it starts; null if it starts none, or is not ready.
    @Nullable Crew crew() {
        return crew;
    }

    /// With whom it plays; null if with nobody, or if it is not ready.
    @Nullable Duet duet() {
        return duet;
    }

    /// Starts it; it warms up on the scratch descriptor and then waits for the gate.
    ///
    /// @param scratch a descriptor that a client sends to; the listening one if it shall accept;
    ///   [#NO_SCRATCH] if there are no clients
    /// @param descriptors its clients, those that send before the others
    /// @param listens its listening socket; [Service#NOT_LISTENING] if it shall not accept
    void start(int scratch, List<Integer> descriptors, int listens) {
        clients = descriptors;
        listening = listens;
        String name = family.isEmpty() ? NAME : family;
        Thread.ofPlatform().daemon().name(name).start(() -> run(scratch));
    }

    /// What it notes.
    ProgramRing ring() {
        return ring;
    }

    /// Completes with its thread id when it has warmed up, or with what prevented that.
    CompletableFuture<Integer> tid() {
        return tid;
    }

    /// Completes with the reason if it gave up.
    CompletableFuture<RuntimeException> failure() {
        return failure;
    }

    /// Ends the processes that it has started and not waited for.
    void endProcesses() {
        ProbedSyscalls known = performing;
        if (known != null) {
            known.endProcesses();
        }
        Duet played = duet;
        if (played != null) {
            played.end();
        }
    }

    /// Its counters at the begin of the conversation; null before.
    @Nullable ThreadUsage begin() {
        return begin;
    }

    /// Its counters at the end; null before.
    @Nullable ThreadUsage end() {
        return end;
    }

    private void run(int scratch) {
        try (var calls = new Syscalls()) {
            calls.schedSetaffinity(0, new TreeSet<>(List.of(plan.server())))
                    .orThrow("sched_setaffinity", -1);
            clients.forEach(clock::prepare);
            duet =
                    model.duet(scenario)
                            .map(kind -> Duet.start(kind, calls, PARTNERS_PROGRAM))
                            .orElse(null);
            warmUp(calls, scratch);
            tid.complete(calls.gettid());
            while (!gate.isMeeting()) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            perform(calls);
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
        } catch (RuntimeException e) {
            tid.completeExceptionally(e);
            failure.complete(e);
        }
    }

    private void warmUp(Syscalls calls, int scratch) {
        Scenario warm = WarmUp.of(scenario);
        var unused = new ProgramRing();
        var notes = new ProgramNotes(unused);
        long bytes = warm.traffic().bytesOfClient();
        boolean accepts = scenario.conduct().listen();
        boolean given = !accepts && scratch != NO_SCRATCH;
        if (given) {
            clock.prepare(scratch);
        }
        try (Arena arena = Arena.ofConfined()) {
            var probed = probed(calls, unused, arena.allocate(warm.bufferBytes()));
            model.prepare(probed);
            if (scenario.conduct().slow()) {
                beBusy(probed, NANOS_TO_WARM_UP);
            }
            for (int round = 0; round < model.rehearsals(scenario); round++) {
                int listens = accepts ? scratch : Service.NOT_LISTENING;
                var service =
                        isAskedUntilTheEnd(warm)
                                ? new Service(warm, listens, ended -> ended > 0)
                                : new Service(warm, listens, warm.traffic().clients(), bytes);
                service.runOn(cpus());
                service.playWith(duet);
                if (given) {
                    service.add(scratch, true);
                }
                if (file != null) {
                    service.with(file.rehearsal());
                }
                calls.getrusageThread();
                if (model.startsThreads()) {
                    probed.with(newCrew(model.threads(warm)));
                }
                probed.begin();
                model.serve(service, probed);
                probed.finish();
                if (accepts) {
                    service.openEndpoints().forEach(endpoint -> calls.close(endpoint.fd()));
                }
                if (file != null) {
                    file.drain(calls);
                }
                while (notes.take((note, nanos) -> {})) {}
                gate.nextRound();
            }
        }
        Duet played = duet;
        if (played != null) {
            played.measure(Coroutines::nanosOfTurns);
        }
        if (scratch != NO_SCRATCH) {
            calls.close(scratch);
        }
    }

    private void perform(Syscalls calls) {
        // freed by the garbage collector: to free it here could be a call that is recorded
        MemorySegment buffer = Arena.ofAuto().allocate(scenario.bufferBytes());
        var probed = probed(calls, ring, buffer);
        performing = probed;
        var traffic = scenario.traffic();
        int present = traffic.clients();
        boolean counted = scenario.byHand() == null && !isAskedUntilTheEnd(scenario);
        var service =
                counted
                        ? new Service(scenario, listening, present, traffic.bytesOfClient())
                        : new Service(scenario, listening, ended -> areGone(present, ended));
        service.runOn(cpus());
        if (file != null) {
            service.with(file.work());
        }
        service.playWith(duet);
        List<Integer> descriptors = new ArrayList<>(clients);
        for (int i = 0; i < descriptors.size(); i++) {
            service.add(descriptors.get(i), i < present);
        }
        if (model.startsThreads()) {
            crew = newCrew(model.threads(scenario));
            probed.with(crew);
        }
        introduce(calls, descriptors, buffer);
        model.prepare(probed);
        Duet played = duet;
        if (played != null) {
            played.settle();
        }
        gate.arrive();
        while (!gate.isOpen()) {
            Thread.onSpinWait();
        }
        begin = calls.getrusageThread();
        probed.begin(); // before the clients may run: they would take the CPU in between
        gate.openForClients();
        if (scenario.conduct().slow()) {
            beBusy(probed, BUSY_NANOS);
        }
        model.serve(service, probed);
        probed.finish();
        end = calls.getrusageThread();
        gate.serverIsDone();
    }

    /// Whether its clients say when they have sent everything.
    private static boolean isAskedUntilTheEnd(Scenario scenario) {
        return scenario.traffic().closes() || scenario.conduct().answers() == Answers.AT_THE_END;
    }

    private List<Integer> cpus() {
        return List.of(plan.server(), plan.client());
    }

    private static void beBusy(ProbedSyscalls probed, long nanos) {
        probed.work().compute(() -> new Primes().search(nanos));
    }

    private Crew newCrew(int most) {
        Transport transport = scenario.traffic().transport();
        return new Crew(
                most,
                family,
                transport,
                () -> clock.ofAnother(transport),
                () -> Arena.ofAuto().allocate(scenario.bufferBytes()),
                failure::complete);
    }

    private boolean areGone(int present, int ended) {
        return scenario.byHand() == null
                ? ended >= present
                : gate.isEnding() && ended >= present + gate.connected();
    }

    private ProbedSyscalls probed(Syscalls calls, ProgramRing to, MemorySegment buffer) {
        var transport = scenario.traffic().transport();
        var probed = new ProbedSyscalls(calls, to, clock, transport, buffer);
        probed.pollOn(plan.poller());
        return probed;
    }

    /// A read that finds nothing, so that the kernel names each socket's address beside its
    /// descriptor. TCP's are known by their ports.
    private void introduce(Syscalls calls, List<Integer> descriptors, MemorySegment buffer) {
        Transport transport = scenario.traffic().transport();
        if (transport == Transport.UDP || transport == Transport.UNIX) {
            for (int fd : descriptors) {
                calls.recv(fd, buffer, MSG_DONTWAIT);
            }
        }
    }
}
