package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfFiles.Served;
import dev.ringside.story.happening.OfSignals.SignalAsked;
import dev.ringside.story.happening.OfTasks.CutShort;
import dev.ringside.story.happening.OfTasks.FactsLost;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.happening.OfTasks.ForEach;
import dev.ringside.story.happening.OfTasks.Over;
import dev.ringside.story.happening.OfTasks.Picked;
import dev.ringside.story.happening.OfTasks.Preempted;
import dev.ringside.story.happening.OfTasks.Registered;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.happening.OfTasks.Woke;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.story.words.Calls;
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
import dev.ringside.trace.Left;
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
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
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

/// Decides for each fact whether a step begins with it, by what it is and how the machine stood
/// before.
///
/// The server's calls, sleeps, wake-ups and copies are steps of their own; a client is told more
/// briefly, since it is there only to give the server something to wait for. Here are the rules of
/// the scheduler; those of calls are in [CallRules], those of bytes in [DataRules].
public final class Rules {
    /// What a fact does to the story.
    public sealed interface Reading {
        /// It belongs to the step that is open.
        record Joins() implements Reading {}

        /// It belongs to the step that is open, and says more of what happens there.
        record Becomes(Happening happening) implements Reading {}

        /// A new step begins with it.
        record Opens(Happening happening) implements Reading {}

        /// The reading of a fact that says nothing new.
        Reading JOINS = new Joins();
    }

    private final Lookahead ahead;
    private final Queues queues;
    private final CallRules calls;
    private final DataRules data;
    private final CrewRules crew;
    private final SignalRules signals;
    private final ComputeRules computing;
    private final LockRules locks;
    private final SwitchRules switches;
    private final RingRules rings = new RingRules();
    private final AioRules aio;
    private final ProcessRules processes = new ProcessRules();
    private final FileRules files;

    /// @param queues the receive queues after the fact that is read
    public Rules(Trace trace, Queues queues) {
        this.queues = queues;
        this.ahead = new Lookahead(trace);
        this.crew = new CrewRules(ahead);
        this.locks = new LockRules(ahead, crew);
        this.switches = new SwitchRules(trace);
        this.signals = new SignalRules(ahead, queues);
        this.aio = new AioRules(ahead, crew);
        this.files = new FileRules(ahead.servedFromCache());
        this.calls = new CallRules(trace, ahead, queues, crew, signals, processes, files);
        this.data = new DataRules(ahead, queues);
        this.computing = new ComputeRules(trace);
    }

    public Reading reads(int index, Machine before, TraceEvent event, Happening open) {
        var ofFile = files.reads(before, event, open);
        return ofFile != null ? ofFile : others(index, before, event, open);
    }

