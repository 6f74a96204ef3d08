package dev.ringside.machine.userspace;

import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.Watched;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;

/// What programs arrange in their own memory, of which the kernel knows nothing: who of a task's
/// coroutines has its turn, and what waits in a task's queue.
///
/// @param crews the coroutines by the task on which they run
/// @param queues the queues by the task whose they are
public record UserSpace(PSortedMap<Integer, Crew> crews, PSortedMap<Integer, EventQueue> queues) {
    /// Nothing is recorded of that.
    public static final UserSpace EMPTY = new UserSpace(TreePMap.empty(), TreePMap.empty());

    /// The coroutines of a task; none if none is recorded.
    public Crew crew(int task) {
        return crews.getOrDefault(task, Crew.NONE);
    }

    /// After a coroutine was put on its task.
    public UserSpace with(CoroutineMounted e) {
        return with(e.on(), crew(e.on()).mounted(e.coroutine(), e.at().nanos()));
    }

    /// After a coroutine has left its task.
    public UserSpace with(CoroutineYielded e) {
        return with(e.on(), crew(e.on()).yielded(e));
    }

    /// After something to be done was put into a queue.
    public UserSpace with(ItemQueued e) {
        int task = e.at().tid();
        var queue = queues.getOrDefault(task, EventQueue.named(e.queue()));
        return new UserSpace(crews, queues.plus(task, queue.with(e)));
    }

    /// After it was taken out.
    public UserSpace with(ItemTaken e) {
        int task = e.at().tid();
        var queue = queues.getOrDefault(task, EventQueue.named(e.queue()));
        return new UserSpace(crews, queues.plus(task, queue.taking(e)));
    }

    /// A call of a task has handed back descriptors.
    public UserSpace ready(int task, List<Watched> ready, long nanos) {
        return crews.containsKey(task) ? with(task, crew(task).ready(ready, nanos)) : this;
    }

    /// A task enters a call that waits for many descriptors.
    public UserSpace asks(int task) {
        var queue = queues.get(task);
        return queue == null ? this : new UserSpace(crews, queues.plus(task, queue.idle()));
    }

    private UserSpace with(int task, Crew crew) {
        return new UserSpace(crews.plus(task, crew), queues);
    }
}
