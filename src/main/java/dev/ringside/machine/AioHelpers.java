package dev.ringside.machine;

import dev.ringside.machine.userspace.UserSpace;
import dev.ringside.trace.SysReturned;

import org.pcollections.PSortedMap;

/// The rule by which a call is for an asynchronous request: a thread of the same process reads from
/// the descriptor of a request that is under way.
final class AioHelpers {
    /// What a helper finds who tries to read at a position where there is none; it tries another
    /// call then.
    private static final String NO_POSITION = "ESPIPE";

    private AioHelpers() {}

    static UserSpace entered(
            UserSpace before, PSortedMap<Integer, Task> tasks, int tid, Call call) {
        if (before.aio().isEmpty() || call.fd().isEmpty() || !reads(call)) {
            return before;
        }
        int process = process(tasks, tid);
        for (int owner : before.aio().keySet()) {
            if (owner != tid && process(tasks, owner) == process) {
                return before.enters(owner, tid, call.fd().getAsInt());
            }
        }
        return before;
    }

    static UserSpace returned(UserSpace before, SysReturned e) {
        int tid = e.at().tid();
        var owner = NO_POSITION.equals(e.errno()) ? null : before.ownerOf(tid).orElse(null);
        return owner == null ? before : before.returns(owner, tid, e.result());
    }

    private static boolean reads(Call call) {
        return switch (call.name()) {
            case "read", "pread64" -> true;
            // the names of calls are an open set
            default -> false;
        };
    }

    private static int process(PSortedMap<Integer, Task> tasks, int tid) {
        var task = tasks.get(tid);
        return task == null ? tid : task.who().process();
    }
}