    private Reading others(int index, Machine before, TraceEvent event, Happening open) {
        return switch (event) {
            case SysEntered e -> calls.entered(index, before, e, open);
            case SysReturned e -> files.returned(before, e, open, calls.returned(before, e, open));
            case WaitSet e -> calls.handedOver(index, before, e, open);
            case ReadyReturned e -> calls.handedBack(before, e, open);
            case Switched e when RingRules.sleeps(before, e) -> RingRules.left(before, e);
            case Switched e -> e.already() ? Reading.JOINS : switched(index, before, e, open);
            case SwitchStep e -> switches.stepped(index, before, e, open);
            case Woken e -> data.woken(before, ahead.fact(index - 1), e, open);
            case Queued e -> data.queued(before, e, open);
            case Copied e -> {
                var ofRing = rings.copied(before, e, open);
                yield ofRing != null ? ofRing : data.copied(before, e, open);
            }
            case Discarded e -> data.discarded(before, e, open);
            case CoroutineMounted e -> UserSpaceRules.mounted(before, e, open);
            case CoroutineYielded e -> UserSpaceRules.yielded(before, e);
            case ItemQueued e -> UserSpaceRules.queued(before, e, open);
            case ItemTaken e -> UserSpaceRules.taken(before, e);
            case SignalSent e -> signals.sent(before, e, open);
            case SignalDelivered e -> signals.delivered(before, e, open);
            case SiginfoSeen e -> signals.seen(before, e, open);
            case Computed e -> {
                var ofTurns = computing.computed(before, e);
                yield ofTurns != null ? ofTurns : signals.computed(before, e, open);
            }
            case AioRequested e -> aio.requested(before, e, open);
            case AioAsked e -> aio.asked(before, e, open);
            case AioTaken e -> aio.taken(before, e, open);
            case AioSuspended e -> aio.suspended(e);
            case TaskEnded e -> processes.ended(before, e, open);
            case MemoryShared e -> processes.shared(e, open);
            case Executed e -> processes.executed(e, open);
            case Lost e -> opens(new FactsLost(e.count(), e.where()));
            case EndedEarly e -> opens(new CutShort(e.why()));
            case QueueSampled _ -> sampled(index, open);
            case TaskStarted e -> aio.started(index, before, e, open);
            case TaskNamed _, Opened _, Closed _, BytesSeen _, Migrated _ -> Reading.JOINS;
            case RegionMapped _ -> Reading.JOINS;
            case JobChanged e -> JobRules.changed(ahead, before, e, open);
            case LockChanged e -> locks.changed(before, e);
            case ValueAccessed e -> LockRules.accessed(before, e);
            case FileExtent _, PageSampled _, PageLookedUp _, PageAdded _ -> Reading.JOINS;
            case PageRemoved _, PageFault _, PageMapped _, AddressHanded _ -> Reading.JOINS;
            case BlockIssued _, BlockCompleted _, Connection _, Unrecognised _ -> Reading.JOINS;
            case UringPrepared e -> rings.prepared(before, e, open);
            case UringSubmitted e -> rings.submitted(before, e, open);
            case UringRan e -> rings.ran(before, e, open);
            case UringCompleted e -> rings.completed(before, e, open);
            case UringReaped e -> rings.reaped(before, e, open);
            case SoftirqEntered _, SoftirqLeft _, SegmentSent _, SegmentReceived _ -> Reading.JOINS;
            case Measured e -> SwitchRules.measured(before, e, open);
            case Sampled e -> computing.sampled(e, open);
        };
    }

    private Reading sampled(int index, Happening open) {
        var over = new Over(queues.sampled());
        var again = open instanceof Over ? new Reading.Becomes(over) : Reading.JOINS;
        return ahead.over(index) ? opens(over) : again;
    }

    private Reading switched(int index, Machine before, Switched e, Happening open) {
        if (SwitchRules.tells(before, e)) {
            if (e.left() != Left.PREEMPTED) {
                calls.slept(e.out());
            }
            return Reading.JOINS;
        }
        var turn = computing.switched(index, before, e);
        var displaced = turn != null ? turn : locks.switched(before, e, open);
        if (displaced != null) {
            return displaced;
        }
        var in = before.task(e.in());
        boolean wasReady = in.map(t -> t.state() == TaskState.READY).orElse(false);
        boolean briefly = crew.wasInterruptedBriefly(e.in());
        boolean leaves =
                isServer(before, e.out())
                        && e.left() != Left.PREEMPTED
                        && !CrewRules.inHousekeeping(before, e.out());
        if (!leaves
                && isServer(before, e.in())
                && (wasReady || in.map(Rules::wasAway).orElse(false))) {
            boolean goesOn =
                    (UserSpaceRules.works(before, e.in()) && wasReady)
                            || SignalRules.computes(before, e.in())
                            || locks.computes(before, e.in());
            return goesOn && !observed(before, e.out())
                    ? Reading.JOINS
                    : runsAgain(index, before, in.orElseThrow(), e, open, briefly);
        }
        if (observed(before, e.out()) && e.left() != Left.PREEMPTED) {
            return left(index, before, e, open);
        }
        if (observed(before, e.out())) {
            boolean folds =
                    folds(open, e.out())
                            || UserSpaceRules.works(before, e.out())
                            || SignalRules.computes(before, e.out())
                            || locks.computes(before, e.out());
            return folds && !observed(before, e.in())
                    ? open instanceof Tried t ? new Reading.Becomes(t.interrupted()) : Reading.JOINS
                    : opens(new Preempted(e.out(), e.at().cpu(), e.in()));
        }
        if (wasReady && isClient(before, e.in())) {
            return open instanceof Woke w && w.task() == e.in() && w.pickedOn() < 0
                    ? new Reading.Becomes(WakeRules.runs(w, in.orElseThrow(), e))
                    : opens(picked(before, in.orElseThrow(), e));
        }
        return Reading.JOINS;
    }

