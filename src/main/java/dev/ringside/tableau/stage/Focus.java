package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfAio;
import dev.ringside.story.happening.OfComputing;
import dev.ringside.story.happening.OfComputing.BeganToCompute;
import dev.ringside.story.happening.OfComputing.DoneComputing;
import dev.ringside.story.happening.OfComputing.TookTurn;
import dev.ringside.story.happening.OfFiles;
import dev.ringside.story.happening.OfJobs;
import dev.ringside.story.happening.OfLocks;
import dev.ringside.story.happening.OfProcesses;
import dev.ringside.story.happening.OfRings;
import dev.ringside.story.happening.OfRings.OfRing;
import dev.ringside.story.happening.OfSignals;
import dev.ringside.story.happening.OfSignals.HandlerLeft;
import dev.ringside.story.happening.OfSignals.Interrupted;
import dev.ringside.story.happening.OfSignals.SignalAsked;
import dev.ringside.story.happening.OfSignals.SignalSentTo;
import dev.ringside.story.happening.OfSignals.SignalTaken;
import dev.ringside.story.happening.OfSignals.SignalWay;
import dev.ringside.story.happening.OfSpace;
import dev.ringside.story.happening.OfSwitches;
import dev.ringside.story.happening.OfTasks.Answered;
import dev.ringside.story.happening.OfTasks.Arrived;
import dev.ringside.story.happening.OfTasks.Asked;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfTasks.CopiedToUser;
import dev.ringside.story.happening.OfTasks.CutShort;
import dev.ringside.story.happening.OfTasks.Ended;
import dev.ringside.story.happening.OfTasks.FactsLost;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.happening.OfTasks.Finished;
import dev.ringside.story.happening.OfTasks.ForEach;
import dev.ringside.story.happening.OfTasks.Joins;
import dev.ringside.story.happening.OfTasks.Opening;
import dev.ringside.story.happening.OfTasks.Over;
import dev.ringside.story.happening.OfTasks.Picked;
import dev.ringside.story.happening.OfTasks.Preempted;
import dev.ringside.story.happening.OfTasks.Registered;
import dev.ringside.story.happening.OfTasks.Returned;
import dev.ringside.story.happening.OfTasks.Started;
import dev.ringside.story.happening.OfTasks.ThrownAway;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.happening.OfTasks.Woke;
import dev.ringside.story.happening.OfUserSpace;
import dev.ringside.story.happening.OfUserSpace.Handled;
import dev.ringside.story.happening.OfUserSpace.Listed;
import dev.ringside.story.happening.OfUserSpace.Swapped;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.trace.SwitchStep.SwitchAct;

import java.util.HashSet;
import java.util.Set;

/// What a step is about. Those elements are accented; everything else stays calm.
///
/// @param ids the elements
record Focus(Set<String> ids) {
    static Focus of(Moment moment) {
        var step = moment.step();
        var found = new Finder(moment.machine());
        if (step != null) {
            switch (step.happening()) {
                case Opening(), Over _, FactsLost _, CutShort _ -> {
                    // about no single thing
                }
                case Called(int task, _, _) -> found.task(task);
                case FellAsleep h -> found.task(h.task()).cpu(h.cpu()).place(h.place());
                case Preempted h -> found.task(h.task()).cpu(h.cpu()).runQueue(h.cpu());
                case Woke h -> found.task(h.task()).cpu(h.pickedOn());
                case Arrived h -> found.task(h.woken()).queue(h.object()).id("lo");
                case Picked h -> found.task(h.task()).cpu(h.cpu());
                case CopiedToUser h -> found.task(h.task()).queueOf(h.task(), h.fd()).buffer(h);
                case Returned h -> found.task(h.task());
                case ForEach h -> found.task(h.task());
                case Registered h -> found.task(h.task());
                case Asked h -> found.task(h.task());
                case Answered h -> found.task(h.asked().task());
                case Tried h -> found.task(h.task());
                case ThrownAway h -> found.queue(h.object());
                case OfAio h -> found.aio(h);
                case OfRings.OfRing h -> found.ring(h);
                case OfComputing h -> found.computing(h);
                case OfJobs h -> found.jobs(h);
                case OfLocks h -> found.locks(h);
                case OfFiles h -> found.files(h);
                case OfSignals h -> found.signals(h);
                case OfSpace h -> found.space(h);
                case OfSwitches h -> found.switches(h);
                case OfProcesses h -> found.processes(h);
                case OfUserSpace h -> found.userSpace(h);
                case Finished h -> found.task(h.task()).cpu(h.cpu());
                case Started h -> found.task(h.task()).task(h.child()).crewRunQueue(h.child());
                case Joins h -> found.task(h.task());
                case Ended(int task) -> found.task(task);
            }
        }
        return new Focus(Set.copyOf(found.ids));
    }

