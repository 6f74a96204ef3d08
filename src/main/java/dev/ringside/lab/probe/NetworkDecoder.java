package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Connection;
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

    private final Observed observed;
    private final Stamps stamps;
    private final SocketJoin join;
    private final boolean hasDataReady;
    private final Map<Arrival, Data> arrivals = new HashMap<>();
    private final ArrivedPackets packets = new ArrivedPackets();
    private final Set<Long> inFlight = new HashSet<>();

    /// A socket that a CPU is delivering to.
    private record Arrival(int cpu, long socketAddress) {}

    /// Bytes on their way into a socket.
    private record Data(RingEvent probe, int lengthBytes) {}

    NetworkDecoder(Observed observed, Stamps stamps, SocketJoin join, boolean hasDataReady) {
        this.observed = observed;
        this.stamps = stamps;
        this.join = join;
        this.hasDataReady = hasDataReady;
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
        if (ours || observed.isTask(event.pid())) {
            packets.arrived(event.number("skbaddr"), event.number("len"));
        }
        if (ours) {
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

    /// The end of the stream is announced in the same way, without bytes.
    void dataReady(RingEvent event, Consumer<TraceEvent> facts) {
        Data data = arrivals.remove(new Arrival(event.cpu(), event.number("skaddr")));
        if (data != null) {
            String raw = event.raw() + " | " + data.probe().name() + " " + data.probe().raw();
            queued(event, data, raw, facts);
        }
    }

    void connection(RingEvent event, Consumer<TraceEvent> facts) {
        long address = event.number("skaddr");
        join.byPorts(address, event.number("sport"), event.number("dport"));
        Long inode = join.inode(address);
        int state = (int) event.number("newstate");
        if (inode != null) {
            String name = state < STATES.size() ? STATES.get(state) : "state " + state;
            facts.accept(new Connection(stamps.of(event), inode, name));
        }
    }

    private void queued(RingEvent event, Data data, String raw, Consumer<TraceEvent> facts) {
        Long inode = join.inode(data.probe().number("skaddr"));
        if (inode != null) {
            facts.accept(
                    new Queued(
                            stamps.of(event, raw),
                            inode,
                            data.lengthBytes(),
                            segment(data.probe())));
        }
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
