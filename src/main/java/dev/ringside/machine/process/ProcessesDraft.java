package dev.ringside.machine.process;

import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;

import org.pcollections.PSortedMap;

import java.util.function.UnaryOperator;

/// The processes that were started meanwhile, while one fact is applied. Lives only that long.
public final class ProcessesDraft {
    private PSortedMap<Integer, ProcessState> processes;

    /// @param before the processes by their ids
    public ProcessesDraft(PSortedMap<Integer, ProcessState> before) {
        processes = before;
    }

    /// The processes by their ids.
    public PSortedMap<Integer, ProcessState> processes() {
        return processes;
    }

    /// Whether a process was started meanwhile.
    public boolean has(int process) {
        return processes.containsKey(process);
    }

    /// Changes what is known of a process that was started meanwhile; of another one it is nothing.
    public void change(int process, UnaryOperator<ProcessState> change) {
        var known = processes.get(process);
        if (known != null) {
            processes = processes.plus(process, change.apply(known));
        }
    }

    /// Takes a task that may be the first of a process.
    public void started(TaskStarted e) {
        if (e.type() == TaskType.PROCESS && !e.already() && e.process() == e.task()) {
            processes = processes.plus(e.task(), ProcessState.started(e.task(), e.parent()));
        }
    }

    /// Who waits in clone or vfork for a child that has its memory is woken by the child when that
    /// has left it, which is before the kernel reports the program that the child executes.
    ///
    /// @param maker the process of a task that waits in such a call; 0 if another one was woken
    public void woken(int maker, int by) {
        if (maker > 0) {
            change(by, p -> p.memoryOf() == maker ? p.leftMemory() : p);
        }
    }
}
