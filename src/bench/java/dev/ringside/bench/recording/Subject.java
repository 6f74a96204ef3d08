package dev.ringside.bench.recording;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Subprocess;
import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.trace.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// The thread that makes the system calls: a process of its own, on a CPU of its own.
final class Subject implements AutoCloseable {
    private final Subprocess program;
    private final Cpus cpus;
    private final int tid;
    private final int fd;
    private final int localPort;
    private final int peerPort;

    Subject(Cpus cpus) throws IOException, InterruptedException {
        this.cpus = cpus;
        program = Subprocess.start(cpus.onMeasured(Subprocess.compiled("calls")));
        String[] words = program.answer().split(" ", -1);
        tid = Integer.parseInt(words[0]);
        fd = Integer.parseInt(words[1]);
        localPort = Integer.parseInt(words[2]);
        peerPort = Integer.parseInt(words[3]);
    }

    /// Its process, which is its only thread.
    int pid() {
        return tid;
    }

    /// Makes `times` times `count` calls in a row.
    ///
    /// @return the nanoseconds that one took, the median of the `times`
    double nanosPerCall(String call, int times, int count) throws IOException {
        return Double.parseDouble(program.ask(call + " " + times + " " + count)) / count;
    }

    /// The thread and its socket, as in an experiment.
    Observed observed() throws IOException {
        String socket = Files.readSymbolicLink(Path.of("/proc/" + tid + "/fd/" + fd)).toString();
        long inode = Long.parseLong(socket.replaceAll("[^0-9]", ""));
        return new Observed(
                List.of(new ObservedTask(tid, tid, "server", Role.SERVER)),
                new TreeSet<>(List.of(cpus.measured())),
                List.of(new ObservedSocket(inode, fd, tid, Transport.TCP, localPort, peerPort)));
    }

    @Override
    public void close() {
        program.close();
    }
}
