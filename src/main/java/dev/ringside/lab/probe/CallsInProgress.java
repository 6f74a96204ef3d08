package dev.ringside.lab.probe;

import dev.ringside.linux.SyscallTable;
import dev.ringside.linux.tracefs.RingEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Which system call each task is in.
final class CallsInProgress {
    private static final int REGISTERS = 6;

    private final SyscallTable table = SyscallTable.ofThisComputer();
    private final Map<Integer, Call> byTask = new HashMap<>();

    /// A call as it was entered.
    ///
    /// @param name `recvfrom`
    /// @param arguments what the registers say
    /// @param fd the descriptor among them; null if there is none
    record Call(String name, Map<String, Object> arguments, @Nullable Integer fd) {
        /// An argument that is a number; 0 if it is not there.
        long number(String argument) {
            return arguments.get(argument) instanceof Long number ? number : 0;
        }
    }

    /// Remembers a `sys_enter`.
    Call enter(RingEvent event) {
        long[] registers = new long[REGISTERS];
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = event.number("args", i);
        }
        String name = table.name(event.number("id"));
        Map<String, Object> arguments = table.arguments(name, registers);
        Call call = new Call(name, arguments, table.descriptor(name, registers));
        byTask.put(event.pid(), call);
        return call;
    }

    /// The name of the call that a `sys_exit` ends. A return from a signal handler has the number
    /// -1; then it is the call that was entered.
    String exit(RingEvent event) {
        Call entered = byTask.remove(event.pid());
        long number = event.number("id");
        return number < 0 && entered != null ? entered.name() : table.name(number);
    }

    /// The call that a task is in; null if there is none or it is not known.
    @Nullable Call call(int tid) {
        return byTask.get(tid);
    }

    /// The descriptor of the call that a task is in; null if there is none or it is not known.
    @Nullable Integer descriptor(int tid) {
        Call call = byTask.get(tid);
        return call == null ? null : call.fd();
    }
}
