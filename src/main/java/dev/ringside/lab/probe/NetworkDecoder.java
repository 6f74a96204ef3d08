package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Queued;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Turns the network's reports into facts.
final class NetworkDecoder {
    private static final int AF_UNIX = 1;
    private static final int IPPROTO_UDP = 17;

    /// An IPv4 header and a UDP header.
    private static final int UDP_HEADERS = 28;

    private static final String NET_RX = "NET_RX";
    private static final List<String> STATES =
            List.of(
                    "",
                    "ESTABLISHED",
                    "SYN_SENT",
                    "SYN_RECV",
                    "FIN_WAIT1",
                    "FIN_WAIT2",
                    "TIME_WAIT",
                    "CLOSE",
                    "CLOSE_WAIT",
                    "LAST_ACK",
                    "LISTEN",
                    "CLOSING",
                    "NEW_SYN_RECV");

    private static final int FIN_WAIT1 = STATES.indexOf("FIN_WAIT1");
    private static final int FIN_WAIT2 = STATES.indexOf("FIN_WAIT2");

    private final ObservedTasks tasks;
    private final Stamps stamps;
    private final SocketJoin join;
    private final boolean hasDataReady;
    private final Map<Arrival, Data> arrivals = new HashMap<>();
    private final ArrivedPackets packets = new ArrivedPackets();
    private final Set<Long> inFlight = new HashSet<>();
    private final Map<Integer, RingEvent> lastPackets = new HashMap<>();
    private final UnixPieces unixPieces;
    private final Set<Long> halfClosed = new HashSet<>();
    private final EarlyArrivals early;
    private final DatagramQueues datagrams = new DatagramQueues();
    private final CallsInProgress calls;

    /// A socket that a CPU is delivering to.
    private record Arrival(int cpu, long socketAddress) {}

    /// Bytes on their way into a socket.
    private record Data(RingEvent probe, int lengthBytes) {}

    NetworkDecoder(
            ObservedTasks tasks,
            Stamps stamps,
            SocketJoin join,
            CallsInProgress calls,
            UnixPieces unixPieces,
            boolean hasDataReady) {
        this.unixPieces = unixPieces;
        this.tasks = tasks;
        this.calls = calls;
        early = new EarlyArrivals(stamps, join);
        this.stamps = stamps;
        this.join = join;
        this.hasDataReady = hasDataReady;
    }

    /// A task enters a call.
    void entered(int tid) {
        unixPieces.begin(tid);
    }

    void sent(RingEvent event, Consumer<TraceEvent> facts) {
        inFlight.add(event.number("skbaddr"));
        facts.accept(
                new SegmentSent(
                        stamps.of(event), event.text("name"), length(event), segment(event)));
    }

    /// Packets of other programs pass here too: only those count that an observed task sent.
    void received(RingEvent event, Consumer<TraceEvent> facts) {
        boolean ours = inFlight.remove(event.number("skbaddr"));
        if (ours || tasks.isTask(event.pid())) {
            packets.arrived(event.number("skbaddr"), event.number("len"));
        }
        if (ours) {
            lastPackets.put(event.cpu(), event);
            facts.accept(
                    new SegmentReceived(
                            stamps.of(event), event.text("name"), length(event), segment(event)));
        }
    }

    void softirqEntered(RingEvent event, Consumer<TraceEvent> facts) {
        facts.accept(new SoftirqEntered(stamps.of(event), NET_RX));
    }

    void softirqLeft(RingEvent event, Consumer<TraceEvent> facts) {
        facts.accept(new SoftirqLeft(stamps.of(event), NET_RX));
    }

    /// TCP looks at a packet. Its bytes are not in the queue yet; the next `sk_data_ready` of the
    /// same socket on the same CPU says that they are.
    void probed(RingEvent event, Consumer<TraceEvent> facts) {
        long address = event.number("skaddr");
        join.byPorts(address, event.number("sport"), event.number("dport"));
        long low = event.number("data_len");
        var data = new Data(event, (int) packets.payload(event.number("skbaddr"), low));
        if (data.lengthBytes() == 0) {
            return;
        }
        if (hasDataReady) {
            arrivals.put(new Arrival(event.cpu(), address), data);
        } else {
            queued(event, data, event.raw(), facts);
        }
    }

    /// The end of a stream is announced in the same way, without bytes, and so is a connection that
    /// waits to be accepted.
    void dataReady(RingEvent event, Consumer<TraceEvent> facts) {
        long address = event.number("skaddr");
        ObservedSocket socket = join.socket(address);
        CallsInProgress.Call call = calls.call(event.pid());
        Data data = arrivals.remove(new Arrival(event.cpu(), address));
        if (data != null) {
            String raw = event.raw() + " | " + data.probe().name() + " " + data.probe().raw();
            queued(event, data, raw, facts);
        } else if (call != null && call.name().equals("connect")) {
            connectionWaits(event, facts);
        } else if (event.number("family") == AF_UNIX) {
            if (call != null) {
                int bytes = unixPieces.next(event.pid(), call.number("len"));
                early.queued(event, address, socket, bytes, null, facts);
            }
        } else if (event.number("protocol") == IPPROTO_UDP) {
            datagram(event, address, socket, facts);
        } else {
            afterTheEnd(event, address, socket, facts);
        }
    }

