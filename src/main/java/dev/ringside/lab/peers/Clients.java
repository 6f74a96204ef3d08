package dev.ringside.lab.peers;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.linux.Syscalls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;

/// The process of the clients: a few tasks that send, each for some of the connections.
///
/// ```
///   lab process                              this process
///   scratch ADDRESS, address ADDRESS…, go ─▶  opens its ends
///              ◀─ scratch END, end END…, open
///                                            connects, warms up with the server
///              ◀─ task TID NAME…, ready
///   (the gate, in shared memory) ─────────▶  sends
///   end of stdin ──────────────────────────▶ ends
/// ```
public final class Clients {
    static final String SCRATCH = "scratch ";
    static final String ADDRESS = "address ";
    static final String GO = "go";
    static final String END = "end ";
    static final String OPEN = "open";
    static final String TASK = "task ";
    static final String READY = "ready";

    private static final int MOST_WAITING = 64;
    private static final long GLANCE_NANOS = 100_000;

    private final IoModel model;
    private final Scenario scenario;
    private final Gate gate;
    private final int cpu;
    private final PrintStream out;
    private final List<ClientTask> tasks = new ArrayList<>();

    private Clients(IoModel model, Scenario scenario, Gate gate, int cpu, PrintStream out) {
        this.model = model;
        this.scenario = scenario;
        this.gate = gate;
        this.cpu = cpu;
        this.out = out;
    }

    /// Is the process until `in` ends.
    ///
    /// @param model what the server runs
    /// @param gatePid the process that has the gate
    /// @param gateFd its descriptor of it
    /// @param cpu where the clients run
    /// @param others where everything else of this process runs
    /// @throws IOException if the other process cannot be understood
    public static void run(
            IoModel model,
            Scenario scenario,
            int gatePid,
            int gateFd,
            int cpu,
            SortedSet<Integer> others,
            InputStream in,
            PrintStream out)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try (var calls = new Syscalls()) {
            OwnThreads.pin(calls, others);
            var clients = new Clients(model, scenario, Gate.of(gatePid, gateFd), cpu, out);
            clients.open(calls, reader);
            clients.ready();
            clients.obey(reader);
        }
    }

    /// Until the stream ends: that is the end of the experiment.
    private void obey(BufferedReader reader) throws IOException {
        if (scenario.byHand() != null) {
            new HandWork(scenario, tasks, gate).obey(reader);
        }
        while (reader.readLine() != null) {
            // there is nothing to say
        }
    }

    private void open(Syscalls calls, BufferedReader reader) throws IOException {
        List<String> addresses = new ArrayList<>();
        String scratchAddress = "";
        for (String line = line(reader); !line.equals(GO); line = line(reader)) {
            if (line.startsWith(SCRATCH)) {
                scratchAddress = line.substring(SCRATCH.length());
            } else {
                addresses.add(line.substring(ADDRESS.length()));
            }
        }
        Traffic traffic = scenario.traffic();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < scenario.connections(); i++) {
            String address = addresses.get(i % addresses.size());
            var connection = Connection.open(calls, traffic.transport(), address);
            if (scenario.conduct().slow() && traffic.transport().isSocket()) {
                int fd = connection.end().fd();
                calls.setsockoptSndbuf(fd, Doors.NARROW_BYTES).orThrow("setsockopt(SO_SNDBUF)", fd);
            }
            if (scenario.conduct().answers() == Answers.WITH_ROOM) {
                int fd = connection.end().fd();
                calls.setsockoptRcvbuf(fd, Doors.NARROW_BYTES).orThrow("setsockopt(SO_RCVBUF)", fd);
            }
            connections.add(connection);
        }
        Connection scratch = Connection.open(calls, traffic.transport(), scratchAddress);
        out.println(SCRATCH + scratch.end().line());
        connections.forEach(connection -> out.println(END + connection.end().line()));
        out.println(OPEN);
        out.flush();
        connect(calls, connections, scratch);
        for (int i = 0; i < scenario.tasks(); i++) {
            var share = share(connections, i);
            tasks.add(new ClientTask(scenario, i, share, scratch, model, cpu, gate));
        }
    }

    private void connect(Syscalls calls, List<Connection> connections, Connection scratch) {
        if (!scenario.conduct().listen()) {
            scratch.connect(calls);
            for (int i = 0; i < connections.size(); i++) {
                connections.get(i).connect(calls);
                awaitAdmission(i);
            }
        }
    }

    /// The queue of those that wait to be accepted is limited, and who finds it full tries again
    /// only after a second.
    private void awaitAdmission(int connected) {
        while (scenario.traffic().transport().connects()
                && connected - gate.admitted() > MOST_WAITING) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void ready() {
        tasks.forEach(ClientTask::start);
        for (ClientTask task : tasks) {
            out.println(TASK + task.tid() + " " + task.name());
        }
        out.println(READY);
        out.flush();
    }

    /// The connections of one task: each task serves every eighth client.
    private List<Connection> share(List<Connection> connections, int task) {
        List<Connection> share = new ArrayList<>();
        for (int i = task; i < connections.size(); i += scenario.tasks()) {
            share.add(connections.get(i));
        }
        return share;
    }

    private static String line(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("The lab process is gone.");
        }
        return line;
    }

    /// A client's end and where it leads.
    record Connection(End end, String address) {
        static Connection open(
                Syscalls calls, dev.ringside.lab.scenario.Transport transport, String address) {
            return new Connection(Calling.open(calls, transport, address), address);
        }

        void connect(Syscalls calls) {
            Calling.connect(calls, end, address);
        }
    }
}