    /// Whether the step is about this element.
    boolean on(String id) {
        return ids.contains(id);
    }

    /// Collects ids.
    private static final class Finder {
        private final Machine machine;
        private final Set<String> ids = new HashSet<>();

        Finder(Machine machine) {
            this.machine = machine;
        }

        Finder id(String id) {
            ids.add(id);
            return this;
        }

        Finder task(int tid) {
            return id("task:" + tid);
        }

        Finder cpu(int number) {
            return id("cpu:" + number);
        }

        Finder runQueue(int cpu) {
            return id("runqueue:" + cpu);
        }

        /// The run queue where a new task waits.
        Finder crewRunQueue(int tid) {
            machine.task(tid).ifPresent(task -> runQueue(task.placement().cpu()));
            return this;
        }

        Finder queue(long object) {
            return id("queue:" + object);
        }

        Finder queueOf(int tid, int fd) {
            machine.task(tid).flatMap((Task t) -> machine.object(t, fd)).ifPresent(this::queue);
            return this;
        }

        Finder buffer(CopiedToUser copied) {
            return id("buffer:" + copied.task());
        }

        Finder ring(OfRing h) {
            for (int fd = h.fds().first(); fd >= 0 && fd <= h.fds().last(); fd++) {
                id("request:" + fd);
            }
            return switch (h.act()) {
                case PREPARED, TAKEN, POLLED -> id("ring:submissions");
                case ARMED, LISTED, LISTED_PAGES, HANDED, ASLEEP -> id("ring:kernel");
                case COPIED -> queueOf(h.owner(), h.fds().first()).id("buffer:" + h.owner());
                case COPIED_PAGES -> id("pages").id("buffer:" + h.owner());
                case COMPLETED, REAPED -> id("ring:completions");
            };
        }

        Finder computing(OfComputing happening) {
            return switch (happening) {
                case BeganToCompute h -> task(h.task()).cpu(h.cpu()).id("turns");
                case TookTurn h -> task(h.in()).task(h.out()).cpu(h.cpu()).runQueue(h.cpu());
                case DoneComputing h -> task(h.task()).id("turns");
            };
        }

        Finder files(OfFiles happening) {
            return switch (happening) {
                case OfFiles.Asks h -> task(h.task());
                case OfFiles.Answered h -> task(h.task());
                case OfFiles.Missed _, OfFiles.ReadAhead _ -> id("pages");
                case OfFiles.Ordered _ -> id("disk");
                case OfFiles.Delivered h ->
                        task(h.woken()).id("disk").id(h.direct() ? "buffer:" + h.woken() : "pages");
                case OfFiles.Found h -> task(h.task()).id("buffer:" + h.task()).id("pages");
                case OfFiles.Served h -> task(h.task()).id("buffer:" + h.task()).id("pages");
                case OfFiles.Got h -> task(h.task()).id("buffer:" + h.task());
                case OfFiles.AtEnd h -> task(h.task());
                case OfFiles.Faulted h -> task(h.task()).id("memory");
                case OfFiles.Mapped h -> task(h.task()).id("memory").id("pages");
                case OfFiles.Looked _ -> id("pages");
            };
        }

        Finder signals(OfSignals happening) {
            return switch (happening) {
                case SignalAsked h -> task(h.task());
                case SignalWay h -> task(h.task());
                case SignalSentTo _ -> id("signals");
                case Interrupted h -> task(h.task()).id("frame");
                case HandlerLeft h -> task(h.task());
                case SignalTaken h -> task(h.task());
            };
        }

        Finder space(OfSpace happening) {
            return switch (happening) {
                case OfSpace.HandedOver h -> task(h.task()).id("handed:" + h.address());
                case OfSpace.Refused h -> task(h.task()).id("handed:" + h.address());
                case OfSpace.MapRead h -> task(h.task()).id("handed:" + h.address());
                case OfSpace.Listed h -> {
                    h.regions().forEach(r -> id("region:" + r.start()));
                    yield this;
                }
            };
        }

