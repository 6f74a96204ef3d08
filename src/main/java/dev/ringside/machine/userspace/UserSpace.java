package dev.ringside.machine.userspace;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.Watched;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What programs arrange in their own memory, of which the kernel knows nothing: who of a task's
/// coroutines has its turn, what waits in a task's queue, and who has which lock.
///
/// @param crews the coroutines by the task on which they run
/// @param queues the queues by the task whose they are
/// @param aio the asynchronous requests by the task that makes them
/// @param shared what the threads of a program share
/// @param jobs what one thread wants done, by itself or by another one
/// @param space which addresses a program has, and which it hands over
public record UserSpace(
        PSortedMap<Integer, Crew> crews,
        PSortedMap<Integer, EventQueue> queues,
        PSortedMap<Integer, Aio> aio,
        Shared shared,
        Jobs jobs,
        AddressSpace space) {
    /// Nothing is recorded of that.
    public static final UserSpace EMPTY =
            new UserSpace(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    Shared.NOTHING,
                    Jobs.NONE,
                    AddressSpace.NONE);

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
        return new UserSpace(crews, queues.plus(task, queue.with(e)), aio, shared, jobs, space);
    }

    /// After it was taken out.
    public UserSpace with(ItemTaken e) {
        int task = e.at().tid();
        var queue = queues.getOrDefault(task, EventQueue.named(e.queue()));
        return new UserSpace(crews, queues.plus(task, queue.taking(e)), aio, shared, jobs, space);
    }

    /// A call of a task has handed back descriptors.
    public UserSpace ready(int task, List<Watched> ready, long nanos) {
        return crews.containsKey(task) ? with(task, crew(task).ready(ready, nanos)) : this;
    }

    /// A task enters a call that waits for many descriptors, or is done with that.
    public UserSpace asks(int task) {
        var queue = queues.get(task);
        return queue == null
                ? this
                : new UserSpace(crews, queues.plus(task, queue.idle()), aio, shared, jobs, space);
    }

    /// The asynchronous requests of a task; none if none are recorded.
    public Aio aio(int task) {
        return aio.getOrDefault(task, Aio.NONE);
    }

    /// After a task has asked for an asynchronous transfer.
    public UserSpace with(AioRequested e) {
        return with(e.at().tid(), aio(e.at().tid()).with(e));
    }

    /// After it has looked whether one is done.
    public UserSpace with(AioAsked e) {
        return with(e.at().tid(), aio(e.at().tid()).with(e));
    }

    /// After it has taken a result.
    public UserSpace with(AioTaken e) {
        return with(e.at().tid(), aio(e.at().tid()).with(e));
    }

    /// After it has begun or ended to wait for some.
    public UserSpace with(AioSuspended e) {
        return with(e.at().tid(), aio(e.at().tid()).with(e));
    }

    /// The task for whose requests a thread makes the calls, if it makes some.
    public Optional<Integer> ownerOf(int helper) {
        return aio.entrySet().stream()
                .filter(entry -> entry.getValue().helpers().contains(helper))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// A thread of the same process enters a call that reads from a descriptor.
    public UserSpace enters(int owner, int helper, int fd) {
        return with(owner, aio(owner).enters(helper, fd));
    }

    /// A call of a thread of the same process has returned.
    public UserSpace returns(int owner, int helper, long result) {
        return with(owner, aio(owner).returns(helper, result));
    }

    /// After a thread did something with a lock.
    public UserSpace with(LockChanged e) {
        return new UserSpace(crews, queues, aio, shared.with(e), jobs, space);
    }

    /// After a program read or wrote a value that its threads share.
    public UserSpace with(ValueAccessed e) {
        int coroutine = crew(e.at().tid()).mounted().map(Coroutine::number).orElse(Value.NONE);
        return new UserSpace(crews, queues, aio, shared.with(e, coroutine), jobs, space);
    }

    /// After a thread did something with a job.
    ///
    /// @param used what the thread that did it has used so far
    public UserSpace with(JobChanged e, Effort used) {
        return new UserSpace(crews, queues, aio, shared, jobs.with(e, used), space);
    }

    /// A task enters a call; it may take bytes out of a descriptor.
    public UserSpace reads(int task, String call) {
        return jobs.begun()
                ? new UserSpace(crews, queues, aio, shared, jobs.reads(task, call), space)
                : this;
    }

    /// After a program has handed over an address.
    public UserSpace with(AddressHanded e) {
        return with(space.with(e));
    }

    /// After it has found a part of its address space.
    public UserSpace with(RegionMapped e) {
        return with(space.with(e));
    }

    /// A call has returned; it may be one that an address was handed to.
    public UserSpace returned(SysReturned e) {
        return space.begun() ? with(space.returned(e)) : this;
    }

    private UserSpace with(AddressSpace next) {
        return new UserSpace(crews, queues, aio, shared, jobs, next);
    }

    private UserSpace with(int task, Aio next) {
        return new UserSpace(crews, queues, aio.plus(task, next), shared, jobs, space);
    }

    private UserSpace with(int task, Crew crew) {
        return new UserSpace(crews.plus(task, crew), queues, aio, shared, jobs, space);
    }
}
