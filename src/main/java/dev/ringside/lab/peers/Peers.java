package dev.ringside.lab.peers;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.hand.Command;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.program.CallClock;
import dev.ringside.lab.program.Crew;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProgramRing;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.trace.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The two sides of a conversation: the server in this process, the clients in another one.
public final class Peers implements AutoCloseable {
    private static final int READY_SECONDS = 40;

    /// Descriptors that a process needs besides the connections.
    private static final int SPARE_DESCRIPTORS = 96;

    private final IoModel model;
    private final Scenario scenario;
    private final CpuPlan plan;
    private final Gate gate;
    private final ServerTask server;
    private final @Nullable ClientsProcess clients;
    private final @Nullable StudiedFile file;

    private Peers(
            IoModel model,
            Scenario scenario,
            CpuPlan plan,
            Gate gate,
            ServerTask server,
            @Nullable ClientsProcess clients,
            @Nullable StudiedFile file) {
        this.model = model;
        this.scenario = scenario;
        this.plan = plan;
        this.gate = gate;
        this.server = server;
        this.clients = clients;
        this.file = file;
    }

    /// Starts both sides.
    ///
    /// @param clock who notes the server's calls
    /// @param file the file that the server reads; null if it reads none
    /// @throws RefusedException if there are too few descriptors, or no process can be started
    public static Peers start(
            IoModel model,
            Scenario scenario,
            CpuPlan plan,
            CallClock clock,
            @Nullable StudiedFile file)
            throws RefusedException {
        try (var calls = new Syscalls()) {
            checkDescriptors(calls, scenario);
            Gate gate = Gate.create();
            var server = new ServerTask(model, scenario, plan, gate, clock, file);
            int pid = calls.getpid();
            var clients =
                    model.alone(scenario)
                            ? null
                            : ClientsProcess.start(model.name(), scenario, pid, gate, plan);
            return new Peers(model, scenario, plan, gate, server, clients, file);
        }
    }

    /// What they and the recorder say to one another.
    public Gate gate() {
        return gate;
    }

    /// What the server notes.
    public ProgramRing ring() {
        return server.ring();
    }

    /// The threads that the server starts; null if it starts none, or is not ready.
    public @Nullable Crew crew() {
        return server.crew();
    }

    /// The server's counters at its begin; null before.
    public @Nullable ThreadUsage serverBegin() {
        return server.begin();
    }

    /// The server's counters at its end; null before.
    public @Nullable ThreadUsage serverEnd() {
        return server.end();
    }

    /// Connects them, has them warm up, and waits until they are ready.
    public Cast cast(Syscalls calls) throws RefusedException {
        return clients == null ? castAlone(calls) : castWith(clients, calls);
    }

    private Cast castAlone(Syscalls calls) throws RefusedException {
        server.start(ServerTask.NO_SCRATCH, List.of(), Service.NOT_LISTENING);
        ObservedTask task = serverTask(calls);
        Duet duet = server.duet();
        Duet.Partner partner = duet == null ? null : duet.partner();
        return new Cast(
                task,
                null,
                ends(calls, partner == null ? List.of() : List.of(partner.from())),
                ends(calls, partner == null ? List.of() : List.of(partner.to())),
                partner == null ? List.of() : List.of(partnersTask(partner)),
                partner == null ? List.of() : partnersEnds(calls, partner),
                plan,
                model.subsystems(scenario),
                server.family(),
                scenario.conduct().own("program"),
                file,
                Map.of());
    }

    private static List<End> ends(Syscalls calls, List<Integer> fds) {
        return fds.stream().map(fd -> End.connected(calls, Transport.PIPE, fd)).toList();
    }

    private static ObservedTask partnersTask(Duet.Partner partner) {
        return new ObservedTask(partner.tid(), partner.process(), Duet.PARTNER, Role.WORKER);
    }

    /// The other ends of the same pipes.
    private static List<End> partnersEnds(Syscalls calls, Duet.Partner partner) {
        End to = End.connected(calls, Transport.PIPE, partner.to());
        End from = End.connected(calls, Transport.PIPE, partner.from());
        return List.of(
                new End(Transport.PIPE, partner.in(), to.inode(), null, null),
                new End(Transport.PIPE, partner.out(), from.inode(), null, null));
    }

