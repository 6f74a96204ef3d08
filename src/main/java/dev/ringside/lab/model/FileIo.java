package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.scenario.Scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reading a file on a disk, in six ways: two of them differ only in whether the file is in the
/// page cache already, the others in who copies what.
final class FileIo implements IoModel {
    private static final int SIZE_BYTES = 1 << 17;
    private static final int BUFFER_BYTES = 1 << 14;

    /// For [Models].
    FileIo() {}

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String group() {
        return "files";
    }

    @Override
    public String title() {
        return "Reading a file";
    }

    @Override
    public String summary() {
        return "a file on a disk is read: page cache, read-ahead and disk, and who copies what";
    }

    @Override
    public Set<String> options() {
        return Set.of("size", "buffer", "path");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("how", List.of("cold", "warm", "mmap", "direct", "sendfile", "splice"));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("size", SIZE_BYTES, "buffer", BUFFER_BYTES);
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.FILES);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        boolean faults = scenario.conduct().own("how").equals("mmap");
        return faults && !tracepoints
                ? Optional.of(
                        "With '--how mmap' there are page faults instead of calls, and only kernel"
                                + " tracepoints show them. Record with '--probe tracefs', or use"
                                + " '--how cold'.")
                : Optional.empty();
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        FileWork file = service.file();
        ProbedFiles files = ProbedFiles.of(calls);
        String how = service.own("how");
        int fd = files.openFile(file.path(), how.equals("direct"));
        switch (how) {
            case "mmap" -> map(fd, file, files);
            case "sendfile" -> send(fd, file, files);
            case "splice" -> splice(fd, file, files);
            default -> read(fd, files);
        }
        calls.close(fd);
    }

    private static void read(int fd, ProbedFiles files) {
        long count = 1;
        while (count > 0) {
            count = files.readFile(fd);
        }
    }

    private static void map(int fd, FileWork file, ProbedFiles files) {
        var memory = files.mmap(fd, file.lengthBytes());
        files.touchAll(memory);
        files.munmap(memory);
    }

    private static void send(int fd, FileWork file, ProbedFiles files) {
        var to = ProbedFiles.outlets(file);
        long left = file.lengthBytes();
        while (left > 0) {
            left -= files.sendfile(to.socket(), fd, left);
        }
    }

    private static void splice(int fd, FileWork file, ProbedFiles files) {
        var to = ProbedFiles.outlets(file);
        long left = file.lengthBytes();
        while (left > 0) {
            long count = move(fd, to.pipeWrite(), left, files);
            move(to.pipeRead(), to.socket(), count, files);
            left -= count;
        }
    }

    private static long move(int from, int to, long most, ProbedFiles files) {
        return files.splice(from, to, most);
    }
}
