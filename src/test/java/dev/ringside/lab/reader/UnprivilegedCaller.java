package dev.ringside.lab.reader;

import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.handover.HandoverListener;
import dev.ringside.linux.handover.HandoverSocket;
import dev.ringside.linux.tracefs.RingEvent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A program of a user who may not use tracefs. It prints where it listens, asks the reader that
/// comes for the threads, CPUs and ports in its arguments, and prints what became of it.
public final class UnprivilegedCaller {
    private static final BufferedReader IN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private UnprivilegedCaller() {}

    /// Talks to one reader.
    ///
    /// @param args `threads cpus ports`, each numbers with commas between; `self` is the own
    ///   thread, `child` a shell that it starts, `own` the port of an own socket, `-` nothing. Or
    ///   `nonsense`, and what to send.
    public static void main(String[] args) throws Exception {
        try (var listener = new HandoverListener()) {
            System.out.println(listener.number());
            Optional<HandoverSocket> reader = Optional.empty();
            while (reader.isEmpty()) {
                reader = ReaderProcess.accept(listener);
            }
            if (args[0].equals("nonsense")) {
                talkNonsense(reader.get(), args[1]);
            } else {
                record(reader.get(), args);
            }
        } catch (IOException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static void talkNonsense(HandoverSocket reader, String bytes) throws IOException {
        reader.send(bytes.getBytes(StandardCharsets.ISO_8859_1));
        new ReceivedRings().add(reader.receiveWithFd().orElseThrow());
    }

    private static void record(HandoverSocket reader, String[] args) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "echo; read go; exec /bin/sleep 0").start();
        shell.getInputStream().read(); // what it calls while it starts is not meant
        try (var calls = new Syscalls();
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            int tid = args[0].equals("child") ? (int) shell.pid() : calls.gettid();
            SortedSet<Integer> tids =
                    args[0].matches("[a-z]+") ? new TreeSet<>(List.of(tid)) : numbers(args[0]);
            SortedSet<Integer> ports = numbers(args[2].replace("own", port));
            SortedSet<Integer> transports = ports.isEmpty() ? numbers("-") : numbers("1");
            var subject =
                    new ReaderSubject(tids, numbers(args[1]), ports, transports, numbers("-"));
            var ended = new ReaderProcess(new ProcessBuilder("true").start());
            try (var probe = TracefsProbe.over(ReaderRings.open(subject, reader, ended))) {
                probe.start();
                System.out.println("recording " + tid);
                IN.readLine();
                act(args[0], calls, shell);
                List<RingEvent> records = new ArrayList<>(probe.finish());
                System.out.println("calls " + calls(records, tid));
                System.out.println("switches " + count(records, "sched:sched_switch"));
                System.out.println("missing " + probe.missing());
                System.out.println("lost " + probe.lost());
            }
        } finally {
            shell.destroyForcibly();
        }
        System.out.println("closed");
    }

    private static void act(String what, Syscalls calls, Process shell) throws Exception {
        if (what.equals("child")) {
            shell.getOutputStream().write('\n');
            shell.getOutputStream().close();
            shell.waitFor();
        }
        for (int i = 0; i < 100; i++) {
            calls.getpid();
        }
    }

    private static long calls(List<RingEvent> records, int tid) {
        return records.stream()
                .filter(r -> r.name().equals("raw_syscalls:sys_enter") && r.pid() == tid)
                .count();
    }

    private static long count(List<RingEvent> records, String event) {
        return records.stream().filter(record -> record.name().equals(event)).count();
    }

    private static SortedSet<Integer> numbers(String words) {
        return Arrays.stream(words.split(",", -1))
                .filter(word -> !word.equals("-"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
