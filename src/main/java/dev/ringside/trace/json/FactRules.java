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
import dev.ringside.trace.Role;
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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What holds between the facts of one recording: calls return where they were entered, own tasks
/// and objects are introduced before they do something. After lost facts nothing is held against
/// what may have been lost.
final class FactRules {
    /// Takes one fault.
    @FunctionalInterface
    interface Faults {
        void add(int line, String sentence);
    }

    /// Calls whose return the kernel reports under another number, or never.
    private static final Set<String> WITHOUT_RETURN =
            Set.of("rt_sigreturn", "execve", "execveat", "exit", "exit_group");

    private static final String OUTSIDE = "";

    /// A call that a task has returned from at least once.
    private record MadeCall(int task, String call) {}

    private final Faults faults;
    private final Map<Integer, String> callOfTask = new HashMap<>();
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> used = new HashSet<>();
    private final Set<Long> opened = new HashSet<>();
    private final Set<MadeCall> made = new HashSet<>();
    private boolean lost;
    private int line;
    private boolean tooMany;

    FactRules(Faults faults) {
        this.faults = faults;
    }

    /// Holds the next fact, which stands on `line`, against those before it.
    void fact(TraceEvent event, int line) {
        if (tooMany) {
            return;
        }
        this.line = line;
        if (started.size() + used.size() + opened.size() + made.size() > Limits.NAMED) {
            tooMany = true;
            fault("The trace names more than " + Limits.NAMED + " tasks, objects and calls.");
            return;
        }
        apply(event);
    }

    private void apply(TraceEvent event) {
        switch (event) {
            case TaskStarted e -> started(e);
            case TaskNamed e -> introduced(e.task());
            case TaskEnded e -> callOfTask.remove(e.task());
            case MemoryShared e -> introduced(e.task());
            case Executed e -> introduced(e.task());
            case Opened e -> opened(e);
            case Closed e -> introduced(e.task());
            case SysEntered e -> entered(e);
            case SysReturned e -> returned(e);
            case Switched e -> {
                used.add(e.out());
                used.add(e.in());
            }
            case SwitchStep e -> introduced(e.task());
            case Woken e -> used.add(e.task());
            case Queued e -> known(e.object());
            case Discarded e -> known(e.object());
            case QueueSampled e -> known(e.socket());
            case ReadyReturned e -> handedBack(e);
            case CoroutineMounted e -> introduced(e.on());
            case CoroutineYielded e -> introduced(e.on());
            case ItemQueued e -> introduced(e.at().tid());
            case ItemTaken e -> introduced(e.at().tid());
            case JobChanged e -> introduced(e.at().tid());
            case LockChanged e -> introduced(e.at().tid());
            case AddressHanded e -> introduced(e.at().tid());
            case RegionMapped e -> introduced(e.at().tid());
            case ValueAccessed e -> introduced(e.at().tid());
            case SignalSent e -> used.add(e.to());
            case SignalDelivered e -> introduced(e.to());
            case Lost _ -> {
                lost = true;
                callOfTask.clear();
            }
            case WaitSet _,
                    BytesSeen _,
                    Migrated _,
                    SoftirqEntered _,
                    SoftirqLeft _,
                    SegmentSent _,
                    SegmentReceived _,
                    Connection _,
                    Copied _,
                    FileExtent _,
                    PageSampled _,
                    PageLookedUp _,
                    PageAdded _,
                    PageRemoved _,
                    PageFault _,
                    PageMapped _,
                    BlockIssued _,
                    BlockCompleted _,
                    UringPrepared _,
                    UringSubmitted _,
                    UringRan _,
                    UringCompleted _,
                    UringReaped _,
                    Sampled _,
                    SiginfoSeen _,
                    Computed _,
                    Measured _,
                    AioRequested _,
                    AioAsked _,
                    AioTaken _,
                    AioSuspended _,
                    EndedEarly _,
                    Unrecognised _ -> {
                // nothing before these is needed to understand them
            }
        }
    }

    private void started(TaskStarted e) {
        started.add(e.task());
        callOfTask.remove(e.task());
        if (e.already() && e.role() != Role.OTHER && used.contains(e.task())) {
            fault("Task " + e.task() + " is introduced as running already, after it was used.");
        }
    }

    private void opened(Opened e) {
        introduced(e.task());
        opened.add(e.object().id());
    }

    private void entered(SysEntered e) {
        int task = e.at().tid();
        introduced(task);
        String call = callOfTask.put(task, e.call());
        if (call != null && !call.equals(OUTSIDE) && !WITHOUT_RETURN.contains(call)) {
            fault("Task " + task + " enters " + name(e.call()) + " inside " + name(call) + ".");
        }
    }

    /// The first return of a task may belong to a call from before the recording, or to the call
    /// that created the task.
    private void returned(SysReturned e) {
        int task = e.at().tid();
        introduced(task);
        made.add(new MadeCall(task, e.call()));
        String call = callOfTask.put(task, OUTSIDE);
        if (call == null || call.equals(e.call()) || WITHOUT_RETURN.contains(call)) {
            return;
        }
        String where = call.equals(OUTSIDE) ? "it is in no call" : "it is in " + name(call);
        fault("Task " + task + " returns from " + name(e.call()) + ", but " + where + ".");
    }

    private void handedBack(ReadyReturned e) {
        int task = e.at().tid();
        introduced(task);
        if (!lost && !made.contains(new MadeCall(task, e.call()))) {
            fault(
                    "Task "
                            + task
                            + " is handed back what "
                            + name(e.call())
                            + " found, but it never"
                            + " returned from such a call.");
        }
    }

    private void introduced(int task) {
        if (started.add(task)) {
            fault("Task " + task + " does something before a taskStarted introduces it.");
        }
    }

    private void known(long object) {
        if (opened.add(object)) {
            fault("Object " + object + " is used before an opened fact introduces it.");
        }
    }

    private void fault(String sentence) {
        faults.add(line, sentence);
    }

    private static String name(String call) {
        return JsonText.shortened(call);
    }
}
