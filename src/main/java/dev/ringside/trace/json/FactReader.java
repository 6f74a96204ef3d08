package dev.ringside.trace.json;

import static dev.ringside.trace.Stamp.UNKNOWN;

import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Executed;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Measured;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Makes a fact from its keys and values. The counterpart is [FactText].
final class FactReader {
    /// So many are held once; a hostile trace could name another one in every fact.
    private static final int SOURCES = 256;

    private final @Nullable Source[] sources = new @Nullable Source[SOURCES];

    /// The fact that `f` holds.
    TraceEvent fact(FactFields f) {
        Stamp at = stamp(f);
        String kind = f.text(Key.KIND);
        return switch (kind) {
            case "addressHanded" -> SpaceText.handed(at, f);
            case "regionMapped" -> SpaceText.mapped(at, f);
            case "taskStarted" -> taskStarted(at, f);
            case "taskNamed" -> new TaskNamed(at, f.natural(Key.TASK), f.text(Key.NAME));
            case "taskEnded" -> new TaskEnded(at, f.natural(Key.TASK), statusOrNull(f));
            case "memoryShared" -> new MemoryShared(at, f.natural(Key.TASK), f.natural(Key.OF));
            case "executed" -> new Executed(at, f.natural(Key.TASK), f.text(Key.PATH));
            case "opened" -> opened(at, f);
            case "closed" -> new Closed(at, f.natural(Key.TASK), f.natural(Key.FD));
            case "sysEntered" -> new SysEntered(at, f.text(Key.CALL), args(f));
            case "sysReturned" -> sysReturned(at, f);
            case "waitSet" -> waitSet(at, f);
            case "readyReturned" -> new ReadyReturned(at, f.text(Key.CALL), f.watched(Key.READY));
            case "bytesSeen" -> bytesSeen(at, f);
            case "switched" -> switched(at, f);
            case "switchStep" -> switchStep(at, f);
            case "woken" -> woken(at, f);
            case "migrated" -> new Migrated(at, f.natural(Key.TASK), cpu(f, Key.TO));
            case "softirqEntered" -> new SoftirqEntered(at, f.text(Key.VECTOR));
            case "softirqLeft" -> new SoftirqLeft(at, f.text(Key.VECTOR));
            case "segmentSent" ->
                    new SegmentSent(at, f.text(Key.DEVICE), length(f), segmentOrNull(f));
            case "segmentReceived" ->
                    new SegmentReceived(at, f.text(Key.DEVICE), length(f), segmentOrNull(f));
            case "queued" -> new Queued(at, f.large(Key.OBJECT), length(f), segmentOrNull(f));
            case "discarded" -> new Discarded(at, f.large(Key.OBJECT), length(f), f.text(Key.WHY));
            case "connection" -> new Connection(at, f.large(Key.OBJECT), f.text(Key.STATE));
            case "copied" -> copied(at, f);
            case "coroutineMounted" ->
                    new CoroutineMounted(at, f.natural(Key.COROUTINE), f.natural(Key.ON));
            case "coroutineYielded" -> coroutineYielded(at, f);
            case "fileExtent" -> StorageText.extent(at, f);
            case "pageSampled" -> StorageText.pageSampled(at, f);
            case "pageLookedUp" -> StorageText.lookedUp(at, f);
            case "pageAdded" -> StorageText.added(at, f);
            case "pageRemoved" -> StorageText.removed(at, f);
            case "pageFault" -> StorageText.fault(at, f);
            case "pageMapped" -> StorageText.mapped(at, f);
            case "blockIssued" -> StorageText.issued(at, f);
            case "blockCompleted" -> StorageText.completed(at, f);
            case "itemQueued" -> itemQueued(at, f);
            case "itemTaken" ->
                    new ItemTaken(at, f.text(Key.QUEUE), f.natural(Key.ITEM), f.text(Key.HANDLER));
            case "jobChanged" -> JobText.changed(at, f);
            case "lockChanged" -> lockChanged(at, f);
            case "valueAccessed" ->
                    new ValueAccessed(
                            at,
                            f.text(Key.NAME),
                            f.number(Key.VALUE, Long.MIN_VALUE, Long.MAX_VALUE),
                            f.flag(Key.WRITTEN));
            case "uringPrepared" -> UringText.prepared(at, f);
            case "uringSubmitted" -> UringText.submitted(at, f);
            case "uringRan" -> UringText.ran(at, f);
            case "uringCompleted" -> UringText.completed(at, f);
            case "uringReaped" -> UringText.reaped(at, f);
            case "measured" ->
                    new Measured(at, f.text(Key.WHAT), f.large(Key.COUNT), f.large(Key.NANOS));
            case "sampled" -> sampled(at, f);
            case "queueSampled" -> queueSampled(at, f);
            case "signalSent" -> signalSent(at, f);
            case "signalDelivered" ->
                    new SignalDelivered(
                            at,
                            f.natural(Key.SIGNAL),
                            f.natural(Key.TO),
                            f.word(Key.HOW, Words.DELIVERIES));
            case "siginfoSeen" -> siginfoSeen(at, f);
            case "computed" ->
                    new Computed(at, f.natural(Key.PIECE), f.large(Key.FOUND), f.flag(Key.BEGINS));
            case "aioRequested" -> AioText.requested(at, f);
            case "aioAsked" -> AioText.asked(at, f);
            case "aioTaken" -> AioText.taken(at, f);
            case "aioSuspended" -> AioText.suspended(at, f);
            case "lost" -> new Lost(at, f.large(Key.COUNT), f.text(Key.WHERE));
            case "endedEarly" -> new EndedEarly(at, f.text(Key.WHY));
            default -> new Unrecognised(at, kind, f.rest());
        };
    }

