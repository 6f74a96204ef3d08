package dev.ringside.trace.json;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Executed;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Measured;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a fact as one object of JSON. The counterpart is [FactReader].
final class FactText {
    private FactText() {}

    /// The object for `event`, with `extras` behind its own keys.
    static String of(TraceEvent event, Map<String, Object> extras) {
        var json = new JsonText().open();
        Stamp at = event.at();
        json.put("t", at.nanos());
        if (at.cpu() != Stamp.UNKNOWN) {
            json.put("cpu", at.cpu());
        }
        if (at.tid() != Stamp.UNKNOWN) {
            json.put("tid", at.tid());
        }
        json.put("src", at.source().name()).put("kind", kind(event));
        fields(json, event);
        return json.putAll(extras).putIfThere("raw", at.raw()).close().toString();
    }

    /// The record's name, its first letter in lower case; for an unknown kind the file's word.
    static String kind(TraceEvent event) {
        if (event instanceof Unrecognised unrecognised) {
            return unrecognised.kind();
        }
        String name = event.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static void fields(JsonText json, TraceEvent event) {
        switch (event) {
            case AddressHanded e -> json.put("address", e.address());
            case RegionMapped e -> SpaceText.mapped(json, e);
            case TaskStarted e -> taskStarted(json, e);
            case TaskNamed e -> json.put("task", e.task()).put("name", e.name());
            case TaskEnded e -> json.put("task", e.task()).putIfThere("status", e.status());
            case MemoryShared e -> json.put("task", e.task()).put("of", e.of());
            case Executed e -> json.put("task", e.task()).put("path", e.path());
            case Opened e -> opened(json, e);
            case Closed e -> json.put("task", e.task()).put("fd", e.fd());
            case SysEntered e -> sysEntered(json, e);
            case SysReturned e -> sysReturned(json, e);
            case WaitSet e -> waitSet(json, e);
            case ReadyReturned e -> json.put("call", e.call()).putAny("ready", watched(e.ready()));
            case BytesSeen e ->
                    json.put("fd", e.fd())
                            .put("lengthBytes", e.lengthBytes())
                            .put("firstBytes", e.firstBytes());
            case Switched e -> switched(json, e);
            case SwitchStep e -> switchStep(json, e);
            case Woken e -> woken(json, e);
            case Migrated e -> json.put("task", e.task()).put("to", e.to());
            case SoftirqEntered e -> json.put("vector", e.vector());
            case SoftirqLeft e -> json.put("vector", e.vector());
            case SegmentSent e -> segment(json, e.device(), e.lengthBytes(), e.segment());
            case SegmentReceived e -> segment(json, e.device(), e.lengthBytes(), e.segment());
            case Queued e -> queued(json, e);
            case Discarded e -> discarded(json, e);
            case Connection e -> json.put("object", e.object()).put("state", e.state());
            case Copied e -> copied(json, e);
            case CoroutineMounted e -> json.put("coroutine", e.coroutine()).put("on", e.on());
            case CoroutineYielded e -> yielded(json, e);
            case FileExtent e -> StorageText.extent(json, e);
            case PageSampled e -> StorageText.pageSampled(json, e);
            case PageLookedUp e -> StorageText.lookedUp(json, e);
            case PageAdded e -> StorageText.pages(json, e.file(), e.page(), e.count());
            case PageRemoved e -> StorageText.pages(json, e.file(), e.page(), e.count());
            case PageFault e -> StorageText.fault(json, e);
            case PageMapped e -> StorageText.pages(json, e.file(), e.page(), e.count());
            case BlockIssued e ->
                    StorageText.block(json, e.device(), e.sector(), e.lengthBytes(), e.op());
            case BlockCompleted e ->
                    StorageText.block(json, e.device(), e.sector(), e.lengthBytes(), e.op());
            case ItemQueued e -> itemQueued(json, e);
            case ItemTaken e ->
                    json.put("queue", e.queue()).put("item", e.item()).put("handler", e.handler());
            case JobChanged e -> JobText.changed(json, e);
            case LockChanged e -> lockChanged(json, e);
            case ValueAccessed e ->
                    json.put("name", e.name())
                            .put("value", e.value())
                            .putIfTrue("written", e.written());
            case UringPrepared e -> UringText.prepared(json, e);
            case UringSubmitted e -> UringText.submitted(json, e);
            case UringRan e -> UringText.ran(json, e);
            case UringCompleted e -> UringText.completed(json, e);
            case UringReaped e -> UringText.reaped(json, e);
            case Measured e ->
                    json.put("what", e.what()).put("count", e.count()).put("nanos", e.nanos());
            case Sampled e -> sampled(json, e);
            case QueueSampled e -> queueSampled(json, e);
            case SignalSent e ->
                    json.put("signal", e.signal())
                            .put("to", e.to())
                            .put("code", e.code())
                            .putIfThere("outcome", e.outcome());
            case SignalDelivered e ->
                    json.put("signal", e.signal())
                            .put("to", e.to())
                            .put("how", Words.DELIVERIES.of(e.how()));
            case AioRequested e -> AioText.requested(json, e);
            case AioAsked e -> AioText.asked(json, e);
            case AioTaken e -> AioText.taken(json, e);
            case AioSuspended e -> AioText.suspended(json, e);
            case SiginfoSeen e -> siginfoSeen(json, e);
            case Computed e ->
                    json.put("piece", e.piece())
                            .put("found", e.found())
                            .putIfTrue("begins", e.begins());
            case Lost e -> json.put("count", e.count()).put("where", e.where());
            case EndedEarly e -> json.put("why", e.why());
            case Unrecognised e -> json.putAll(e.fields());
        }
    }

    private static void taskStarted(JsonText json, TaskStarted e) {
        json.put("task", e.task())
                .put("process", e.process())
                .put("parent", e.parent())
                .put("name", e.name())
                .put("role", Words.ROLES.of(e.role()))
                .put("type", Words.TASK_TYPES.of(e.type()))
                .putIfTrue("already", e.already());
    }

    private static void opened(JsonText json, Opened e) {
        KernelObject object = e.object();
        json.put("task", e.task())
                .put("fd", e.fd())
                .key("object")
                .open()
                .put("id", object.id())
                .put("type", Words.OBJECT_TYPES.of(object.type()))
                .putIfThere("local", object.local())
                .putIfThere("peer", object.peer())
                .putIfThere("path", object.path())
                .close()
                .putIfTrue("already", e.already());
    }

    private static void sysEntered(JsonText json, SysEntered e) {
        json.put("call", e.call());
        if (!e.args().values().isEmpty()) {
            json.putAny("args", e.args().values());
        }
    }

    /// `result` has no meaning beside `errno`, so only one of them stands in the file.
    private static void sysReturned(JsonText json, SysReturned e) {
        json.put("call", e.call());
        if (e.errno() == null) {
            json.put("result", e.result());
        } else {
            json.put("errno", e.errno());
        }
    }

    private static void waitSet(JsonText json, WaitSet e) {
        json.put("call", e.call())
                .putAny("set", watched(e.set()))
                .putIfThere("timeoutNanos", e.timeoutNanos());
    }

    private static List<Map<String, Object>> watched(List<Watched> all) {
        return all.stream().map(FactText::watched).toList();
    }

    private static Map<String, Object> watched(Watched one) {
        var map = new LinkedHashMap<String, Object>();
        map.put("fd", (long) one.fd());
        if (one.to() != one.fd()) {
            map.put("to", (long) one.to());
        }
        if (!one.events().isEmpty()) {
            map.put("events", one.events());
        }
        return map;
    }

    private static void switched(JsonText json, Switched e) {
        if (e.out() != Stamp.UNKNOWN) {
            json.put("out", e.out()).put("left", e.left().text());
        }
        if (e.in() != Stamp.UNKNOWN) {
            json.put("in", e.in());
        }
        json.putIfTrue("already", e.already());
    }

    private static void switchStep(JsonText json, SwitchStep e) {
        json.put("act", Words.SWITCH_ACTS.of(e.act())).put("task", e.task());
        if (e.left() != null) {
            json.put("left", e.left().text());
        }
        json.putIfTrue("skipped", e.skipped());
    }

    private static void woken(JsonText json, Woken e) {
        json.put("task", e.task());
        if (e.by() != Stamp.UNKNOWN) {
            json.put("by", e.by());
        }
        json.put("context", Words.CONTEXTS.of(e.context())).putIfThere("via", e.via());
    }

    private static void segment(
            JsonText json, String device, int lengthBytes, @Nullable String segment) {
        json.put("device", device).put("lengthBytes", lengthBytes).putIfThere("segment", segment);
    }

    private static void queued(JsonText json, Queued e) {
        json.put("object", e.object())
                .put("lengthBytes", e.lengthBytes())
                .putIfThere("segment", e.segment());
    }

    private static void discarded(JsonText json, Discarded e) {
        json.put("object", e.object()).put("lengthBytes", e.lengthBytes()).put("why", e.why());
    }

    private static void copied(JsonText json, Copied e) {
        json.put("direction", e.direction().text())
                .putIfThere("fd", e.fd())
                .put("lengthBytes", e.lengthBytes())
                .putIfThere("segment", e.segment());
    }

    private static void yielded(JsonText json, CoroutineYielded e) {
        json.put("coroutine", e.coroutine())
                .put("on", e.on())
                .putIfThere("fd", e.fd())
                .putIfTrue("ended", e.ended());
    }

    private static void itemQueued(JsonText json, ItemQueued e) {
        json.put("queue", e.queue()).put("item", e.item()).putIfThere("fd", e.fd());
        if (!e.events().isEmpty()) {
            json.put("events", e.events());
        }
    }

    private static void lockChanged(JsonText json, LockChanged e) {
        json.put("lock", e.lock())
                .put("address", e.address())
                .put("act", Words.LOCK_ACTS.of(e.act()))
                .put("word", e.word());
    }

    private static void sampled(JsonText json, Sampled e) {
        json.put("task", e.task())
                .putIfThere("state", e.state())
                .putIfThere("waitingIn", e.waitingIn())
                .putIfThere("programCounter", e.programCounter())
                .putIfThere("stackPointer", e.stackPointer())
                .putIfThere("switchesVoluntary", e.switchesVoluntary())
                .putIfThere("switchesForced", e.switchesForced())
                .putIfThere("runNanos", e.runNanos())
                .putIfThere("readyNanos", e.readyNanos());
    }

    private static void siginfoSeen(JsonText json, SiginfoSeen e) {
        json.put("signal", e.signal()).putIfThere("fd", e.fd());
        if (!e.events().isEmpty()) {
            json.put("events", e.events());
        }
    }

    private static void queueSampled(JsonText json, QueueSampled e) {
        json.put("socket", e.socket())
                .put("lengthBytes", e.lengthBytes())
                .putIfThere("capacityBytes", e.capacityBytes())
                .putIfThere("drops", e.drops());
    }
}
