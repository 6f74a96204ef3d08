package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfTasks.Returned;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.SysReturned;

/// What is told of a call that begins or ends, beside its name.
final class CallSteps {
    /// The other end of a TCP connection has closed its half, this one has not.
    static final String CLOSED_THERE = "CLOSE_WAIT";

    private CallSteps() {}

    static Called called(Machine before, int tid, Call call) {
        boolean halfOpen =
                before.task(tid)
                        .flatMap(task -> before.object(task, Calls.descriptor(call.args())))
                        .map(before.sockets()::get)
                        .filter(socket -> CLOSED_THERE.equals(socket.state()))
                        .isPresent();
        return new Called(tid, call, halfOpen);
    }

    static Returned returned(Machine before, SysReturned e) {
        long lengthBytes =
                before.task(e.at().tid())
                        .map(Task::call)
                        .map(call -> call.lengthBytes().orElse(-1))
                        .orElse(-1L);
        return new Returned(e.at().tid(), e.call(), e.result(), e.errno(), lengthBytes);
    }
}