    private Stamp stamp(FactFields f) {
        return new Stamp(
                f.large(Key.T),
                f.has(Key.CPU) ? cpu(f, Key.CPU) : UNKNOWN,
                f.has(Key.TID) ? f.natural(Key.TID) : UNKNOWN,
                source(f.text(Key.SRC)),
                f.textOrNull(Key.RAW));
    }

    private Source source(String name) {
        int slot = name.hashCode() & SOURCES - 1;
        Source known = sources[slot];
        if (known != null && known.name().equals(name)) {
            return known;
        }
        var source = new Source(name);
        sources[slot] = source;
        return source;
    }

    private static TraceEvent taskStarted(Stamp at, FactFields f) {
        int task = f.natural(Key.TASK);
        return new TaskStarted(
                at,
                task,
                f.has(Key.PROCESS) ? f.natural(Key.PROCESS) : task,
                f.has(Key.PARENT) ? f.natural(Key.PARENT) : 0,
                f.text(Key.NAME),
                f.word(Key.ROLE, Words.ROLES),
                f.has(Key.TYPE) ? f.word(Key.TYPE, Words.TASK_TYPES) : TaskType.PROCESS,
                f.flag(Key.ALREADY));
    }

    private static TraceEvent opened(Stamp at, FactFields f) {
        return new Opened(
                at,
                f.natural(Key.TASK),
                f.natural(Key.FD),
                kernelObject(f.object(Key.OBJECT)),
                f.flag(Key.ALREADY));
    }

    private static KernelObject kernelObject(Map<String, Object> map) {
        var object = new OpenObject("An \"object\"", map);
        return new KernelObject(
                object.number("id", Long.MIN_VALUE, Long.MAX_VALUE),
                object.word("type", Words.OBJECT_TYPES),
                object.textOrNull("local"),
                object.textOrNull("peer"),
                object.textOrNull("path"));
    }

    private static TraceEvent sysReturned(Stamp at, FactFields f) {
        String errno = f.textOrNull(Key.ERRNO);
        long result =
                errno != null && !f.has(Key.RESULT)
                        ? -1 // what the C function returns when it fails
                        : f.number(Key.RESULT, Long.MIN_VALUE, Long.MAX_VALUE);
        return new SysReturned(at, f.text(Key.CALL), result, errno);
    }

    private static CallArgs args(FactFields f) {
        return f.has(Key.ARGS) ? f.arguments(Key.ARGS) : CallArgs.NONE;
    }

    private static TraceEvent waitSet(Stamp at, FactFields f) {
        Long timeoutNanos =
                f.has(Key.TIMEOUT_NANOS)
                        ? (Long) f.number(Key.TIMEOUT_NANOS, Long.MIN_VALUE, Long.MAX_VALUE)
                        : null;
        return new WaitSet(at, f.text(Key.CALL), f.watched(Key.SET), timeoutNanos);
    }

    private static TraceEvent bytesSeen(Stamp at, FactFields f) {
        return new BytesSeen(at, f.natural(Key.FD), length(f), f.text(Key.FIRST_BYTES));
    }