    private ObservedTask serverTask(Syscalls calls) throws RefusedException {
        String name = model.alone(scenario) ? ServerTask.NAME_ALONE : ServerTask.NAME;
        return new ObservedTask(await(), calls.getpid(), name, Role.SERVER);
    }

    private Cast castWith(ClientsProcess others, Syscalls calls) throws RefusedException {
        Traffic traffic = scenario.traffic();
        boolean accepts = scenario.conduct().listen();
        String name = "ringside-" + calls.getpid();
        Doors doors = Doors.open(calls, traffic, name, scenario.conduct());
        Doors scratch = Doors.open(calls, WarmUp.of(scenario).traffic(), name + "-scratch");
        others.send(scratch.addresses().getFirst(), doors.addresses());
        ClientsProcess.Ends ends = others.ends(scenario);
        int warmUp = accepts ? scratch.listening() : admit(calls, scratch, 1).getFirst();
        List<Integer> admitted = accepts ? List.of() : admit(calls, doors, traffic.connections());
        admitted.forEach(fd -> doors.narrow(calls, fd, scenario.conduct()));
        if (!accepts && traffic.transport() == Transport.UDP) {
            scratch.pair(calls, List.of(warmUp), List.of(ends.scratch()));
        }
        List<End> paired = accepts ? List.of() : doors.pair(calls, admitted, ends.ends());
        End listening = accepts ? doors.listeningEnd(calls) : null;
        scratch.close(calls, accepts);
        doors.close(calls, accepts);
        server.start(
                warmUp,
                paired.stream().map(End::fd).toList(),
                listening == null ? Service.NOT_LISTENING : listening.fd());
        List<ObservedTask> tasks = others.tasks();
        return new Cast(
                serverTask(calls),
                listening,
                paired,
                List.of(),
                tasks,
                ends.ends(),
                plan,
                model.subsystems(scenario),
                server.family(),
                scenario.conduct().own("program"),
                file,
                doors.pieceBytes(calls, scenario.conduct()));
    }

    /// How many threads have to stand at the gate.
    public int count() {
        return 1 + scenario.tasks();
    }

    /// How many clients are there from the beginning.
    public int present() {
        return scenario.byHand() == null ? scenario.tasks() : scenario.traffic().clients();
    }

    /// Has the clients do something, when it goes by hand.
    public void give(Command command) {
        if (clients == null) {
            throw new IllegalStateException("there are no clients: " + command);
        }
        clients.give(command);
    }

    /// Whether all clients have sent everything.
    public boolean areClientsDone() {
        return gate.clientsDone() == scenario.tasks();
    }

    /// Why one of them gave up, as a sentence; null if none did.
    public @Nullable String failure() {
        if (server.failure().isDone()) {
            return "The server failed: " + server.failure().join().getMessage() + ".";
        }
        return clients == null || clients.isAlive() ? null : clients.complaint();
    }

    /// Ends the clients' process, and those that the server has started.
    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
        server.endProcesses();
    }

    private List<Integer> admit(Syscalls calls, Doors doors, int count) throws RefusedException {
        return doors.admit(calls, count, gate, () -> clients != null && !clients.isAlive());
    }

    private int await() throws RefusedException {
        try {
            return server.tid().get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw RefusedException.notHere("The server cannot be set up: " + e.getMessage() + ".");
        } catch (TimeoutException e) {
            throw RefusedException.notHere(
                    "The server was not ready within " + READY_SECONDS + " seconds.");
        } catch (InterruptedException e) {
            throw RefusedException.notHere("The preparation was interrupted.");
        }
    }

    private static void checkDescriptors(Syscalls calls, Scenario scenario)
            throws RefusedException {
        Traffic traffic = scenario.traffic();
        long each = traffic.transport() == Transport.PIPE ? 2 : 1;
        long needed = each * scenario.connections() + SPARE_DESCRIPTORS;
        long limit = calls.getrlimitNofile();
        if (needed > limit) {
            throw RefusedException.notHere(
                    ("%,d connections need %,d descriptors in one process, but it may have only"
                                    + " %,d here. Raise the limit with 'ulimit -n %d' in the shell"
                                    + " (root can raise the hard limit: 'prlimit --nofile=%d"
                                    + " --pid $$'), or use fewer clients.")
                            .formatted(traffic.connections(), needed, limit, needed, needed));
        }
    }
}
