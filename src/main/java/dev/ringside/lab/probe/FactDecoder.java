package dev.ringside.lab.probe;

import dev.ringside.linux.Errno;
import dev.ringside.linux.proc.KernelSymbols;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.linux.tracefs.TraceInstance;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Turns the kernel's reports into facts, in their order.
///
/// It remembers which call each task is in, which packet is being delivered and which socket has
/// which address, and so has to see every record from the start of a recording on. What cannot be
/// joined gives no fact.
public final class FactDecoder {
    private static final int MAX_ERRNO = 4095;

    private final Stamps stamps;
    private final SocketJoin join;
    private final CallsInProgress calls = new CallsInProgress();
    private final SwitchDecoder switches;
    private final NetworkDecoder network;
    private final PipeDecoder pipes;
    private final SignalDecoder signals;
    private final UringDecoder rings;
    private final ProcessDecoder processes;
    private final FileDecoder files;
    private final int server;
    private final Set<Integer> copiedInCall = new HashSet<>();

    /// A decoder for a kernel that has all tracepoints.
    ///
    /// @param originNanos the `CLOCK_MONOTONIC` time that becomes 0
    public FactDecoder(Observed observed, long originNanos) {
        this(observed, originNanos, List.of());
    }

    /// A decoder for a kernel that lacks some tracepoints.
    ///
    /// @param originNanos the `CLOCK_MONOTONIC` time that becomes 0
    /// @param missing those that it lacks, [TracefsProbe#missing]; without `sock:sk_data_ready`
    ///   bytes count as queued when `tcp:tcp_probe` sees them, which is a moment earlier
    public FactDecoder(Observed observed, long originNanos, Collection<String> missing) {
        this(observed, originNanos, missing, null);
    }

    /// A decoder that also names the callbacks of wake-ups, if the kernel's stacks are recorded.
    ///
    /// @param symbols the kernel's functions; null if its stacks are not recorded
    public FactDecoder(
            Observed observed,
            long originNanos,
            Collection<String> missing,
            @Nullable KernelSymbols symbols) {
        stamps = new Stamps(originNanos);
        var tasks = new ObservedTasks(observed);
        join = new SocketJoin(observed, tasks);
        WakeStacks stacks = symbols == null ? null : new WakeStacks(symbols);
        switches = new SwitchDecoder(tasks, observed, stamps, stacks);
        boolean hasDataReady = !missing.contains("sock:sk_data_ready");
        network =
                new NetworkDecoder(
                        tasks, stamps, join, calls, new UnixPieces(observed), hasDataReady);
        pipes = new PipeDecoder(stamps, join);
        signals = new SignalDecoder(stamps);
        server = observed.server();
        files = new FileDecoder(stamps, observed, missing);
        rings = new UringDecoder(stamps, join, pipes, files, server);
        processes = new ProcessDecoder(observed, tasks, join, stamps);
    }

    /// Hands the facts that follow from `event` to `facts`: none or a few.
    public void decode(RingEvent event, Consumer<TraceEvent> facts) {
        switches.next(event, facts);
        if (event.name().equals(TraceInstance.KERNEL_STACK)) {
            return;
        }
        switches.switchedUnreported(event, facts);
        if (processes.isOfStranger(event)) {
            return;
        }
        network.settle(event, facts);
        switch (event.name()) {
            case "raw_syscalls:sys_enter" -> entered(event, facts);
            case "raw_syscalls:sys_exit" -> returned(event, facts);
            case "sched:sched_switch" -> switches.switched(event, facts);
            case "sched:sched_waking" -> {
                pipes.waking(event, facts);
                switches.waking(event, facts);
            }
            case "sched:sched_migrate_task" -> switches.migrated(event, facts);
            case "sched:sched_wakeup_new" -> switches.wakingNew(event, facts);
            case "sched:sched_process_exit" -> {
                processes.ended(event, facts);
                switches.ended(event, status((int) event.number("pid")), facts);
            }
            case "sched:sched_process_exec" -> processes.executed(event, facts);
            case "task:task_newtask" -> {
                CallsInProgress.Call call = calls.call(event.pid());
                boolean inSetup = call != null && call.name().equals("io_uring_setup");
                if (!switches.created(event, inSetup, facts)) {
                    switches.started(event, facts);
                    processes.started(event, facts);
                }
            }
            case "task:task_rename" -> switches.renamed(event, facts);
            case "irq:softirq_entry" -> network.softirqEntered(event, facts);
            case "irq:softirq_exit" -> network.softirqLeft(event, facts);
            case "net:net_dev_queue" -> network.sent(event, facts);
            case "net:netif_receive_skb" -> network.received(event, facts);
            case "tcp:tcp_probe" -> network.probed(event, facts);
            case "sock:sk_data_ready" -> network.dataReady(event, facts);
            case ProbeEvents.NO_ROOM -> network.refused(event, facts);
            case "sock:inet_sock_set_state" -> network.connection(event, facts);
            case "signal:signal_generate" -> {
                pipes.waking(event, facts);
                signals.sent(event, facts);
            }
            case "signal:signal_deliver" -> signals.delivered(event, facts);
            case "skb:skb_copy_datagram_iovec" -> copiedToUser(event, facts);
            case "sock:sock_send_length" -> sendLength(event, facts);
            case "sock:sock_recv_length" -> received(event, facts);
            case String name when name.startsWith(UringDecoder.SYSTEM) ->
                    rings.decode(event, calls.call(event.pid()), facts);
            case String name when FileDecoder.takes(name) -> files.decode(event, facts);
            default -> throw new IllegalArgumentException("not a probe's event: " + event.name());
        }
    }

