package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where each task's control block (PCB) stands in one machine: on its CPU, in a run queue, in a
/// wait queue, or asleep elsewhere. A task of which nothing is recorded, or which has ended, stands
/// nowhere.
///
/// @param boxes the place of each control block by thread id; foreign tasks stand in run queues too
/// @param elsewhere the observed tasks that sleep in no wait queue of the roster
record Standing(Map<Integer, Box> boxes, List<Task> elsewhere) {
    static Standing of(Machine machine, Roster roster, Plan plan) {
        var boxes = new HashMap<Integer, Box>();
        for (int i = 0; i < roster.cpus().size(); i++) {
            var cpu = machine.cpus().get(roster.cpus().get(i));
            if (cpu != null && cpu.known() && !cpu.idle()) {
                boxes.put(cpu.running(), onCpu(plan, i));
            }
            queue(
                    boxes,
                    machine.runQueue(roster.cpus().get(i)),
                    plan.runQueues().get(i),
                    plan.runQueuePlaces(),
                    plan);
        }
        for (int i = 0; i < roster.sockets().size(); i++) {
            var waiting = machine.waitQueue(roster.sockets().get(i).object());
            queue(boxes, waiting, plan.sockets().get(i).waiting(), 1, plan);
        }
        var elsewhere = sleepers(machine, roster);
        queue(boxes, elsewhere, plan.elsewhere(), 1, plan);
        return new Standing(boxes, elsewhere);
    }

    /// Where a task's control block stands.
    Optional<Box> of(int tid) {
        return Optional.ofNullable(boxes.get(tid));
    }

    /// The place for the running task inside a CPU's box; above it is room for one line.
    static Box onCpu(Plan plan, int cpu) {
        var box = plan.cpus().get(cpu);
        double pad = 0.5 * plan.em();
        double height = Math.min(3.2 * plan.em(), box.height() - 2.6 * plan.em());
        return new Box(box.x() + pad, box.bottom() - pad - height, box.width() - 2 * pad, height);
    }

    /// The places of a queue when `count` tasks are in it, at least `fewest`.
    static List<Box> cells(Box area, int count, int fewest, Plan plan) {
        return QueueCells.of(area, Math.max(count, fewest), plan.em());
    }

    private static void queue(
            Map<Integer, Box> boxes, List<Task> tasks, Box area, int fewest, Plan plan) {
        var cells = cells(area, tasks.size(), fewest, plan);
        for (int i = 0; i < tasks.size(); i++) {
            boxes.put(tasks.get(i).tid(), cells.get(i));
        }
    }

    private static List<Task> sleepers(Machine machine, Roster roster) {
        var sleepers = new ArrayList<Task>();
        for (int tid : roster.tasks()) {
            machine.task(tid)
                    .filter(t -> t.state().blocked() && socketPlace(machine, t, roster) < 0)
                    .ifPresent(sleepers::add);
        }
        return sleepers;
    }

    private static int socketPlace(Machine machine, Task task, Roster roster) {
        return machine.waitPlace(task).orElse(null) instanceof WaitPlace.OfDescriptor(_, var object)
                        && object != null
                ? roster.socketPlace(object)
                : -1;
    }
}
