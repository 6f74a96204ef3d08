package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfTasks.Returned;
import dev.ringside.story.words.Behind;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.SysReturned;

import java.util.Optional;

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
        boolean settled = e.call().equals("io_uring_enter") && settled(before, e.at().tid());
        return new Returned(e.at().tid(), e.call(), e.result(), e.errno(), lengthBytes, settled);
    }

    /// Whether the ring that a task's call is about has nothing under way, and results.
    private static boolean settled(Machine before, int tid) {
        return before.task(tid)
                .flatMap(task ->
                        Optional.ofNullable(task.call())
                                .map(call -> Calls.descriptor(call.args()))
                                .flatMap(fd -> before.object(task, fd)))
                .map(before.urings()::get)
                .filter(ring -> ring.inFlight().isEmpty() && !ring.completions().isEmpty())
                .isPresent();
    }

    /// What is behind a descriptor of a task.
    static Behind behind(Machine before, int tid, int fd) {
        return before.task(tid)
                .flatMap(task -> before.object(task, fd))
                .map(before.sockets()::get)
                .map(socket -> behind(socket.object()))
                .orElse(Behind.OTHER);
    }

    private static Behind behind(KernelObject object) {
        return switch (object.type()) {
            case TCP, UNIX ->
                    object.local() != null && object.peer() == null
                            ? Behind.LISTENER
                            : Behind.CONNECTION;
            case UDP -> Behind.DATAGRAMS;
            case PIPE -> Behind.PIPE;
            case FILE ->
                    object.path() != null && object.path().startsWith("/proc/")
                            ? Behind.PROCFS
                            : Behind.FILE;
            case EPOLL -> Behind.EPOLL;
            case TERMINAL, OTHER -> object.isRing() ? Behind.RING : Behind.OTHER;
        };
    }
}
