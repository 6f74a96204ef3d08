package dev.ringside.app;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Context;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.Woken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Recordings that nobody makes in a lecture, but that somebody has.
final class OddTraces {
    private static final Source KERNEL = new Source("raw_syscalls:sys_enter");

    private final List<TraceEvent> facts = new ArrayList<>();
    private long nanos;

    private OddTraces() {}

    /// A recording in which nothing was recorded.
    static Trace withoutFacts() {
        return new OddTraces().trace();
    }

    /// One task that starts, and nothing else.
    static Trace oneTask() {
        var odd = new OddTraces();
        odd.started(1, "alone", Role.SERVER);
        return odd.trace();
    }

    /// It begins while a call is under way: what returns first has never been entered.
    static Trace inTheMiddleOfACall() {
        var odd = new OddTraces();
        odd.started(1, "server", Role.SERVER);
        odd.opened(1);
        odd.facts.add(new SysReturned(odd.at(1), "recvfrom", 64, null));
        odd.blockingReceive(1);
        return odd.trace();
    }

    /// A server and many clients, each of which waits once.
    static Trace manyTasks(int count) {
        var odd = new OddTraces();
        odd.started(1, "server", Role.SERVER);
        for (int task = 2; task <= count; task++) {
            odd.started(task, "client " + task, Role.CLIENT);
        }
        for (int task = 1; task <= count; task++) {
            odd.opened(task);
            odd.blockingReceive(task);
        }
        return odd.trace();
    }

    private void started(int task, String name, Role role) {
        facts.add(new TaskStarted(at(task), task, task, 0, name, role, TaskType.PROCESS, true));
    }

    private void opened(int task) {
        var socket = new KernelObject(1000L + task, ObjectType.TCP, null, "peer", null);
        facts.add(new Opened(at(task), task, 7, socket, true));
    }

    private void blockingReceive(int task) {
        facts.add(new SysEntered(at(task), "recvfrom", new CallArgs(Map.of("fd", 7L, "len", 64L))));
        facts.add(new Switched(at(task), task, Left.SLEEPING, 0, false));
        facts.add(new Woken(at(0), task, 0, Context.SOFTIRQ, null));
        facts.add(new Switched(at(0), 0, Left.IDLE, task, false));
        facts.add(new SysReturned(at(task), "recvfrom", 64, null));
    }

    private Stamp at(int task) {
        nanos += 1000;
        return new Stamp(nanos, 0, task, KERNEL, null);
    }

    private Trace trace() {
        var header =
                new TraceHeader(
                        "odd",
                        "blocking",
                        Map.of(),
                        "2026-11-21T02:00:00Z",
                        "6.18.0",
                        "x86_64",
                        1,
                        "CLOCK_MONOTONIC",
                        "tracefs",
                        Map.of());
        return new Trace(header, List.copyOf(facts), new TraceEnd(facts.size(), 0, true));
    }
}
