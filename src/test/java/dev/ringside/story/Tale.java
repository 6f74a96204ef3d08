package dev.ringside.story;

import dev.ringside.story.words.Language;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Context;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Role;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Traces written by hand, fact by fact, in the order in which the kernel reports them. Each fact
/// is 10 µs after the one before; [#pause] lets more time pass.
final class Tale {
    static final int SERVER = 100;
    static final int CLIENT = 201;
    static final int CLIENTS = 200;

    private static final long BETWEEN_NANOS = 10_000;

    private final List<TraceEvent> facts = new ArrayList<>();
    private String probe = "tracefs";
    private long nanos;

    /// A server on CPU 0 and one client on CPU 1, both running.
    static Tale begun() {
        return new Tale()
                .task(SERVER, SERVER, "server", Role.SERVER)
                .task(CLIENT, CLIENTS, "client", Role.CLIENT)
                .already(0, SERVER)
                .already(1, CLIENT);
    }

    /// The same with no task or CPU known to run: what the weaker probes know at the start.
    static Tale by(String probe) {
        var tale =
                new Tale()
                        .task(SERVER, SERVER, "server", Role.SERVER)
                        .task(CLIENT, CLIENTS, "client", Role.CLIENT);
        tale.probe = probe;
        return tale;
    }

    Tale task(int tid, int process, String name, Role role) {
        return add(
                new TaskStarted(
                        at(-1, tid, "program"),
                        tid,
                        process,
                        0,
                        name,
                        role,
                        TaskType.THREAD,
                        true));
    }

    Tale already(int cpu, int tid) {
        return add(
                new Switched(
                        at(cpu, tid, "inferred:acts-so-it-runs"), 0, Left.PREEMPTED, tid, true));
    }

    /// A connected object of the server.
    Tale opened(int fd, ObjectType type) {
        return opened(SERVER, fd, type, "127.0.0.1:1", "127.0.0.1:" + fd);
    }

    Tale opened(int task, int fd, ObjectType type, @Nullable String local, @Nullable String peer) {
        return add(
                new Opened(
                        at(-1, task, "program"),
                        task,
                        fd,
                        new KernelObject(object(task, fd), type, local, peer, null),
                        true));
    }

    Tale closed(int fd) {
        return add(new Closed(at(-1, SERVER, "program"), SERVER, fd));
    }

    Tale pause(long moreNanos) {
        nanos += moreNanos;
        return this;
    }

