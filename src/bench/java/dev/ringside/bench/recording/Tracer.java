package dev.ringside.bench.recording;

import dev.ringside.bench.Subprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Another program that watches, and writes what it sees into a file.
final class Tracer implements Way {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int MOST_GLANCES = 100;
    private static final int TRIED_CALLS = 10;

    private final Subprocess program;
    private final Path file;
    private final int mostCalls;

    private Tracer(Subprocess program, Path file, int mostCalls) {
        this.program = program;
        this.file = file;
        this.mostCalls = mostCalls;
    }

    /// `strace -f`.
    static Way strace(Subject subject) throws IOException {
        Path file = Subprocess.FOLDER.resolve("strace.txt");
        return started(subject, file, 2_000, List.of("strace", "-f", "-o", file.toString(), "-p"));
    }

    /// `perf trace`.
    static Way perf(Subject subject) throws IOException {
        Path file = Subprocess.FOLDER.resolve("perf.txt");
        return started(
                subject, file, 10_000, List.of("perf", "trace", "-o", file.toString(), "-p"));
    }

    private static Way started(Subject subject, Path file, int mostCalls, List<String> command)
            throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(Integer.toString(subject.pid()));
        var tracer = new Tracer(Subprocess.start(words), file, mostCalls);
        for (int i = 0; !tracer.hasSeen(); i++) {
            if (i == MOST_GLANCES) {
                tracer.program.close();
                throw new IOException(command.getFirst() + " sees nothing");
            }
            LockSupport.parkNanos(GLANCE.toNanos());
            subject.nanosPerCall("getppid", 1, TRIED_CALLS);
        }
        return tracer;
    }

    private boolean hasSeen() throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    @Override
    public int mostCalls() {
        return mostCalls;
    }

    @Override
    public void settle() throws IOException {
        long before = -1;
        while (before != Files.size(file)) {
            before = Files.size(file);
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        program.interrupt();
        Files.delete(file);
    }
}
