package dev.ringside.story.rules;

import dev.ringside.machine.Interest;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfFiles.Delivered;
import dev.ringside.story.happening.OfRings.OfRing;
import dev.ringside.story.happening.OfTasks;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.happening.OfTasks.Woke;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Events;
import dev.ringside.trace.Context;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import java.util.stream.Stream;

/// The rules of tasks that are made ready.
final class WakeRules {
    private WakeRules() {}

    static Reading woken(Machine before, Woken e, Happening open) {
        var task = before.task(e.task()).orElse(null);
        if (task == null || !task.state().blocked() || !task.who().observed()) {
            return Reading.JOINS;
        }
        if (open instanceof OfRing r && wakes(r, e)) {
            return new Reading.Becomes(r.waking(e.task()));
        }
        if (open instanceof Delivered d && d.woken() < 0 && Rules.isOfKernel(task)) {
            return new Reading.Becomes(d.waking(e.task()));
        }
        var ofProcess = ProcessRules.woken(e, open);
        if (ofProcess != null || Rules.isOfKernel(task)) {
            return ofProcess != null ? ofProcess : Reading.JOINS;
        }
        var byHelper = AioRules.woken(before, e, open);
        if (byHelper != null) {
            return byHelper;
        }
        if (open instanceof Delivered d && d.woken() < 0) {
            var atRing = RingRules.woken(before, task, e);
            return atRing != null ? atRing : new Reading.Becomes(d.waking(e.task()));
        }
        boolean data =
                open instanceof OfTasks.Arrived a
                        && a.woken() < 0
                        && a.sender() == e.at().tid()
                        && e.context() != Context.HARDIRQ; // that is a timer
        if (data) {
            var place = before.waitPlace(task).orElse(null);
            return new Reading.Becomes(((OfTasks.Arrived) open).waking(e.task(), place, e.via()));
        }
        var call = task.call();
        boolean tries = open instanceof Tried t && t.task() == e.task();
        return tries || CrewRules.inHousekeeping(before, e.task())
                ? Reading.JOINS
                : Rules.opens(
                        new Woke(
                                e.task(),
                                e.by(),
                                e.context(),
                                call == null ? null : call.name(),
                                -1,
                                0,
                                false,
                                waitsForRoom(before, task)));
    }

    /// A task that was made ready gets a CPU within the same step.
    static Woke runs(Woke w, Task task, Switched e) {
        return new Woke(
                w.task(),
                w.by(),
                w.context(),
                w.call(),
                e.at().cpu(),
                readyNanos(task, e),
                e.at().source().evidence() == Evidence.INFERRED,
                w.room());
    }

    /// How long a task that gets a CPU was ready; -1 if that is not recorded.
    static long readyNanos(Task task, Switched e) {
        return task.state() == TaskState.READY
                ? e.at().nanos() - task.placement().sinceNanos()
                : -1;
    }

    /// Whether a blocked task waits for room to write, as far as what it waits for is recorded.
    private static boolean waitsForRoom(Machine before, Task task) {
        var call = task.call();
        var watch = task.watch();
        return switch (before.waitPlace(task).orElse(null)) {
            case WaitPlace.OfDescriptor _ -> call != null && Calls.sending(call.name());
            case WaitPlace.OfSet _ when watch != null ->
                    onlyRoom(watch.set().stream().map(Watched::events));
            case WaitPlace.OfEpoll(int _, Long object) when object != null ->
                    onlyRoom(
                            Stream.ofNullable(before.epolls().get(object))
                                    .flatMap(epoll -> epoll.interests().values().stream())
                                    .map(Interest::events));
            case null, default -> false;
        };
    }

    private static boolean onlyRoom(Stream<String> events) {
        var all = events.toList();
        return !all.isEmpty() && all.stream().allMatch(Events::onlyRoom);
    }

    /// Whether a request's next step goes with a wake-up: of whoever has to do it, or of whoever
    /// waits for its result.
    private static boolean wakes(OfRing ring, Woken e) {
        return switch (ring.act()) {
            case LISTED, HANDED, COMPLETED ->
                    ring.woken() < 0 && ring.by() == e.at().tid() && e.context() != Context.HARDIRQ;
            case PREPARED, TAKEN, POLLED, ARMED, LISTED_PAGES -> false;
            case ASLEEP, COPIED, COPIED_PAGES, REAPED -> false;
        };
    }
}