    Tale enters(int task, String call, Object... args) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < args.length; i += 2) {
            values.put(
                    (String) args[i],
                    args[i + 1] instanceof Integer n ? Long.valueOf(n) : args[i + 1]);
        }
        return add(
                new SysEntered(
                        tick(cpu(task), task, "raw_syscalls:sys_enter"),
                        call,
                        new CallArgs(values)));
    }

    Tale returns(int task, String call, long result) {
        return add(
                new SysReturned(
                        tick(cpu(task), task, "raw_syscalls:sys_exit"), call, result, null));
    }

    Tale fails(int task, String call, String errno) {
        return add(
                new SysReturned(tick(cpu(task), task, "raw_syscalls:sys_exit"), call, -1, errno));
    }

    Tale hands(String call, @Nullable Long timeoutNanos, Watched... set) {
        return add(new WaitSet(tick(-1, SERVER, "program"), call, List.of(set), timeoutNanos));
    }

    Tale getsBack(String call, Watched... ready) {
        return add(new ReadyReturned(tick(-1, SERVER, "program"), call, List.of(ready)));
    }

    Tale sleeps(int task) {
        return add(
                new Switched(
                        tick(cpu(task), task, "sched:sched_switch"),
                        task,
                        Left.SLEEPING,
                        0,
                        false));
    }

    Tale leavesFor(int task, int next) {
        return add(
                new Switched(
                        tick(cpu(task), task, "perf:PERF_RECORD_SWITCH"),
                        task,
                        Left.SLEEPING,
                        next,
                        false));
    }

    /// Bytes come to a descriptor of the client.
    Tale echoed(int fd, int bytes) {
        return add(
                new Queued(tick(0, SERVER, "sock:sk_data_ready"), object(CLIENT, fd), bytes, null));
    }

    Tale preempted(int task, int by) {
        return add(
                new Switched(
                        tick(cpu(task), task, "sched:sched_switch"),
                        task,
                        Left.PREEMPTED,
                        by,
                        false));
    }

    Tale runs(int task) {
        return runs(task, 0);
    }

    Tale runsByRule(int task) {
        return add(
                new Switched(
                        tick(cpu(task), task, "inferred:acts-so-it-runs"),
                        -1,
                        Left.UNKNOWN,
                        task,
                        false));
    }

    Tale runs(int task, int instead) {
        return add(
                new Switched(
                        tick(cpu(task), instead, "sched:sched_switch"),
                        instead,
                        Left.PREEMPTED,
                        task,
                        false));
    }

    Tale woken(int task, int by, Context context, @Nullable String via) {
        return add(new Woken(tick(cpu(by), by, "sched:sched_waking"), task, by, context, via));
    }

    Tale timerWakes(int task) {
        return add(
                new Woken(
                        tick(cpu(task), 0, "sched:sched_waking"), task, 0, Context.HARDIRQ, null));
    }

    /// The client sends to a descriptor of the server; whoever sleeps there is woken.
    Tale sends(int fd, int bytes, int wakes, @Nullable String via) {
        enters(CLIENT, "sendto", "fd", 4, "len", bytes, "flags", 0);
        queued(CLIENT, fd, bytes, "sock:sk_data_ready");
        if (wakes >= 0) {
            woken(wakes, CLIENT, Context.SOFTIRQ, via);
        }
        return returns(CLIENT, "sendto", bytes);
    }

    Tale queued(int sender, int fd, int bytes, String source) {
        return add(new Queued(tick(cpu(sender), sender, source), object(SERVER, fd), bytes, null));
    }

    Tale copies(int task, int fd, int bytes) {
        return add(
                new Copied(
                        tick(cpu(task), task, "skb:skb_copy_datagram_iovec"),
                        Direction.TO_USER,
                        fd,
                        bytes,
                        null));
    }

    Tale discards(int tid, int fd, int bytes, String source, String why) {
        return add(new Discarded(tick(cpu(tid), tid, source), object(SERVER, fd), bytes, why));
    }

    Tale mounts(int coroutine) {
        return add(new CoroutineMounted(tick(-1, SERVER, "program"), coroutine, SERVER));
    }

    /// @param fd what it waits for; null if it has ended
    Tale yields(int coroutine, @Nullable Integer fd) {
        return add(
                new CoroutineYielded(
                        tick(-1, SERVER, "program"), coroutine, SERVER, fd, fd == null));
    }

    Tale lists(int item, int fd) {
        return add(new ItemQueued(tick(-1, SERVER, "program"), "events", item, fd, "IN"));
    }

    Tale handles(int item, String handler) {
        return add(new ItemTaken(tick(-1, SERVER, "program"), "events", item, handler));
    }

    /// The kernel sends the server a signal, in the client's context.
    Tale signalled(int signal) {
        return add(
                new SignalSent(
                        tick(1, CLIENT, "signal:signal_generate"), signal, SERVER, 1, "pending"));
    }

    Tale delivered(int signal, Delivery how) {
        return add(
                new SignalDelivered(tick(0, SERVER, "signal:signal_deliver"), signal, SERVER, how));
    }

    Tale looksAt(int signal, @Nullable Integer fd) {
        return add(new SiginfoSeen(tick(-1, SERVER, "program"), signal, fd, "IN"));
    }

    Tale computes(int piece, long found, boolean begins) {
        return add(new Computed(tick(-1, SERVER, "program"), piece, found, begins));
    }

    Tale requests(int request, int fd) {
        return add(new AioRequested(tick(-1, SERVER, "program"), request, "read", fd, 64));
    }

    Tale asks(int request, @Nullable String errno) {
        return add(new AioAsked(tick(-1, SERVER, "program"), request, errno));
    }

    Tale takes(int request, long result) {
        return add(new AioTaken(tick(-1, SERVER, "program"), request, result));
    }

    Tale suspends(int requests, boolean begins) {
        return add(new AioSuspended(tick(-1, SERVER, "program"), requests, begins));
    }

    /// A thread of the server's process comes into being, in a call of the server.
    Tale starts(int task, String name) {
        return add(
                new TaskStarted(
                        tick(0, SERVER, "task:task_newtask"),
                        task,
                        SERVER,
                        SERVER,
                        name,
                        Role.WORKER,
                        TaskType.THREAD,
                        false));
    }

    Tale job(int task, Way way, Act act, String word, @Nullable Integer bytes) {
        return add(new JobChanged(tick(cpu(task), task, "program"), 1, way, act, word, bytes));
    }

    Tale locks(int task, String lock, String address, LockAct act, int word) {
        return add(new LockChanged(tick(-1, task, "program"), lock, address, act, word));
    }

    Tale accesses(int task, long value, boolean written) {
        return add(new ValueAccessed(tick(-1, task, "program"), "counter", value, written));
    }

    Tale sampled(int fd, int bytes) {
        return add(
                new QueueSampled(
                        tick(-1, -1, "program:FIONREAD"), object(SERVER, fd), bytes, null, null));
    }

    /// A whole call that takes bytes.
    Tale receives(int fd, int capacity, int bytes) {
        return enters(SERVER, "recvfrom", "fd", fd, "len", capacity, "flags", 0)
                .copies(SERVER, fd, bytes)
                .returns(SERVER, "recvfrom", bytes);
    }

    /// A whole call that gets nothing.
    Tale triesInVain(int fd) {
        return enters(SERVER, "recvfrom", "fd", fd, "len", 64, "flags", 0)
                .fails(SERVER, "recvfrom", "EAGAIN");
    }

    Trace end() {
        var header =
                new TraceHeader("A tale", "tale", Map.of(), "", "6.18", "", 2, "", probe, Map.of());
        return new Trace(header, List.copyOf(facts), new TraceEnd(facts.size(), 0, true));
    }

    /// The lines of the steps, without numbers and times.
    static List<String> told(Trace trace) {
        var story = Story.of(trace);
        var narrator = new Narrator(story, Language.EN);
        return story.steps().stream().skip(1).map(s -> narrator.tell(s).line()).toList();
    }

    static long object(int task, int fd) {
        return task * 100_000L + fd;
    }

    private static int cpu(int task) {
        return task == SERVER ? 0 : 1;
    }

    private Stamp at(int cpu, int tid, String source) {
        return new Stamp(nanos, cpu, tid, new Source(source), null);
    }

    Stamp tick(int cpu, int tid, String source) {
        nanos += BETWEEN_NANOS;
        return at(cpu, tid, source);
    }

    Tale add(TraceEvent event) {
        facts.add(event);
        return this;
    }
}
