package dev.ringside.machine;

import dev.ringside.trace.Role;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;

/// Who a task is. Thread ids are used again, so a task is its id together with its first fact.
///
/// @param tid its thread id
/// @param firstNanos when the recording met it first
/// @param process its thread group id; the same as `tid` if not recorded
/// @param parent the process that made it; 0 if not recorded
/// @param name its name; empty if not recorded
/// @param role what it does in the scenario
/// @param type what kind of task it is
public record Identity(
        int tid, long firstNanos, int process, int parent, String name, Role role, TaskType type) {
    static Identity foreign(int tid, long nanos) {
        return new Identity(tid, nanos, tid, 0, "", Role.OTHER, TaskType.PROCESS);
    }

    static Identity of(TaskStarted e) {
        long nanos = e.at().nanos();
        return new Identity(e.task(), nanos, e.process(), e.parent(), e.name(), e.role(), e.type());
    }

    Identity named(String newName) {
        return new Identity(tid, firstNanos, process, parent, newName, role, type);
    }

    /// Whether it is a thread that the kernel has made for a ring of this process. Such a thread
    /// never runs in user mode; its name tells.
    public boolean ofKernel() {
        return role == Role.WORKER && name.startsWith("iou-");
    }

    /// Whether it belongs to the experiment, rather than to the rest of the computer.
    public boolean observed() {
        return role != Role.OTHER && role != Role.HELPER;
    }
}