        Finder switches(OfSwitches happening) {
            return switch (happening) {
                case OfSwitches.Measurement _ -> id("switch:cost");
                case OfSwitches.Stepped h -> switched(h.change()).step(h.act());
                case OfSwitches.WentOver h -> switched(h.change());
            };
        }

        private Finder switched(OfSwitches.Change change) {
            return cpu(change.cpu());
        }

        private Finder step(SwitchAct act) {
            return id("switch:" + act.text());
        }

        Finder aio(OfAio happening) {
            return switch (happening) {
                case OfAio.Requested h -> task(h.task());
                case OfAio.HelperStarted h ->
                        task(h.task()).task(h.child()).crewRunQueue(h.child());
                case OfAio.Positioned h -> task(h.helper());
                case OfAio.SleepsInstead h -> task(h.helper()).cpu(h.cpu());
                case OfAio.CopiedFor h ->
                        task(h.helper()).queueOf(h.helper(), h.fd()).id("buffer:" + h.owner());
                case OfAio.Done h -> task(h.helper()).task(h.woken());
                case OfAio.Suspended h -> task(h.task()).cpu(h.cpu());
                case OfAio.AskedInVain h -> task(h.task());
                case OfAio.TakenResult h -> task(h.task());
            };
        }

        Finder jobs(OfJobs happening) {
            return switch (happening) {
                case OfJobs.JobAsked h -> task(h.task()).id("way:" + h.way().text());
                case OfJobs.JobTaken h -> task(h.task()).id("job");
                case OfJobs.JobLooked h -> task(h.task()).id("job");
                case OfJobs.JobAwaited h -> task(h.task()).id("job");
                case OfJobs.JobDone h -> task(h.task()).id("job");
                case OfJobs.JobCalledBack h -> task(h.task()).id("job");
                case OfJobs.JobIdle h -> task(h.task());
                case OfJobs.JobGot h -> task(h.task()).id("way:" + h.way().text());
            };
        }

        Finder locks(OfLocks happening) {
            return switch (happening) {
                case OfLocks.LockTaken h -> task(h.task()).id("lock:" + h.lock());
                case OfLocks.LockWanted h -> task(h.task()).id("lock:" + h.lock());
                case OfLocks.LockReleased h -> task(h.task()).id("lock:" + h.lock());
                case OfLocks.LockGivenUp h -> task(h.task()).id("lock:" + h.lock());
                case OfLocks.ValueRead h -> task(h.task()).id("value:" + h.name());
                case OfLocks.ValueWritten h -> task(h.task()).id("value:" + h.name());
                case OfLocks.Displaced h -> task(h.task()).task(h.next()).cpu(h.cpu());
                case OfLocks.Deadlocked h -> {
                    h.circle().forEach(this::task);
                    yield place(h.asleep().place());
                }
            };
        }

        Finder processes(OfProcesses happening) {
            return switch (happening) {
                case OfProcesses.Created h -> task(h.task()).task(h.child()).table(h.child());
                case OfProcesses.Redirected h -> task(h.task()).table(h.task());
                case OfProcesses.Executes h -> task(h.task()).id("memory:" + h.task());
                case OfProcesses.GetsReady h -> task(h.task());
                case OfProcesses.LetsGo h -> task(h.task());
                case OfProcesses.Exits h -> task(h.task()).id("pcb:" + h.task());
                case OfProcesses.WaitsFor h -> task(h.task()).task(h.child());
                case OfProcesses.Reaped h -> task(h.task());
            };
        }

        Finder table(int process) {
            return id("table:" + process);
        }

        Finder userSpace(OfUserSpace happening) {
            return switch (happening) {
                case Worked h -> task(h.task()).id("work");
                case Swapped h -> task(h.task());
                case Listed h -> task(h.task());
                case Handled h -> task(h.task());
            };
        }

        Finder place(WaitPlace place) {
            return switch (place) {
                case WaitPlace.OfDescriptor(_, var object) when object != null ->
                        id("waitqueue:" + object);
                case WaitPlace.OfDescriptor _ -> id("elsewhere");
                case WaitPlace.OfLock(var lock, var _) -> id("lockqueue:" + lock);
                case WaitPlace.OfSet _,
                        WaitPlace.OfEpoll _,
                        WaitPlace.OfRing _,
                        WaitPlace.OfPage _ ->
                        id("waiting");
                case WaitPlace.OfTimer _,
                        WaitPlace.OfFutex _,
                        WaitPlace.OfJob _,
                        WaitPlace.Elsewhere _ ->
                        id("elsewhere");
            };
        }
    }
}
