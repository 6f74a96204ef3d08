package dev.ringside.recordings;

import dev.ringside.machine.Socket;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Blocked;
import dev.ringside.story.Story;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import java.util.List;

/// One recording, asked for what its server did.
final class Run {
    private final Trace trace;
    private final Story story;
    private final int server;

    Run(String name) {
        this(Recordings.bundled(name));
    }

    Run(Trace trace) {
        this.trace = trace;
        this.story = Story.of(trace);
        this.server =
                all(TaskStarted.class).stream()
                        .filter(task -> task.role() == Role.SERVER)
                        .findFirst()
                        .orElseThrow()
                        .task();
    }

    int server() {
        return server;
    }

    <T extends TraceEvent> List<T> all(Class<T> kind) {
        return Recordings.facts(trace, kind);
    }

    /// The calls of one name that the server made.
    List<SysEntered> calls(String name) {
        return all(SysEntered.class).stream()
                .filter(e -> e.at().tid() == server && e.call().equals(name))
                .toList();
    }

    /// What they returned.
    List<SysReturned> returns(String name) {
        return all(SysReturned.class).stream()
                .filter(e -> e.at().tid() == server && e.call().equals(name))
                .toList();
    }

    /// The times that the server slept in a call.
    List<Blocked> sleeps(String call) {
        return story.blocked().stream()
                .filter(wait -> wait.task() == server && call.equals(wait.call()))
                .toList();
    }

    /// How many bytes lay in all receive queues when the server fell asleep.
    long queuedAt(Blocked sleep) {
        var machine = new Playback(trace).after(sleep.fact() + 1);
        return machine.sockets().values().stream()
                .map(Socket::queue)
                .mapToLong(queue -> queue.lengthBytes())
                .sum();
    }

    /// What the kernel said was left in the queues at the end.
    long leftBytes() {
        return all(QueueSampled.class).getLast().lengthBytes();
    }
}
