package dev.ringside.lab.model;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.scenario.Http;
import dev.ringside.linux.Outcome;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;

/// A web server with one thread: a request comes from the network, a file from the disk, and the
/// answer goes back. Whoever asks first finds the file cold, the next one warm.
final class WebIo implements IoModel {
    private static final int SIZE_BYTES = 1 << 14;
    private static final int BUFFER_BYTES = 1 << 15;

    /// For [Models].
    WebIo() {}

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String group() {
        return "servers";
    }

    @Override
    public String title() {
        return "Web server";
    }

    @Override
    public String summary() {
        return "a client asks for index.html: from the network to the server, to the disk, and all"
                + " the way back; the second one finds it in the page cache";
    }

    @Override
    public Set<String> options() {
        return Set.of("path");
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of(
                "clients",
                2,
                "size",
                SIZE_BYTES,
                "buffer",
                BUFFER_BYTES,
                "listen",
                true,
                "close",
                true);
    }

    @Override
    public Set<Subsystem> subsystems() {
        return Set.of(Subsystem.FILES);
    }

    @Override
    public String fileName() {
        return Http.FILE;
    }

    @Override
    public boolean speaksHttp() {
        return true;
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        ProbedFiles files = ProbedFiles.of(calls);
        while (!service.isComplete()) {
            Outcome got = calls.accept(service.listening());
            long fd = Reception.count("accept4", got);
            var client = service.add((int) fd);
            while (asks(client, service, files, calls)) {
                answer(client, service.file(), files, calls);
            }
            close(client.fd(), calls);
            client.close();
        }
    }

    private static boolean asks(
            Endpoint client, Service service, ProbedFiles files, ProbedSyscalls calls) {
        Outcome got = calls.recv(client, files.buffer());
        long count = Reception.count("recv", got);
        service.received(client, count);
        return count > 0;
    }

    private static void answer(
            Endpoint client, FileWork file, ProbedFiles files, ProbedSyscalls calls) {
        int fd = files.openFile(file.path(), false);
        long count = files.readFile(fd, Http.HEAD_BYTES);
        close(fd, calls);
        files.put(Http.head(count));
        send(client, files.got(Http.HEAD_BYTES + count), calls);
    }

    private static void send(Endpoint client, MemorySegment bytes, ProbedSyscalls calls) {
        Outcome got = calls.send(client, bytes);
        Reception.count("send", got);
    }

    private static void close(int fd, ProbedSyscalls calls) {
        calls.close(fd);
    }
}
