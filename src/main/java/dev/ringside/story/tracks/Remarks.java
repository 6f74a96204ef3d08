package dev.ringside.story.tracks;

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
import dev.ringside.trace.Woken;

import java.util.Map;

/// Puts what facts say of an instant on the rows that they are about.
///
/// @param tasks the rows of the tasks
/// @param kernel the rows of the kernel's own work, by CPU
record Remarks(Map<Integer, Row> tasks, Map<Integer, Row> kernel) {
    void of(TraceEvent event, int index) {
        switch (event) {
            case Sampled e -> asleep(e);
            case Woken e -> task(e.task(), Marker.Kind.WOKEN, e.at(), index);
            case SignalSent e -> task(e.to(), Marker.Kind.SIGNAL, e.at(), index);
            case CoroutineMounted e -> task(e.on(), Marker.Kind.SWAPPED, e.at(), index);
            case SegmentSent e -> kernel(Marker.Kind.SENT, e.at(), index);
            case SegmentReceived e -> kernel(Marker.Kind.RECEIVED, e.at(), index);
            case Queued e -> kernel(Marker.Kind.QUEUED, e.at(), index);
            case Discarded e -> kernel(Marker.Kind.DISCARDED, e.at(), index);
            case Lost e -> kernel(Marker.Kind.LOST, e.at(), index);
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
                    CoroutineYielded _,
                    EndedEarly _,
                    Executed _,
                    FileExtent _,
                    ItemQueued _,
                    ItemTaken _,
                    JobChanged _,
                    LockChanged _,
                    Measured _,
                    MemoryShared _,
                    Migrated _,
                    Opened _,
                    PageAdded _,
                    PageFault _,
                    PageLookedUp _,
                    PageMapped _,
                    PageRemoved _,
                    PageSampled _,
                    QueueSampled _,
                    ReadyReturned _,
                    SiginfoSeen _,
                    SignalDelivered _,
                    SoftirqEntered _,
                    SoftirqLeft _,
                    Switched _,
                    SwitchStep _,
                    SysEntered _,
                    SysReturned _,
                    TaskEnded _,
                    TaskNamed _,
                    TaskStarted _,
                    Unrecognised _,
                    UringCompleted _,
                    UringPrepared _,
                    UringRan _,
                    UringReaped _,
                    UringSubmitted _,
                    ValueAccessed _,
                    WaitSet _ -> {
                // an interval, or about no row
            }
        }
    }

    private void asleep(Sampled e) {
        var row = tasks.get(e.task());
        if (row != null && e.waitingIn() != null) {
            row.remark(e.waitingIn());
        }
    }

    private void task(int tid, Marker.Kind kind, Stamp at, int index) {
        var row = tasks.get(tid);
        if (row != null) {
            row.mark(kind, at.nanos(), index);
        }
    }

    /// A source that does not name the CPU is believed to mean any.
    private void kernel(Marker.Kind kind, Stamp at, int index) {
        var row = kernel.get(at.cpu());
        if (row == null && !kernel.isEmpty()) {
            row = kernel.values().iterator().next();
        }
        if (row != null) {
            row.mark(kind, at.nanos(), index);
        }
    }
}