    private Reading runsAgain(
            int index, Machine before, Task task, Switched e, Happening open, boolean briefly) {
        if (briefly) {
            return Reading.JOINS;
        }
        if (crew.rests(index, before, task)) {
            if (e.left() == Left.PREEMPTED) {
                crew.interruptedBriefly(e.out());
            }
            locks.runsUntold(task.tid());
            return Reading.JOINS;
        }
        if (folds(open, task.tid()) || LockRules.settles(before, open, e)) {
            return Reading.JOINS;
        }
        boolean rested =
                open instanceof Woke w
                        && w.task() == task.tid()
                        && w.pickedOn() < 0
                        && w.call() != null
                        && Calls.resting(w.call());
        return rested
                ? new Reading.Becomes(WakeRules.runs((Woke) open, task, e))
                : opens(picked(before, task, e));
    }

    /// Whether the open step is one of many like calls of the task: another program that has its
    /// CPU for a while does not end it.
    private static boolean folds(Happening open, int tid) {
        return switch (open) {
            case Tried h -> h.task() == tid;
            case Served h -> h.task() == tid;
            case Registered h -> h.task() == tid;
            case ForEach h -> h.task() == tid;
            case SignalAsked h -> h.task() == tid;
            case Worked h -> h.task() == tid;
            // every other step is about one call or none
            default -> false;
        };
    }

    private Reading left(int index, Machine before, Switched e, Happening open) {
        crew.firstRun(e.in());
        if (e.left() == Left.DEAD) {
            boolean process = before.processes().containsKey(e.out());
            return process && isServer(before, e.in())
                    ? opens(picked(before, before.task(e.in()).orElseThrow(), e))
                    : Reading.JOINS; // sched_process_exit has told it
        }
        var forRequest = AioRules.left(before, e, open);
        if (forRequest != null) {
            return forRequest;
        }
        var call = before.task(e.out()).orElseThrow().call();
        if (call == null || !Calls.housekeeping(call, before)) {
            return open instanceof Tried t && t.task() == e.out()
                    ? new Reading.Becomes(t.slept())
                    : opens(LockRules.closing(before, asleep(index, before, e)));
        }
        if (ahead.callsAgain(index, e.out())) {
            return JobRules.left(e.out(), open); // the run time sleeps for a moment
        }
        return crew.done(index, before, e.out(), e.at().cpu(), e.in(), open);
    }

    private FellAsleep asleep(int index, Machine before, Switched e) {
        var asleep = Fold.apply(before, e);
        var task = asleep.task(e.out()).orElseThrow();
        var call = task.call();
        var place =
                asleep.waitPlace(task)
                        .orElse(new WaitPlace.Elsewhere(call == null ? null : call.name()));
        calls.slept(e.out());
        boolean edge = place instanceof WaitPlace.OfEpoll && isServer(before, e.out());
        return new FellAsleep(
                e.out(),
                call,
                place,
                place instanceof WaitPlace.OfDescriptor(int _, var object) && object != null
                        ? queues.type(object)
                        : null,
                e.left(),
                e.at().source().evidence() == Evidence.INFERRED,
                ahead.waitingIn(index, e.out()),
                e.at().cpu(),
                e.in(),
                edge ? queues.unread() : null,
                UserSpaceRules.stalled(before, e.out()));
    }

    /// A thread of the kernel has no program, so its comings and goings are no steps.
    static boolean isOfKernel(Task task) {
        return task.who().ofKernel();
    }

    private Picked picked(Machine before, Task task, Switched e) {
        return new Picked(
                task.tid(),
                e.at().cpu(),
                WakeRules.readyNanos(task, e),
                task.placement().sinceNanos() <= 0,
                e.out(),
                e.left(),
                before.task(e.out()).map(Task::call).map(Call::name).orElse(null),
                crew.firstRun(task.tid()));
    }

    /// Whether a task has left its CPU to wait, without a word on who made it ready since.
    private static boolean wasAway(Task task) {
        boolean left = task.state() == TaskState.UNKNOWN && task.placement().sinceNanos() > 0;
        return task.state().blocked() || left;
    }

    static boolean observed(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().observed() && !isOfKernel(t)).orElse(false);
    }

    static boolean isClient(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().role() == Role.CLIENT).orElse(false);
    }

    static boolean isServer(Machine machine, int tid) {
        return observed(machine, tid) && !isClient(machine, tid);
    }

    static Reading opens(Happening happening) {
        return new Reading.Opens(happening);
    }
}