    /// `tcp_probe` looks only at packets of connections that are open in both directions. Into one
    /// whose own half is closed bytes still come: those of the packet that came out of the
    /// interface last on this CPU.
    private void afterTheEnd(
            RingEvent event,
            long address,
            @Nullable ObservedSocket socket,
            Consumer<TraceEvent> facts) {
        RingEvent packet = lastPackets.get(event.cpu());
        if (packet == null || !halfClosed.contains(address)) {
            return;
        }
        long bytes = packets.unseen(packet.number("skbaddr"));
        if (bytes > 0) {
            early.queued(event, address, socket, (int) bytes, segment(packet), facts);
        }
    }

    private void connectionWaits(RingEvent event, Consumer<TraceEvent> facts) {
        ObservedSocket listening = join.listening();
        if (listening != null && tasks.isTask(event.pid())) {
            facts.accept(new Queued(stamps.of(event), listening.inode(), 0, null));
        }
    }

    /// The packet that came out of the interface last on this CPU is the one that is queued.
    private void datagram(
            RingEvent event,
            long address,
            @Nullable ObservedSocket socket,
            Consumer<TraceEvent> facts) {
        RingEvent packet = lastPackets.remove(event.cpu());
        if (packet != null) {
            int lengthBytes = length(packet) - UDP_HEADERS;
            datagrams.queued(address, lengthBytes);
            early.queued(event, address, socket, lengthBytes, segment(packet), facts);
        }
    }

    /// The packet that came out of the interface last on this CPU finds no room and is dropped.
    /// Kernels before 6.9 name the port otherwise.
    void refused(RingEvent event, Consumer<TraceEvent> facts) {
        RingEvent packet = lastPackets.remove(event.cpu());
        String port = event.format().has("dport") ? "dport" : "lport";
        ObservedSocket socket = join.byLocalPort(event.number(port));
        if (packet != null && socket != null) {
            facts.accept(
                    new Discarded(
                            stamps.of(event),
                            socket.inode(),
                            length(packet) - UDP_HEADERS,
                            Discarded.NO_ROOM));
        }
    }

    /// A call took bytes out of a socket, or found none: the report names the socket's address in a
    /// call whose descriptor is known.
    ///
    /// @param tid a task of the process that has the descriptor
    /// @param reported whether the copy itself was reported
    void taken(
            RingEvent event,
            int tid,
            @Nullable Integer fd,
            boolean reported,
            Consumer<TraceEvent> facts) {
        long address = event.number("sk");
        ObservedSocket socket = join.byDescriptor(address, tid, fd, event.nanos());
        if (socket == null) {
            return;
        }
        CallsInProgress.Call call = calls.call(tid);
        boolean urgent =
                call != null
                        && socket.transport() == Transport.TCP
                        && call.name().equals("recvfrom")
                        && call.number("flags") == Syscalls.MSG_OOB;
        early.flush(event, address, facts);
        int lengthBytes = (int) event.number("ret");
        if (urgent && lengthBytes > 0) { // it does not lie among the others
            facts.accept(new Copied(stamps.of(event), Direction.TO_USER, fd, lengthBytes, null));
        }
        if (socket.transport() == Transport.UDP && lengthBytes > 0) {
            if (!reported) {
                facts.accept(
                        new Copied(stamps.of(event), Direction.TO_USER, fd, lengthBytes, null));
            }
            int rest = datagrams.taken(address) - lengthBytes;
            if (rest > 0) {
                facts.accept(
                        new Discarded(
                                stamps.inferred(event, "datagram-rest"),
                                socket.inode(),
                                rest,
                                "the buffer was shorter than the datagram"));
            }
        }
    }

    /// Adds what came before its socket had a descriptor, if it has one now.
    void settle(RingEvent event, Consumer<TraceEvent> facts) {
        early.settle(event, facts);
    }

    void connection(RingEvent event, Consumer<TraceEvent> facts) {
        long address = event.number("skaddr");
        join.byPorts(address, event.number("sport"), event.number("dport"));
        ObservedSocket socket = join.socket(address);
        int state = (int) event.number("newstate");
        if (state == FIN_WAIT1) {
            halfClosed.add(address);
        } else if (state != FIN_WAIT2) {
            halfClosed.remove(address);
        }
        if (socket != null && event.nanos() >= join.sinceNanos(socket)) {
            String name = state < STATES.size() ? STATES.get(state) : "state " + state;
            facts.accept(new Connection(stamps.of(event), socket.inode(), name));
        }
    }

    private void queued(RingEvent event, Data data, String raw, Consumer<TraceEvent> facts) {
        long address = data.probe().number("skaddr");
        early.queued(
                event,
                stamps.of(event, raw),
                address,
                join.socket(address),
                data.lengthBytes(),
                segment(data.probe()),
                facts);
    }

    private static int length(RingEvent event) {
        return (int) event.number("len");
    }

    /// Kernels before 6.10 do not tell which packet `tcp_probe` looks at.
    static @Nullable String segment(RingEvent event) {
        return event.format().has("skbaddr")
                ? "0x" + Long.toHexString(event.number("skbaddr"))
                : null;
    }
}
