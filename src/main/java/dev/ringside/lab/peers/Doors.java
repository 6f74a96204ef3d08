package dev.ringside.lab.peers;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.lab.scenario.Conduct;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.PollArray;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.Role;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Where the clients of a server come in: its listening socket, or for each of them a socket or a
/// pipe.
final class Doors {
    private static final int BACKLOG = 4096;
    private static final int LOOK_MILLIS = 200;
    private static final String LOOPBACK = "127.0.0.1";

    /// Packets that TCP joins stay below 64 KiB if the receive queue is not much longer.
    private static final int RECEIVE_BUFFER_BYTES = 48 << 10;

    private static final int LARGE_BYTES = 4096;

    /// A few small messages; the kernel doubles it.
    static final int NARROW_BYTES = 2048;

    /// The kernel leaves that much of it free.
    private static final int UNIX_HEADER_BYTES = 64;

    private final Transport transport;
    private final int listening;
    private final List<Integer> descriptors;
    private final List<Integer> writeEnds;
    private final List<String> addresses;

    private Doors(
            Transport transport,
            int listening,
            List<Integer> descriptors,
            List<Integer> writeEnds,
            List<String> addresses) {
        this.transport = transport;
        this.listening = listening;
        this.descriptors = descriptors;
        this.writeEnds = writeEnds;
        this.addresses = addresses;
    }

    /// Opens the doors for `traffic`.
    ///
    /// @param name a name that nobody else has, for Unix sockets
    /// @throws RefusedException if the port is taken
    static Doors open(Syscalls calls, Traffic traffic, String name) throws RefusedException {
        return open(calls, traffic, name, Conduct.USUAL);
    }

    /// Opens the doors for `traffic`, with little room in a direction in which room shall be short.
    ///
    /// @param name a name that nobody else has, for Unix sockets
    /// @throws RefusedException if the port is taken
    static Doors open(Syscalls calls, Traffic traffic, String name, Conduct conduct)
            throws RefusedException {
        var doors = wide(calls, traffic, name);
        if (doors.listening != Service.NOT_LISTENING) {
            doors.narrow(calls, doors.listening, conduct); // over TCP, who is accepted inherits it
        }
        return doors;
    }

    /// Leaves little room at an end in the direction in which room shall be short.
    void narrow(Syscalls calls, int fd, Conduct conduct) {
        if (conduct.slow() && transport.isSocket()) {
            calls.setsockoptRcvbuf(fd, NARROW_BYTES).orThrow("setsockopt(SO_RCVBUF)", fd);
        }
        if (conduct.answers() == Answers.WITH_ROOM) {
            calls.setsockoptSndbuf(fd, NARROW_BYTES).orThrow("setsockopt(SO_SNDBUF)", fd);
        }
    }

    /// How much of a message a Unix socket passes on at once, at the ends with little room to send:
    /// as `unix_stream_sendmsg` has it, half of the send buffer, which keeps two pieces in flight.
    Map<Role, Integer> pieceBytes(Syscalls calls, Conduct conduct) {
        boolean late = conduct.answers() == Answers.WITH_ROOM;
        if (transport != Transport.UNIX || !(late || conduct.slow())) {
            return Map.of();
        }
        int fd = (int) calls.socketUnix().orThrow("socket", -1);
        calls.setsockoptSndbuf(fd, NARROW_BYTES).orThrow("setsockopt(SO_SNDBUF)", fd);
        long limitBytes = calls.getsockoptMeminfo(fd).sendLimitBytes();
        calls.close(fd);
        int bytes = (int) (limitBytes >> 1) - UNIX_HEADER_BYTES;
        return Map.of(late ? Role.SERVER : Role.CLIENT, bytes);
    }

    private static Doors wide(Syscalls calls, Traffic traffic, String name)
            throws RefusedException {
        return switch (traffic.transport()) {
            case TCP -> tcp(calls, traffic);
            case UDP -> udp(calls, traffic);
            case UNIX -> unix(calls, name);
            case PIPE -> pipes(calls, traffic.connections());
            case NONE -> throw new IllegalArgumentException("nobody comes");
        };
    }

    /// Where the clients shall go: one address for all, or one for each.
    List<String> addresses() {
        return addresses;
    }

    /// The listening socket; [Service#NOT_LISTENING] if there is none.
    int listening() {
        return listening;
    }

    /// What the listening socket is.
    End listeningEnd(Syscalls calls) {
        return End.bound(calls, transport, listening, null);
    }

