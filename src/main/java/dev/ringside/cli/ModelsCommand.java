package dev.ringside.cli;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside models`: what can be recorded. It touches neither the kernel nor a window, so that it
/// answers at once.
@Command(
        name = "models",
        description = "List the I/O models and their options.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {
    private static final String OPTIONS =
            """

            Options of 'ringside record MODEL':
              --transport T     tcp, udp, unix or pipe (tcp)
              --clients N       how many connections send, 1 to 10000 (1; coroutine, eventloop 3)
              --idle N          how many more never send; not for blocking (0)
              --messages N      how many messages each client sends, 1 to 1000 (1; calls 5); switch: how many
                                rounds (3)
              --delay TIME      how long it sleeps before each, 0 to 10s (200ms; nonblocking 5ms,
                                compute 10ms); lock: how long a thread computes while it has a
                                lock (20ms)
              --size BYTES      the length of a message, 1 to 32768 (64); of the file (web 16384)
              --buffer BYTES    how much the server reads at once (a whole message)
              --read once|all   a ready descriptor is read once, or until EAGAIN; not for blocking
                                (once; with --trigger edge: all)
              --timeout TIME    how long select, poll and epoll_wait may wait; -1 for ever (-1)
              --trigger T       level or edge; for epoll (level)
              --tasks N         how many threads compute, 1 to 4; for compute (2)
              --stall           coroutine: one of them blocks the thread; eventloop: slow handlers
              --how WAY         signal: handler, waiter or signalfd (handler); aio: ask or suspend
                                (ask); file: cold, warm, mmap, direct, sendfile or splice (cold);
                                switch: processes, threads or coroutines (processes);
                                calls: all, blocking, nonblocking, status, callback or future (all)
              --deadlock        lock: two locks that are taken in opposite order
              --slow            the server is busy before it reads, and has little room; for blocking,
                                nonblocking, select, poll and epoll
              --file            aio, uring: reads a file that is not in the page cache; no clients
              --path FILE       file, web: a file of your own, which is only read
              --late            the client reads what comes back late, and there is little room for
                                it; for the same five over tcp and unix
              --half-close      a client says when it has sent everything, and then gets its answer;
                                for the same five over tcp and unix
              --urgent          an urgent byte comes last; for select, poll and epoll over tcp
              --mode M          poll, defer, worker or sqpoll: where uring works (poll)
              --program NAME    processes: out of /usr/bin or /bin, sends back what it gets (cat)
              --pause TIME      between two rounds of polling; for nonblocking (0), calls (10ms)
              --listen          the server accepts its clients while it is recorded; tcp and unix
              --echo            the server sends back what it gets; not over a pipe
              --close           the clients close when they have sent everything; not over udp
              --port N          where the server listens; tcp and udp (any free port)
              --cpus same|two   server and clients on the same CPU, or on two (same)
              --seed N          chooses the words of the messages (1)
              --probe P         tracefs, thread or call (the best that works)
              --xray            name the callback at each wake-up; slow, root only\
            """;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public ModelsCommand() {}

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(JsonLines.array(Models.all(), ModelsCommand::json));
        } else {
            for (IoModel model : Models.all()) {
                out.printf("%-12s %s%n", model.name(), model.summary());
            }
            out.println(OPTIONS);
        }
        out.flush();
        return Failures.DONE;
    }

    private static String json(IoModel model) {
        return JsonLines.object(
                "name", model.name(),
                "group", model.group(),
                "title", model.title(),
                "summary", model.summary());
    }
}
