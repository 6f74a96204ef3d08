package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedProcesses;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A process per connection, as `inetd` does it: every client gets a program of its own, which has
/// the connection as its standard input and output and knows nothing of sockets.
public final class ProcessesIo implements IoModel {
    /// To start a program takes a millisecond or two.
    private static final int REHEARSALS = 30;

    /// For [Models].
    ProcessesIo() {}

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String group() {
        return "servers";
    }

    @Override
    public String title() {
        return "Process per connection";
    }

    @Override
    public String summary() {
        return "accept, start a program with the connection as its input and output, and wait for"
                + " it";
    }

    @Override
    public Set<String> options() {
        return Set.of("program");
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("clients", 2, "listen", true, "echo", true, "close", true, "program", "cat");
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.PROCESSES);
    }

    @Override
    public int rehearsals(Scenario scenario) {
        return REHEARSALS;
    }

    @Override
    public boolean startsProcesses() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        return tracepoints
                ? StartedProgram.of(scenario).obstacle()
                : Optional.of(
                        "What the started programs do, only kernel tracepoints can tell. Record"
                                + " 'processes' as root.");
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        ProbedProcesses processes = calls.processes(path(service));
        List<Integer> children = new ArrayList<>();
        while (service.awaitsClients()) {
            Outcome got = calls.accept(service.listening());
            long fd = Reception.count("accept4", got);
            if (fd >= 0) {
                children.add(start((int) fd, processes));
                close((int) fd, calls);
                service.add((int) fd).close();
            }
        }
        for (int child : children) {
            processes.waitFor(child);
        }
    }

    private static int start(int fd, ProbedProcesses processes) {
        return processes.spawn(fd);
    }

    private static void close(int fd, ProbedSyscalls calls) {
        calls.close(fd);
    }

    private static String path(Service service) {
        return new StartedProgram(service.own("program")).path().orElseThrow().toString();
    }
}