    private static TraceEvent switched(Stamp at, FactFields f) {
        boolean outKnown = f.has(Key.OUT) || !f.has(Key.IN); // one of the two has to be there
        return new Switched(
                at,
                outKnown ? f.natural(Key.OUT) : UNKNOWN,
                outKnown ? f.word(Key.LEFT, Words.LEFT) : Left.UNKNOWN,
                f.has(Key.IN) ? f.natural(Key.IN) : UNKNOWN,
                f.flag(Key.ALREADY));
    }

    private static TraceEvent woken(Stamp at, FactFields f) {
        return new Woken(
                at,
                f.natural(Key.TASK),
                f.has(Key.BY) ? f.natural(Key.BY) : UNKNOWN,
                f.word(Key.CONTEXT, Words.CONTEXTS),
                f.textOrNull(Key.VIA));
    }

    private static TraceEvent copied(Stamp at, FactFields f) {
        return new Copied(
                at,
                f.word(Key.DIRECTION, Words.DIRECTIONS),
                f.has(Key.FD) ? (Integer) f.natural(Key.FD) : null,
                length(f),
                segmentOrNull(f));
    }

    private static TraceEvent coroutineYielded(Stamp at, FactFields f) {
        return new CoroutineYielded(
                at,
                f.natural(Key.COROUTINE),
                f.natural(Key.ON),
                f.has(Key.FD) ? (Integer) f.natural(Key.FD) : null,
                f.flag(Key.ENDED));
    }

    private static TraceEvent itemQueued(Stamp at, FactFields f) {
        String events = f.textOrNull(Key.EVENTS);
        return new ItemQueued(
                at,
                f.text(Key.QUEUE),
                f.natural(Key.ITEM),
                f.has(Key.FD) ? (Integer) f.natural(Key.FD) : null,
                events == null ? "" : events);
    }

    private static TraceEvent switchStep(Stamp at, FactFields f) {
        return new SwitchStep(
                at,
                f.word(Key.ACT, Words.SWITCH_ACTS),
                f.natural(Key.TASK),
                f.has(Key.LEFT) ? f.word(Key.LEFT, Words.LEFT) : null,
                f.flag(Key.SKIPPED));
    }

    private static TraceEvent lockChanged(Stamp at, FactFields f) {
        return new LockChanged(
                at,
                f.text(Key.LOCK),
                f.text(Key.ADDRESS),
                f.word(Key.ACT, Words.LOCK_ACTS),
                f.natural(Key.WORD));
    }

    private static TraceEvent sampled(Stamp at, FactFields f) {
        return new Sampled(
                at,
                f.natural(Key.TASK),
                f.textOrNull(Key.STATE),
                f.textOrNull(Key.WAITING_IN),
                f.largeOrNull(Key.PROGRAM_COUNTER),
                f.largeOrNull(Key.STACK_POINTER),
                f.largeOrNull(Key.SWITCHES_VOLUNTARY),
                f.largeOrNull(Key.SWITCHES_FORCED),
                f.largeOrNull(Key.RUN_NANOS),
                f.largeOrNull(Key.READY_NANOS));
    }

    private static TraceEvent queueSampled(Stamp at, FactFields f) {
        return new QueueSampled(
                at,
                f.large(Key.SOCKET),
                f.large(Key.LENGTH_BYTES),
                f.largeOrNull(Key.CAPACITY_BYTES),
                f.largeOrNull(Key.DROPS));
    }

    private static TraceEvent signalSent(Stamp at, FactFields f) {
        return new SignalSent(
                at,
                f.natural(Key.SIGNAL),
                f.natural(Key.TO),
                (int) f.number(Key.CODE, Integer.MIN_VALUE, Integer.MAX_VALUE),
                f.textOrNull(Key.OUTCOME));
    }

    private static TraceEvent siginfoSeen(Stamp at, FactFields f) {
        String events = f.textOrNull(Key.EVENTS);
        return new SiginfoSeen(
                at,
                f.natural(Key.SIGNAL),
                f.has(Key.FD) ? (Integer) f.natural(Key.FD) : null,
                events == null ? "" : events);
    }

    private static int cpu(FactFields f, Key key) {
        return (int) f.number(key, 0, Limits.CPU);
    }

    private static int length(FactFields f) {
        return f.natural(Key.LENGTH_BYTES);
    }

    private static @Nullable String segmentOrNull(FactFields f) {
        return f.textOrNull(Key.SEGMENT);
    }

    private static @Nullable Integer statusOrNull(FactFields f) {
        return f.has(Key.STATUS)
                ? (Integer) (int) f.number(Key.STATUS, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : null;
    }
}
