package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Plan;
import dev.ringside.tableau.place.QueueCells;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where each task's control block (PCB) stands in one machine: on its CPU, in a run queue, in a
/// wait queue, or asleep elsewhere. A task of which nothing is recorded, or which has ended, stands
/// nowhere.
///
/// @param boxes the place of each control block by thread id; foreign tasks stand in run queues too
/// @param waiting the observed tasks in wait queues that have no place of their own
/// @param locks the observed tasks that wait for each lock
/// @param elsewhere the observed tasks that sleep in no wait queue of the roster
record Standing(
        Map<Integer, Box> boxes,
        List<Task> waiting,
        Map<String, List<Task>> locks,
        List<Task> elsewhere) {
    static Standing of(Machine machine, Roster roster, Plan plan) {
        var standing =
                new Standing(
                        new HashMap<>(), new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        standing.onCpus(machine, roster, plan);
        standing.asleep(machine, roster, plan);
        standing.kernelThreads(machine, roster, plan);
        standing.atLocks(machine, plan);
        standing.zombies(machine, roster, plan);
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

    /// A thread that the kernel has made for a ring sleeps at its ring.
    private void kernelThreads(Machine machine, Roster roster, Plan plan) {
        if (roster.mechanism().ofRings()) {
            var asleep = machine.observed().stream().filter(Standing::sleepsInKernel).toList();
            var cells = RingPlaces.of(plan).workers(asleep.size(), plan);
            for (int i = 0; i < cells.size(); i++) {
                boxes.put(asleep.get(i).tid(), cells.get(i));
            }
        }
    }

    /// Each lock has a place of its own, in the order of their names.
    private void atLocks(Machine machine, Plan plan) {
        var names = LockPlaces.names(machine);
        for (int i = 0; i < names.size(); i++) {
            var tasks = locks.getOrDefault(names.get(i), List.of());
            queue(tasks, LockPlaces.queue(plan, i), 1, plan);
        }
    }

    /// The control block of a process that has ended stays where the process would sleep.
    private void zombies(Machine machine, Roster roster, Plan plan) {
        if (roster.started().isEmpty() || plan.roomySockets()) {
            return;
        }
        var homes = homes(roster, plan);
        for (int tid : roster.started()) {
            int place = roster.tasks().indexOf(tid);
            var state = machine.processes().get(tid);
            var task = machine.task(tid).orElse(null);
            if (place >= 0 && state != null && state.isZombie() && task != null) {
                if (!boxes.containsKey(tid)) {
                    boxes.put(tid, homes.get(place));
                    elsewhere.add(task);
                }
            }
        }
    }

    private static boolean sleepsInKernel(Task task) {
        return task.who().ofKernel() && task.state().blocked();
    }

    private void asleep(Machine machine, Roster roster, Plan plan) {
        var queues = new LinkedHashMap<Long, List<Task>>();
        for (int tid : roster.tasks()) {
            machine.task(tid)
                    .filter(t -> t.state().blocked())
                    .ifPresent(t -> home(machine, t, roster, queues).add(t));
        }
        if (plan.roomySockets()) {
            for (int i = 0; i < roster.sockets().size(); i++) {
                var here = queues.getOrDefault(roster.sockets().get(i).object(), List.of());
                queue(here, plan.places().sockets().get(i).waiting(), 1, plan);
            }
        } else {
            queues.values().forEach(waiting::addAll);
            queue(waiting, plan.places().waiting(), 1, plan);
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
        int count = roster.tasks().size();
        var homes = new ArrayList<>(QueueCells.of(plan.places().elsewhere(), count, plan.em()));
        Collections.rotate(homes, 1);
        return homes;
    }

    /// The places for those who sleep elsewhere, at least one.
    List<Box> elsewherePlaces(Roster roster, Plan plan) {
        var area = plan.places().elsewhere();
        return plan.roomySockets()
                ? cells(area, elsewhere.size(), 1, plan)
                : QueueCells.of(area, Math.max(1, roster.tasks().size()), plan.em());
    }

    /// Those of them that are taken.
    List<Box> elsewhereTaken() {
        return elsewhere.stream().map(t -> boxes.get(t.tid())).filter(Objects::nonNull).toList();
    }

    /// Among whom a blocked task stands.
    private List<Task> home(
            Machine machine, Task task, Roster roster, Map<Long, List<Task>> queues) {
        boolean own = roster.mechanism().ownWaitQueue();
        return switch (machine.waitPlace(task).orElseGet(() -> new WaitPlace.Elsewhere(null))) {
            case WaitPlace.OfDescriptor(_, Long object)
                    when object != null && roster.knows(object) && !own ->
                    queues.computeIfAbsent(object, _ -> new ArrayList<>());
            case WaitPlace.OfSet _ when roster.crowded() && !own -> waiting;
            case WaitPlace.OfEpoll _, WaitPlace.OfRing _ when own -> waiting;
            case WaitPlace.OfRing _ -> elsewhere;
            case WaitPlace.OfPage _ when roster.mechanism().ofFiles() -> waiting;
            case WaitPlace.OfPage _ -> elsewhere;
            case WaitPlace.OfDescriptor _, WaitPlace.OfSet _, WaitPlace.OfEpoll _ -> elsewhere;
            case WaitPlace.OfLock(var lock, var _) when roster.agenda() == Agenda.LOCKS ->
                    locks.computeIfAbsent(lock, _ -> new ArrayList<>());
            case WaitPlace.OfLock _, WaitPlace.OfJob _ -> elsewhere;
            case WaitPlace.OfTimer _, WaitPlace.OfFutex _, WaitPlace.Elsewhere _ -> elsewhere;
        };
    }

    /// Where a task's control block stands.
    Optional<Box> of(int tid) {
        return Optional.ofNullable(boxes.get(tid));
    }

    /// The place for the running task inside a CPU's box; above it is room for one line.
    static Box onCpu(Plan plan, int cpu) {
        var box = plan.places().cpus().get(cpu);
        double pad = plan.places().lanes().step();
        double height = Math.min(3.2 * plan.em(), box.height() - 2.6 * plan.em());
        return new Box(box.x() + pad, box.bottom() - pad - height, box.width() - 2 * pad, height);
    }

    /// The places of a queue when `count` tasks are in it, at least `fewest`. If that is more than
    /// there is room for, the last place tells how many more there are.
    static List<Box> cells(Box area, int count, int fewest, Plan plan) {
        int most = QueueCells.capacity(area, plan.em());
        return QueueCells.of(area, Math.clamp(count, fewest, Math.max(fewest, most)), plan.em());
    }

    /// How many of `count` tasks have a place among `cells`.
    static int placed(int count, List<Box> cells) {
        return count <= cells.size() ? count : cells.size() - 1;
    }

    private void queue(List<Task> tasks, Box area, int fewest, Plan plan) {
        var cells = cells(area, tasks.size(), fewest, plan);
        for (int i = 0; i < placed(tasks.size(), cells); i++) {
            boxes.put(tasks.get(i).tid(), cells.get(i));
        }
    }
}
