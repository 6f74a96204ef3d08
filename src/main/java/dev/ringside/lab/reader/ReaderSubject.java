package dev.ringside.lab.reader;

import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.trace.Role;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the reader is asked to observe: numbers, nothing else.
///
/// ```
/// u32 form | threads | CPUs | ports | transports | subsystems      each: u32 count, u32 number …
/// ```
///
/// An object of this class keeps the bounds; whether the numbers are the caller's own is for
/// [CallerCheck] to find out.
///
/// @param tids the threads under study, at least one
/// @param cpus the CPUs on which every switch is recorded
/// @param ports the server's ports, if it has TCP sockets: the filters need no others
/// @param transports the code of each transport in use
/// @param subsystems the code of each further part of the kernel
record ReaderSubject(
        SortedSet<Integer> tids,
        SortedSet<Integer> cpus,
        SortedSet<Integer> ports,
        SortedSet<Integer> transports,
        SortedSet<Integer> subsystems) {
    /// The form of everything that is said; both ends must have the same.
    static final int FORM = 0x52_53_00_02;

    /// The code of each is its place, counted from 1.
    private static final List<Transport> TRANSPORTS =
            List.of(Transport.TCP, Transport.UDP, Transport.UNIX, Transport.PIPE);

    private static final List<Subsystem> SUBSYSTEMS =
            List.of(Subsystem.SIGNALS, Subsystem.IO_URING);

    private static final int MOST_TIDS = 32;
    private static final int MOST_CPUS = 16;
    private static final int MOST_PORTS = 64;
    private static final int LAST_TID = 1 << 22; // PID_MAX_LIMIT of the kernel
    private static final int LAST_CPU = 1023;
    private static final int LAST_PORT = 65535;

    ReaderSubject {
        tids = bounded("threads", tids, MOST_TIDS, 1, LAST_TID);
        cpus = bounded("CPUs", cpus, MOST_CPUS, 0, LAST_CPU);
        ports = bounded("ports", ports, MOST_PORTS, 1, LAST_PORT);
        transports = bounded("transports", transports, TRANSPORTS.size(), 1, TRANSPORTS.size());
        subsystems = bounded("subsystems", subsystems, SUBSYSTEMS.size(), 1, SUBSYSTEMS.size());
        if (tids.isEmpty()) {
            throw new IllegalArgumentException("no threads");
        }
        if (transports.contains(code(Transport.TCP)) == ports.isEmpty()) {
            throw new IllegalArgumentException("ports without TCP or TCP without ports");
        }
    }

    /// What of `observed` the filters of the tracepoints need.
    ///
    /// @param server the process of the server
    static ReaderSubject of(Observed observed, int server) {
        IntStream ports =
                observed.sockets().stream()
                        .filter(socket -> socket.transport() == Transport.TCP)
                        .filter(socket -> socket.process() == server)
                        .mapToInt(ObservedSocket::localPort);
        return new ReaderSubject(
                set(observed.tasks().stream().mapToInt(ObservedTask::tid)),
                observed.cpus(),
                set(ports),
                set(observed.sockets().stream().mapToInt(socket -> code(socket.transport()))),
                set(observed.subsystems().stream().mapToInt(s -> SUBSYSTEMS.indexOf(s) + 1)));
    }

    /// As the probe needs it: everything as if it were the caller's own.
    ///
    /// @param caller the process that asks, which is the server's
    Observed observed(int caller) {
        List<ObservedSocket> sockets = new ArrayList<>();
        ports.forEach(port -> sockets.add(socket(caller, Transport.TCP, port)));
        transports.stream()
                .map(code -> TRANSPORTS.get(code - 1))
                .filter(transport -> transport != Transport.TCP)
                .forEach(transport -> sockets.add(socket(caller, transport, 0)));
        return new Observed(
                tids.stream().map(tid -> new ObservedTask(tid, caller, "", Role.OTHER)).toList(),
                cpus,
                sockets,
                subsystems.stream()
                        .map(code -> SUBSYSTEMS.get(code - 1))
                        .collect(Collectors.toSet()),
                "");
    }

    byte[] bytes() {
        List<SortedSet<Integer>> lists = List.of(tids, cpus, ports, transports, subsystems);
        int words = 1 + lists.stream().mapToInt(list -> 1 + list.size()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(words * Integer.BYTES).putInt(FORM);
        for (SortedSet<Integer> numbers : lists) {
            bytes.putInt(numbers.size());
            numbers.forEach(bytes::putInt);
        }
        return bytes.array();
    }

    /// Reads what [#bytes] wrote.
    ///
    /// @throws IllegalArgumentException if it is anything else
    static ReaderSubject parse(ByteBuffer bytes) {
        try {
            if (bytes.getInt() != FORM) {
                throw new IllegalArgumentException("another version of Ringside");
            }
            SortedSet<Integer> tids = numbers(bytes, MOST_TIDS);
            SortedSet<Integer> cpus = numbers(bytes, MOST_CPUS);
            SortedSet<Integer> ports = numbers(bytes, MOST_PORTS);
            SortedSet<Integer> transports = numbers(bytes, TRANSPORTS.size());
            SortedSet<Integer> subsystems = numbers(bytes, SUBSYSTEMS.size());
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException("something behind the end");
            }
            return new ReaderSubject(tids, cpus, ports, transports, subsystems);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("cut short", e);
        }
    }

    private static int code(Transport transport) {
        return TRANSPORTS.indexOf(transport) + 1;
    }

    private static ObservedSocket socket(int caller, Transport transport, int port) {
        return new ObservedSocket(0, -1, caller, transport, port, 0);
    }

    private static SortedSet<Integer> numbers(ByteBuffer bytes, int most) {
        int count = bytes.getInt();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a count of " + count);
        }
        return set(IntStream.range(0, count).map(_ -> bytes.getInt()));
    }

    private static SortedSet<Integer> bounded(
            String what, SortedSet<Integer> numbers, int most, int first, int last) {
        if (numbers.size() > most) {
            throw new IllegalArgumentException(numbers.size() + " " + what + ", more than " + most);
        }
        for (int number : numbers) {
            if (number < first || number > last) {
                throw new IllegalArgumentException(number + " among the " + what);
            }
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
    }

    private static SortedSet<Integer> set(IntStream numbers) {
        return numbers.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
