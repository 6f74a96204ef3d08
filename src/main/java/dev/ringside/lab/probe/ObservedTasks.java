package dev.ringside.lab.probe;

import dev.ringside.trace.Role;

import java.util.HashMap;
import java.util.Map;

/// The threads under study at a moment of a recording: those that were there from the beginning,
/// and those that they have started since.
final class ObservedTasks {
    private static final String WORKER = "worker ";
    private static final String HELPER = "helper ";
    private static final String CHILD = "child ";

    private final Map<Integer, ObservedTask> byTid = new HashMap<>();
    private final String called;
    private int workers;

    ObservedTasks(Observed observed) {
        called = observed.subsystems().contains(Subsystem.AIO) ? HELPER : WORKER;
        observed.tasks().forEach(task -> byTid.put(task.tid(), task));
    }

    boolean isTask(int tid) {
        return byTid.containsKey(tid);
    }

    /// The process of a thread; the thread itself if it is not under study.
    int process(int tid) {
        var task = byTid.get(tid);
        return task == null ? tid : task.process();
    }

    /// One of them has started another one.
    ///
    /// @param thread whether it belongs to the same process
    ObservedTask started(int by, int tid, boolean thread) {
        workers++;
        int process = thread ? process(by) : tid;
        String name = (thread ? called : CHILD) + workers;
        var task = new ObservedTask(tid, process, name, Role.WORKER);
        byTid.put(tid, task);
        return task;
    }
}
