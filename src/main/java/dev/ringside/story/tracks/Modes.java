package dev.ringside.story.tracks;

import dev.ringside.machine.Cpu;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.Message;
import dev.ringside.story.Story;
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
import dev.ringside.trace.Woken;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What a task or a CPU is in the middle of.
final class Modes {
    private static final NavigableMap<Long, Long> NO_COPIES = Collections.emptyNavigableMap();

    /// For each task, when a copy began and when its call returned.
    private final Map<Integer, NavigableMap<Long, Long>> copies = new HashMap<>();

    private final List<Message> byCopy;
    private int copied;

    Modes(Story story) {
        for (var m : story.messages()) {
            copies.computeIfAbsent(m.task(), _ -> new TreeMap<>())
                    .put(m.copyFromNanos(), m.returnNanos());
        }
        byCopy =
                story.messages().stream()
                        .sorted(Comparator.comparingLong(Message::copyFromNanos))
                        .toList();
    }

    /// The tasks that may be in the middle of something else since a fact. Facts are to be asked
    /// for in their order.
    Set<Integer> concerned(TraceEvent event) {
        var tids = new LinkedHashSet<Integer>();
        tids.add(event.at().tid());
        while (copied < byCopy.size() && byCopy.get(copied).copyFromNanos() <= event.at().nanos()) {
            tids.add(byCopy.get(copied++).task());
        }
        switch (event) {
            case Switched e -> {
                tids.add(e.out());
                tids.add(e.in());
            }
            case Woken e -> tids.add(e.task());
            case Migrated e -> tids.add(e.task());
            case TaskStarted e -> tids.add(e.task());
            case TaskEnded e -> tids.add(e.task());
            case Sampled e -> tids.add(e.task());
            case SignalSent e -> tids.add(e.to());
            case SignalDelivered e -> tids.add(e.to());
            case AddressHanded _,
                    RegionMapped _,
                    AioAsked _,
                    AioRequested _,
                    AioSuspended _,
                    AioTaken _,
                    BlockCompleted _,
                    BlockIssued _,
                    BytesSeen _,
                    Closed _,
                    Computed _,
                    Connection _,
                    Copied _,
                    CoroutineMounted _,
                    CoroutineYielded _,
                    Discarded _,
                    EndedEarly _,
                    Executed _,
                    FileExtent _,
                    ItemQueued _,
                    ItemTaken _,
                    JobChanged _,
                    LockChanged _,
                    Lost _,
                    Measured _,
                    MemoryShared _,
                    Opened _,
                    PageAdded _,
                    PageFault _,
                    PageLookedUp _,
                    PageMapped _,
                    PageRemoved _,
                    PageSampled _,
                    QueueSampled _,
                    Queued _,
                    ReadyReturned _,
                    SegmentReceived _,
                    SegmentSent _,
                    SiginfoSeen _,
                    SoftirqEntered _,
                    SoftirqLeft _,
                    SwitchStep _,
                    SysEntered _,
                    SysReturned _,
                    TaskNamed _,
                    Unrecognised _,
                    UringCompleted _,
                    UringPrepared _,
                    UringRan _,
                    UringReaped _,
                    UringSubmitted _,
                    ValueAccessed _,
                    WaitSet _ -> {
                // about the task in whose context it happened, if any
            }
        }
        return tids;
    }

    Row.Now of(Task task, long nanos) {
        String call = task.call() == null ? null : task.call().name();
        var kind =
                switch (task.state()) {
                    case UNKNOWN -> Slice.Kind.UNKNOWN;
                    case RUNNING -> task.inKernel() ? kernelOrCopy(task, nanos) : Slice.Kind.USER;
                    case READY -> Slice.Kind.READY;
                    case SLEEPING -> Slice.Kind.SLEEPING;
                    case DISK_SLEEP -> Slice.Kind.DISK_SLEEP;
                    case BLOCKED -> Slice.Kind.BLOCKED;
                    case STOPPED, ENDED -> Slice.Kind.OVER;
                };
        return new Row.Now(kind, task.tid(), call, null);
    }

    Row.Now of(Cpu cpu, Machine machine, long nanos) {
        if (cpu.softirq() != null) {
            return new Row.Now(Slice.Kind.SOFTIRQ, -1, null, cpu.softirq());
        }
        if (!cpu.known()) {
            return Row.Now.UNKNOWN;
        }
        if (cpu.idle()) {
            return new Row.Now(Slice.Kind.IDLE, 0, null, null);
        }
        var task = machine.tasks().get(cpu.running());
        if (task == null || !task.who().observed()) {
            return new Row.Now(Slice.Kind.FOREIGN, cpu.running(), null, null);
        }
        String call = task.call() == null ? null : task.call().name();
        boolean inKernel = call != null || task.who().ofKernel();
        var kind = inKernel ? kernelOrCopy(task, nanos) : Slice.Kind.USER;
        return new Row.Now(kind, task.tid(), call, task.who().name());
    }

    static Row.Now ofKernel(Cpu cpu) {
        return cpu.softirq() == null
                ? Row.Now.UNKNOWN
                : new Row.Now(Slice.Kind.SOFTIRQ, -1, null, cpu.softirq());
    }

    private Slice.Kind kernelOrCopy(Task task, long nanos) {
        var latest = copies.getOrDefault(task.tid(), NO_COPIES).floorEntry(nanos);
        boolean now = latest != null && nanos < latest.getValue();
        return now ? Slice.Kind.COPY : Slice.Kind.KERNEL;
    }
}