    /// Takes a report from before the recording, from which only addresses are learned.
    public void learn(RingEvent event) {
        switch (event.name()) {
            case "raw_syscalls:sys_enter" -> calls.enter(event);
            case "sock:sock_recv_length" ->
                    join.byDescriptor(
                            event.number("sk"),
                            event.pid(),
                            calls.descriptor(event.pid()),
                            event.nanos());
            default -> {
                // says nothing of addresses
            }
        }
    }

    /// Takes a socket that the server has accepted.
    ///
    /// @param nanos when it got its descriptor, in `CLOCK_MONOTONIC` time
    public void accepted(ObservedSocket socket, KernelObject object, long nanos) {
        join.add(socket, nanos);
        processes.opened(socket.fd(), object, socket, nanos);
    }

    /// Takes a socket that the server has had from the beginning.
    public void had(ObservedSocket socket, KernelObject object) {
        processes.opened(socket.fd(), object, socket, Long.MIN_VALUE);
    }

    /// What a task that calls `exit_group` says; null if it is in another call.
    private @Nullable Integer status(int tid) {
        CallsInProgress.Call call = calls.call(tid);
        return call != null && call.name().equals("exit_group")
                ? (Integer) (int) call.number("status")
                : null;
    }

    private void entered(RingEvent event, Consumer<TraceEvent> facts) {
        CallsInProgress.Call call = calls.enter(event);
        CallArgs arguments = new CallArgs(call.arguments());
        copiedInCall.remove(event.pid());
        if (call.name().equals("close")) {
            join.close(event.pid(), (int) call.number("fd"), event.nanos());
        }
        pipes.entered(event, call);
        files.entered(event, call);
        network.entered(event.pid());
        facts.accept(new SysEntered(stamps.of(event), call.name(), arguments));
    }

    private void returned(RingEvent event, Consumer<TraceEvent> facts) {
        long result = event.number("ret");
        Integer fd = calls.descriptor(event.pid());
        CallsInProgress.Call entered = calls.call(event.pid());
        String call = calls.exit(event);
        pipes.returned(event, call, fd, result, facts);
        files.returned(event, call, result, facts);
        // there it is the register that the interrupted program gets back
        boolean restored = call.equals("rt_sigreturn");
        boolean failed = result < 0 && result >= -MAX_ERRNO && !restored;
        String errno = failed ? Errno.of((int) -result).name() : null;
        facts.accept(new SysReturned(stamps.of(event), call, result, errno));
        if (entered != null && !failed) {
            processes.returned(event, entered, result, facts);
        }
    }

    private void received(RingEvent event, Consumer<TraceEvent> facts) {
        int tid = event.pid();
        if (!rings.isAtWork(calls.call(tid))) {
            network.taken(event, tid, calls.descriptor(tid), copiedInCall.contains(tid), facts);
            return;
        }
        Integer known = rings.descriptor(tid);
        Integer fd = known == null ? join.descriptor(event.number("sk"), server) : known;
        boolean reported = rings.hasCopied(tid);
        rings.settle(tid, fd, facts);
        network.taken(event, server, fd, reported, facts);
    }

    private void copiedToUser(RingEvent event, Consumer<TraceEvent> facts) {
        if (rings.isAtWork(calls.call(event.pid()))) {
            rings.copied(event);
            return;
        }
        copiedInCall.add(event.pid());
        facts.accept(
                new Copied(
                        stamps.of(event),
                        Direction.TO_USER,
                        calls.descriptor(event.pid()),
                        (int) event.number("len"),
                        NetworkDecoder.segment(event)));
    }

    private void sendLength(RingEvent event, Consumer<TraceEvent> facts) {
        if (FileDecoder.passesOn(calls.call(event.pid()))) {
            return; // nothing is copied
        }
        Integer fd = calls.descriptor(event.pid());
        join.byDescriptor(event.number("sk"), event.pid(), fd, event.nanos());
        int lengthBytes = (int) event.number("ret");
        if (lengthBytes > 0) {
            facts.accept(new Copied(stamps.of(event), Direction.TO_KERNEL, fd, lengthBytes, null));
        }
    }
}
