package dev.ringside.cli;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;

/// The model and the scenario, as options of a command.
final class ScenarioOptions {
    @Parameters(paramLabel = "MODEL", description = "the I/O model; 'ringside models' lists them")
    private String model = "";

    private final Map<String, Object> given = new LinkedHashMap<>();

    @Option(
            names = "--transport",
            paramLabel = "tcp|udp|unix|pipe",
            description = "what the bytes travel through (default: tcp)")
    void transport(String value) {
        given.put("transport", value);
    }

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "how many connections send, up to 10000 (default: 1)")
    void clients(String value) {
        given.put("clients", value);
    }

    @Option(
            names = "--idle",
            paramLabel = "N",
            description = "how many more connections there are that never send (default: 0)")
    void idle(String value) {
        given.put("idle", value);
    }

    @Option(
            names = "--messages",
            paramLabel = "N",
            description =
                    "how many messages each client sends (default: 1); switch: how many rounds"
                            + " (default: 3)")
    void messages(String value) {
        given.put("messages", value);
    }

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            description =
                    "how long it sleeps before each, such as 200ms, 1s, 50us (default: 200ms;"
                        + " nonblocking: 5ms, aio: 60ms, compute: 10ms, signal: 100ms); lock: how"
                        + " long a thread computes while it has a lock (default: 20ms)")
    void delay(String value) {
        given.put("delay", value);
    }

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            description = "the length of a message (default: 64)")
    void size(String value) {
        given.put("size", value);
    }

    @Option(
            names = "--buffer",
            paramLabel = "BYTES",
            description = "how much the server reads at once (default: a whole message)")
    void buffer(String value) {
        given.put("buffer", value);
    }

    @Option(
            names = "--read",
            paramLabel = "once|all",
            description =
                    "how often it reads a descriptor that is ready (default: once; with --trigger"
                            + " edge: all, until EAGAIN)")
    void read(String value) {
        given.put("read", value);
    }

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "how long select, poll and epoll_wait may wait: 0 for not at all, -1 for ever"
                            + " (default: -1)")
    void timeout(String value) {
        given.put("timeout", value);
    }

    @Option(
            names = "--trigger",
            paramLabel = "level|edge",
            description = "when epoll reports a descriptor (default: level)")
    void trigger(String value) {
        given.put("trigger", value);
    }

    @Option(
            names = "--how",
            paramLabel = "WAY",
            description =
                    "signal: handler (the kernel interrupts the program), waiter (sigtimedwait) or"
                            + " signalfd (default: handler); aio: ask (compute and look, default)"
                            + " or suspend; file: cold, warm, mmap, direct, sendfile or splice"
                            + " (default: cold); switch: processes (default), threads or"
                            + " coroutines; calls: blocking, nonblocking, status, callback,"
                            + " future or all of them in turn (default)")
    void how(String value) {
        given.put("how", value);
    }

    @Option(
            names = "--path",
            paramLabel = "FILE",
            description =
                    "file, web: a file of your own, which is only read (default: one that is made"
                            + " and removed)")
    void path(String value) {
        given.put("path", value);
    }

    @Option(
            names = "--file",
            description =
                    "aio, uring: it reads a file that is not in the page cache, and serves nobody")
    void file(boolean value) {
        given.put("file", String.valueOf(value));
    }

    @Option(
            names = "--mode",
            paramLabel = "WAY",
            description = "uring: poll, defer, worker or sqpoll")
    void mode(String value) {
        given.put("mode", value);
    }

    @Option(
            names = "--stall",
            description = "coroutine: one of them blocks the thread; eventloop: a slow handler")
    void stall(boolean value) {
        given.put("stall", String.valueOf(value));
    }

    @Option(names = "--deadlock", description = "lock: two locks that are taken in opposite order")
    void deadlock(boolean value) {
        given.put("deadlock", String.valueOf(value));
    }

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "compute: how many threads compute, 1 to 4 (default: 2)")
    void tasks(String value) {
        given.put("tasks", value);
    }

    @Option(
            names = "--program",
            paramLabel = "NAME",
            description =
                    "processes: what is started for each client, out of /usr/bin or /bin (default:"
                            + " cat)")
    void program(String value) {
        given.put("program", value);
    }

    @Option(
            names = "--slow",
            description =
                    "the server computes for 50 ms before it reads, and both ends have small"
                            + " buffers; for blocking, nonblocking, select, poll and epoll")
    void slow(boolean value) {
        given.put("slow", String.valueOf(value));
    }

    @Option(
            names = "--late",
            description =
                    "the server sends back what it gets, there is little room for that, and the"
                            + " client reads it late; for blocking, nonblocking, select, poll and"
                            + " epoll over tcp and unix")
    void late(boolean value) {
        given.put("late", String.valueOf(value));
    }

    @Option(
            names = "--half-close",
            description =
                    "a client says when it has sent everything (shutdown), and only then gets its"
                            + " answer; for the same five over tcp and unix")
    void halfClose(boolean value) {
        given.put("half-close", String.valueOf(value));
    }

    @Option(
            names = "--urgent",
            description =
                    "a client sends an urgent byte (MSG_OOB) in the end; for select, poll and"
                            + " epoll over tcp")
    void urgent(boolean value) {
        given.put("urgent", String.valueOf(value));
    }

    @Option(
            names = "--pause",
            paramLabel = "TIME",
            description =
                    "how long nonblocking sleeps (default: 0), or signal and aio (default: 20ms)"
                            + " and calls (10ms) compute, between two looks")
    void pause(String value) {
        given.put("pause", value);
    }

    @Option(
            names = "--listen",
            description = "the server accepts its clients itself, while it is recorded")
    void listen(boolean value) {
        given.put("listen", value);
    }

    @Option(
            names = "--close",
            description = "the clients close their connections when they have sent everything")
    void close(boolean value) {
        given.put("close", value);
    }

    @Option(names = "--echo", description = "the server sends back what it gets")
    void echo(boolean value) {
        given.put("echo", value);
    }

    @Option(
            names = "--by-hand",
            description = "you decide what the clients do and when; the server waits meanwhile")
    void byHand(boolean value) {
        given.put("by-hand", value);
    }

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description =
                    "by hand: how long nothing may be commanded before it ends by itself (default:"
                            + " 600s)")
    void patience(String value) {
        given.put("patience", value);
    }

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "where the server listens (default: any free port)")
    void port(String value) {
        given.put("port", value);
    }

    @Option(
            names = "--cpus",
            paramLabel = "same|two",
            description = "server and clients on the same CPU, or on two (default: same)")
    void cpus(String value) {
        given.put("cpus", value);
    }

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "chooses the words of the messages (default: 1)")
    void seed(String value) {
        given.put("seed", value);
    }

    /// The scenario; a wrong one, or one that makes no sense for the model, is a wrong use of
    /// `line`.
    Scenario scenario(CommandLine line) {
        try {
            return Models.scenario(model(line), given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    /// The model; an unknown one is a wrong use of `line`.
    IoModel model(CommandLine line) {
        @Nullable IoModel found = Models.named(model).orElse(null);
        if (found != null) {
            return found;
        }
        var names = Models.all().stream().map(IoModel::name).toList();
        throw new ParameterException(
                line, "There is no model '" + model + "'." + Nearest.hint(model, names));
    }
}
