package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where each task's control block (PCB) stands in one machine: on its CPU, in a run queue, in a
/// wait queue, or asleep elsewhere. A task of which nothing is recorded, or which has ended, stands
/// nowhere.
///
/// @param boxes the place of each control block by thread id; foreign tasks stand in run queues too
/// @param waiting the observed tasks in wait queues of sockets that have no room for a queue of
///   their own
/// @param inEpoll the observed tasks in the wait queue of the epoll instance
/// @param elsewhere the observed tasks that sleep in no wait queue of the roster
record Standing(
        Map<Integer, Box> boxes, List<Task> waiting, List<Task> inEpoll, List<Task> elsewhere) {
    static Standing of(Machine machine, Roster roster, Plan plan) {
        var standing =
                new Standing(
                        new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        standing.onCpus(machine, roster, plan);
        standing.asleep(machine, roster, plan);
        return standing;
    }

    private void onCpus(Machine machine, Roster roster, Plan plan) {
        for (int i = 0; i < roster.cpus().size(); i++) {
            var cpu = machine.cpus().get(roster.cpus().get(i));
            if (cpu != null && cpu.known() && !cpu.idle()) {
                boxes.put(cpu.running(), onCpu(plan, i));
            }
            queue(
                    machine.runQueue(roster.cpus().get(i)),
                    plan.places().runQueues().get(i),
                    plan.runQueuePlaces(),
                    plan);
        }
    }

    private void asleep(Machine machine, Roster roster, Plan plan) {
        var queues = new LinkedHashMap<Long, List<Task>>();
        for (int tid : roster.tasks()) {
            machine.task(tid)
                    .filter(t -> t.state().blocked())
                    .ifPresent(t -> home(machine, t, roster, plan, queues).add(t));
        }
        if (plan.roomySockets()) {
            for (int i = 0; i < roster.sockets().size(); i++) {
                var here = queues.getOrDefault(roster.sockets().get(i).object(), List.of());
                queue(here, plan.places().sockets().get(i).waiting(), 1, plan);
            }
        } else {
            queues.values().forEach(waiting::addAll);
            queue(waiting, plan.places().waiting(), 1, plan);
            epollQueue(plan).ifPresent(area -> queue(inEpoll, area, 1, plan));
        }
        asleepElsewhere(roster, plan);
    }

    /// In a crowd everybody has a place to sleep, so that nobody moves when another one wakes up.
    private void asleepElsewhere(Roster roster, Plan plan) {
        var area = plan.places().elsewhere();
        if (plan.roomySockets()) {
            queue(elsewhere, area, 1, plan);
            return;
        }
        var homes = homes(roster, plan);
        for (var task : elsewhere) {
            boxes.put(task.tid(), homes.get(roster.tasks().indexOf(task.tid())));
        }
    }

    /// The program under study is the last, for it hardly ever sleeps there.
    private static List<Box> homes(Roster roster, Plan plan) {
        var cells = cells(plan.places().elsewhere(), roster.tasks().size(), 1, plan);
        var homes = new ArrayList<>(cells.subList(0, roster.tasks().size()));
        Collections.rotate(homes, 1);
        return homes;
    }

    /// The places of those who sleep elsewhere, or the first one if nobody does.
    List<Box> elsewherePlaces(Roster roster, Plan plan) {
        if (plan.roomySockets()) {
            return cells(plan.places().elsewhere(), elsewhere.size(), 1, plan);
        }
        if (elsewhere.isEmpty()) {
            return List.of(
                    cells(plan.places().elsewhere(), roster.tasks().size(), 1, plan).getFirst());
        }
        return elsewhere.stream().map(t -> boxes.getOrDefault(t.tid(), Places.NONE)).toList();
    }

    /// Among whom a blocked task stands.
    private List<Task> home(
            Machine machine, Task task, Roster roster, Plan plan, Map<Long, List<Task>> queues) {
        return switch (machine.waitPlace(task).orElseGet(() -> new WaitPlace.Elsewhere(null))) {
            case WaitPlace.OfDescriptor(_, Long object)
                    when object != null && roster.knows(object) && hasWaitQueues(plan) ->
                    queues.computeIfAbsent(object, _ -> new ArrayList<>());
            case WaitPlace.OfSet _ when roster.crowded() && !isEpoll(roster) -> waiting;
            case WaitPlace.OfEpoll _ when isEpoll(roster) -> inEpoll;
            case WaitPlace.OfDescriptor _, WaitPlace.OfSet _, WaitPlace.OfEpoll _ -> elsewhere;
            case WaitPlace.OfTimer _, WaitPlace.OfFutex _, WaitPlace.Elsewhere _ -> elsewhere;
        };
    }

    /// An epoll instance leaves no room for the wait queues of sockets.
    private static boolean hasWaitQueues(Plan plan) {
        return plan.roomySockets() || Places.there(plan.places().waiting());
    }

    private static boolean isEpoll(Roster roster) {
        return roster.mechanism() == Mechanism.EPOLL;
    }

    private static Optional<Box> epollQueue(Plan plan) {
        var instance = plan.places().mechanism();
        return Places.there(instance)
                ? Optional.of(EpollPlaces.of(instance, plan.em()).waiting())
                : Optional.empty();
    }

    /// Where a task's control block stands.
    Optional<Box> of(int tid) {
        return Optional.ofNullable(boxes.get(tid));
    }

    /// The place for the running task inside a CPU's box; above it is room for one line.
    static Box onCpu(Plan plan, int cpu) {
        var box = plan.places().cpus().get(cpu);
        double pad = 0.5 * plan.em();
        double height = Math.min(3.2 * plan.em(), box.height() - 2.6 * plan.em());
        return new Box(box.x() + pad, box.bottom() - pad - height, box.width() - 2 * pad, height);
    }

    /// The places of a queue when `count` tasks are in it, at least `fewest`.
    static List<Box> cells(Box area, int count, int fewest, Plan plan) {
        return QueueCells.of(area, Math.max(count, fewest), plan.em());
    }

    private void queue(List<Task> tasks, Box area, int fewest, Plan plan) {
        var cells = cells(area, tasks.size(), fewest, plan);
        for (int i = 0; i < tasks.size(); i++) {
            boxes.put(tasks.get(i).tid(), cells.get(i));
        }
    }
}