    /// Lets all clients in.
    ///
    /// @param count how many there are
    /// @param gate counts them, so that the clients do not come faster than they are let in
    /// @param lost whether it is hopeless to wait for the rest
    /// @return the new descriptors in the order in which they came
    List<Integer> admit(Syscalls calls, int count, Gate gate, BooleanSupplier lost)
            throws RefusedException {
        if (!transport.connects()) {
            return descriptors;
        }
        List<Integer> accepted = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            var array = new PollArray(arena);
            array.add(listening, Readiness.IN);
            while (accepted.size() < count) {
                if (calls.poll(array, LOOK_MILLIS).orThrow("poll", listening) > 0) {
                    accepted.add((int) calls.accept4(listening).orThrow("accept4", listening));
                    gate.admit();
                } else if (lost.getAsBoolean()) {
                    throw RefusedException.notHere("The clients did not connect.");
                }
            }
        }
        return accepted;
    }

    /// Pairs the descriptors that came in with the clients' ends, in the clients' order.
    List<End> pair(Syscalls calls, List<Integer> admitted, List<End> clients) {
        if (transport == Transport.UDP) {
            for (int i = 0; i < clients.size(); i++) {
                int fd = admitted.get(i);
                SocketAddressInet client = clients.get(i).local();
                if (client != null) {
                    calls.connect(fd, client).orThrow("connect", fd);
                }
            }
        }
        List<End> ends = new ArrayList<>();
        for (int fd : admitted) {
            ends.add(End.connected(calls, transport, fd));
        }
        return transport == Transport.TCP ? byPort(ends, clients) : ends;
    }

    /// Closes what only the clients need.
    void close(Syscalls calls, boolean keepListening) {
        writeEnds.forEach(calls::close);
        if (listening != Service.NOT_LISTENING && !keepListening) {
            calls.close(listening);
        }
    }

    private static List<End> byPort(List<End> ends, List<End> clients) {
        Map<Integer, End> byPort = new HashMap<>();
        for (End end : ends) {
            if (end.peer() != null) {
                byPort.put(end.peer().port(), end);
            }
        }
        List<End> ordered = new ArrayList<>();
        for (End client : clients) {
            End end = client.local() == null ? null : byPort.get(client.local().port());
            if (end != null) {
                ordered.add(end);
            }
        }
        return ordered;
    }

    private static Doors tcp(Syscalls calls, Traffic traffic) throws RefusedException {
        int fd = (int) calls.socketTcp().orThrow("socket", -1);
        calls.setsockoptReuseaddr(fd, true).orThrow("setsockopt(SO_REUSEADDR)", fd);
        if (traffic.sizeBytes() > LARGE_BYTES) {
            calls.setsockoptRcvbuf(fd, RECEIVE_BUFFER_BYTES).orThrow("setsockopt(SO_RCVBUF)", fd);
        }
        bind(calls, fd, traffic.port());
        calls.listen(fd, BACKLOG).orThrow("listen", fd);
        String address = calls.getsockname(fd).toString();
        return new Doors(Transport.TCP, fd, List.of(), List.of(), List.of(address));
    }

    private static Doors unix(Syscalls calls, String name) {
        int fd = (int) calls.socketUnix().orThrow("socket", -1);
        calls.bindUnix(fd, name).orThrow("bind", fd);
        calls.listen(fd, BACKLOG).orThrow("listen", fd);
        return new Doors(Transport.UNIX, fd, List.of(), List.of(), List.of(name));
    }

    private static Doors udp(Syscalls calls, Traffic traffic) throws RefusedException {
        List<Integer> descriptors = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < traffic.connections(); i++) {
            int fd = (int) calls.socketUdp().orThrow("socket", -1);
            bind(calls, fd, i == 0 ? traffic.port() : 0);
            descriptors.add(fd);
            addresses.add(calls.getsockname(fd).toString());
        }
        return new Doors(Transport.UDP, Service.NOT_LISTENING, descriptors, List.of(), addresses);
    }

    private static Doors pipes(Syscalls calls, int count) {
        List<Integer> readEnds = new ArrayList<>();
        List<Integer> writeEnds = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readEnds.add((int) calls.pipe2().orThrow("pipe2", -1));
            writeEnds.add(calls.pipeWriteEnd());
            addresses.add("/proc/" + calls.getpid() + "/fd/" + calls.pipeWriteEnd());
        }
        return new Doors(Transport.PIPE, Service.NOT_LISTENING, readEnds, writeEnds, addresses);
    }

    private static void bind(Syscalls calls, int fd, int port) throws RefusedException {
        Outcome outcome = calls.bind(fd, new SocketAddressInet(LOOPBACK, port));
        if (outcome instanceof Outcome.Failed(Errno errno)) {
            switch (errno.name()) {
                case "EADDRINUSE" ->
                        throw RefusedException.notHere(
                                "Port "
                                        + port
                                        + " is in use. Choose another one, or leave '--port' out"
                                        + " for a free one.");
                case "EACCES" ->
                        throw RefusedException.notHere(
                                "Port "
                                        + port
                                        + " is reserved for root. Choose one above 1023, or leave"
                                        + " '--port' out for a free one.");
                default -> throw new SyscallException("bind", fd, errno);
            }
        }
    }
}
