package dev.ringside.tableau.stage;

import dev.ringside.story.Story;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Role;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Stories with many tasks, sockets and CPUs, made up to see whether the stage has room for them.
final class Crowds {
    private final List<TraceEvent> facts = new ArrayList<>();
    private final int tasks;
    private final int sockets;
    private final int cpus;
    private long nanos;

    private Crowds(int tasks, int sockets, int cpus) {
        this.tasks = tasks;
        this.sockets = sockets;
        this.cpus = cpus;
    }

    /// From nobody to more than there are places for.
    static List<Story> all() {
        var all = new ArrayList<Story>();
        for (int tasks : new int[] {0, 1, 2, 3, 4, 5, 8, 11}) {
            for (int sockets : new int[] {0, 1, 2, 3, 7, 16, 20}) {
                all.add(of(tasks, sockets, 1 + tasks % 6));
            }
        }
        return all;
    }

    static Story of(int tasks, int sockets, int cpus) {
        var crowd = new Crowds(tasks, sockets, cpus);
        crowd.gather();
        crowd.callAndSleep();
        crowd.send();
        crowd.preempt();
        var header =
                new TraceHeader("A crowd", "", Map.of(), "", "6.18", "", cpus, "", "", Map.of());
        return Story.of(new Trace(header, crowd.facts, null));
    }

    private void gather() {
        for (int i = 0; i < tasks; i++) {
            var role = i == 0 ? Role.SERVER : i % 2 == 0 ? Role.WORKER : Role.CLIENT;
            String name = i == 3 ? "a-task-with-a-rather-long-name" : "task-" + i;
            facts.add(
                    new TaskStarted(
                            at(i, 0), tid(i), tid(i), 0, name, role, TaskType.THREAD, true));
        }
        for (int i = 0; i < sockets && tasks > 0; i++) {
            var object =
                    new KernelObject(
                            500L + i, ObjectType.TCP, "127.0.0.1:" + i, "127.0.0.1:9" + i, null);
            facts.add(new Opened(at(0, 0), tid(0), 3 + i, object, true));
        }
    }

    private void callAndSleep() {
        for (int i = 0; i < tasks; i++) {
            int cpu = i % cpus;
            facts.add(new Switched(at(i, cpu), 0, Left.PREEMPTED, tid(i), false));
            var args = new CallArgs(Map.of("fd", 3L + i % Math.max(1, sockets), "len", 1_000_000L));
            String call = i % 3 == 2 ? "clock_nanosleep" : "recvfrom";
            facts.add(new SysEntered(at(i, cpu), call, args));
            if (i % 4 != 3) {
                facts.add(new Switched(at(i, cpu), tid(i), Left.SLEEPING, 0, false));
            }
        }
    }

    private void send() {
        for (int i = 0; i < 3 * sockets; i++) {
            facts.add(new SegmentSent(at(0, 0), "lo", 1_000 + i, "packet-" + i));
            facts.add(new Queued(at(0, 0), 500L + i / 3, 1_000_000 + i, "packet-" + i / 2));
        }
        facts.add(new SoftirqEntered(at(0, 0), "NET_RX"));
    }

    private void preempt() {
        for (int i = 0; i < tasks; i++) {
            facts.add(new Switched(at(i, 0), 0, Left.PREEMPTED, tid(i), false));
            facts.add(new Switched(at(i, 0), tid(i), Left.PREEMPTED, 77_777, false));
        }
    }

    private Stamp at(int task, int cpu) {
        nanos += 1_000;
        return new Stamp(nanos, cpu, tid(task), Source.PROGRAM, null);
    }

    private static int tid(int task) {
        return 4_000_000 + task;
    }
}
