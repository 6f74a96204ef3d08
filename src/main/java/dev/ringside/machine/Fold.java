package dev.ringside.machine;

import dev.ringside.machine.userspace.Effort;
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

/// Applies one fact to a [Machine]. Pure and total: any fact is welcome in any order, and a fact
/// that makes no sense yet changes nothing but the time.
public final class Fold {
    private Fold() {}

    /// The machine after `event`.
    public static Machine apply(Machine before, TraceEvent event) {
        var draft = new Draft(before, event.at());
        switch (event) {
            case TaskStarted e -> draft.started(e);
            case TaskNamed e -> draft.task(e.task(), t -> t.as(t.who().named(e.name())));
            case TaskEnded e -> draft.ended(e);
            case MemoryShared e -> draft.processes.change(e.task(), p -> p.inMemoryOf(e.of()));
            case Executed e -> draft.processes.change(e.task(), p -> p.executing(e.path()));
            case Opened e -> {
                draft.objects.storage().opened(e);
                draft.opened(e);
            }
            case Closed e -> draft.closed(e);
            case SysEntered e -> {
                draft.userSpace(u -> u.reads(e.at().tid(), e.call()));
                draft.entered(e);
            }
            case SysReturned e -> {
                draft.objects.storage().returned(e);
                draft.userSpace(u -> u.returned(e));
                draft.returned(e);
            }
            case WaitSet e -> draft.handed(e);
            case ReadyReturned e -> draft.handedBack(e);
            case BytesSeen e -> draft.buffer(e.at().tid(), b -> b.seen(e.firstBytes()));
            case Switched e -> draft.switched(e, e.already() ? before.ready() : 0);
            case SwitchStep e -> draft.stepped(e);
            case Woken e -> {
                before.task(e.task()).ifPresent(t -> draft.objects.woken(t, e.context()));
                draft.woken(e);
            }
            case Migrated e -> draft.place(e.task(), p -> p.on(e.to()));
            case SoftirqEntered e -> draft.cpu(e.at().cpu(), c -> c.with(e.vector()));
            case SoftirqLeft e -> draft.softirqLeft(e);
            case SegmentSent e -> {
                draft.objects.storage().sent(e);
                draft.segments().sent(e);
            }
            case SegmentReceived e -> draft.segments().received(e);
            case Queued e -> {
                draft.objects.storage().queued(e);
                draft.queued(e, urgent(before, e.at().tid()));
            }
            case Discarded e -> draft.discarded(e);
            case Connection e -> draft.objects.changed(e);
            case Copied e -> {
                draft.objects.storage().copied(e);
                draft.copied(e, urgent(before, e.at().tid()));
            }
            case CoroutineMounted e -> {
                draft.userSpace(u -> u.with(e));
                draft.handovers(h -> h.with(e));
            }
            case CoroutineYielded e -> {
                draft.userSpace(u -> u.with(e));
                draft.handovers(h -> h.with(e));
            }
            case ItemQueued e -> draft.userSpace(u -> u.with(e));
            case ItemTaken e -> draft.userSpace(u -> u.with(e));
            case JobChanged e -> draft.userSpace(u -> u.with(e, effort(before, e)));
            case AddressHanded e -> draft.userSpace(u -> u.with(e));
            case RegionMapped e -> draft.userSpace(u -> u.with(e));
            case LockChanged e -> draft.userSpace(u -> u.with(e));
            case ValueAccessed e -> draft.userSpace(u -> u.with(e));
            case FileExtent e -> draft.objects.storage().change(s -> s.with(e));
            case PageSampled e -> draft.objects.storage().change(s -> s.with(e));
            case PageLookedUp e -> draft.objects.storage().change(s -> s.with(e));
            case PageAdded e -> draft.objects.storage().change(s -> s.with(e));
            case PageRemoved e -> draft.objects.storage().change(s -> s.with(e));
            case PageFault e -> draft.objects.storage().faulted(draft, e);
            case PageMapped e -> draft.objects.storage().mapped(draft, e);
            case BlockIssued e -> draft.objects.storage().change(s -> s.with(e));
            case BlockCompleted e -> draft.objects.storage().completed(draft, e);
            case UringPrepared e -> draft.prepared(e);
            case UringSubmitted e -> draft.submitted(e);
            case UringRan e -> draft.ran(e);
            case UringCompleted e -> draft.completed(e);
            case UringReaped e -> draft.reaped(e);
            case Sampled e -> draft.task(e.task(), t -> t.sampled(e));
            case QueueSampled e -> draft.queue(e.socket(), q -> q.sampled(e));
            case SignalSent e -> draft.signals(e.to(), s -> s.sent(e));
            case SignalDelivered e -> draft.signals(e.to(), s -> s.delivered(e));
            case SiginfoSeen e -> draft.signals(e.at().tid(), s -> s.seen(e));
            case Measured e -> draft.handovers(h -> h.with(e));
            case Computed e -> draft.computed(before, e);
            case AioRequested e -> draft.requested(e);
            case AioAsked e -> draft.userSpace(u -> u.with(e));
            case AioTaken e -> draft.userSpace(u -> u.with(e));
            case AioSuspended e -> draft.userSpace(u -> u.with(e));
            case Lost e -> draft.lost(e.count());
            case EndedEarly e -> draft.endedEarly(e.why());
            case Unrecognised _ -> {
                // it is kept in the trace; what it means is not known here
            }
        }
        return draft.machine();
    }

    /// The machine after all of `events`, one after the other.
    public static Machine all(Machine before, Iterable<TraceEvent> events) {
        var machine = before;
        for (var event : events) {
            machine = apply(machine, event);
        }
        return machine;
    }

    /// Whether what happens in the context of a task is about urgent data.
    private static boolean urgent(Machine before, int tid) {
        return before.task(tid).map(Task::call).filter(Call::urgent).isPresent();
    }

    private static Effort effort(Machine before, JobChanged e) {
        return before.task(e.at().tid())
                .map(task -> task.effort(e.at().nanos()))
                .orElse(Effort.NONE);
    }
}
