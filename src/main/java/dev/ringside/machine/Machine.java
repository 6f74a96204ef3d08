package dev.ringside.machine;

import dev.ringside.machine.handover.Handovers;
import dev.ringside.machine.process.ProcessState;
import dev.ringside.machine.storage.Storage;
import dev.ringside.machine.turns.Turns;
import dev.ringside.machine.turns.Turns.Used;
import dev.ringside.machine.userspace.UserSpace;
import dev.ringside.trace.Role;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// The computer after the first n facts of a trace.
///
/// ```
///   tasks ── placement ──▶ cpus          descriptors: process → fd → object
///     │                                        │
///     └─ call, buffer                    sockets: object → receive queue
/// ```
///
/// @param nanos the time of the latest fact
/// @param tasks the tasks by thread id; of tasks that had the same id in turn, the latest. The idle
///   task is not among them
/// @param cpus the CPUs that facts have mentioned
/// @param descriptors for each process, its descriptors, and for each the inode of its object
/// @param sockets the objects by inode
/// @param epolls the epoll instances, by their object's id
/// @param urings the `io_uring` instances, by their object's id
/// @param storage the files, their pages in the page cache, and the disks below
/// @param segments the packets that are on their way, by their id
/// @param userSpace what programs arrange in their own memory
/// @param signals what is recorded of the signals of each task that has to do with some
/// @param turns who had a CPU when, since somebody computes
/// @param processes the processes that were started meanwhile, by their id
/// @param handovers how two tasks or coroutines hand over to one another
/// @param lostFacts how many facts the recorder is known to have missed
/// @param endedEarly why the recording stopped before its end; null if it did not
/// @param index the other way round through the tables above
public record Machine(
        long nanos,
        PSortedMap<Integer, Task> tasks,
        PSortedMap<Integer, Cpu> cpus,
        PSortedMap<Integer, PSortedMap<Integer, Long>> descriptors,
        PSortedMap<Long, Socket> sockets,
        PSortedMap<Long, Epoll> epolls,
        PSortedMap<Long, Uring> urings,
        Storage storage,
        PSortedMap<String, Segment> segments,
        UserSpace userSpace,
        PSortedMap<Integer, Signals> signals,
        Turns turns,
        PSortedMap<Integer, ProcessState> processes,
        Handovers handovers,
        long lostFacts,
        @Nullable String endedEarly,
        Index index) {
    /// The machine before any fact.
    public static final Machine UNKNOWN =
            new Machine(
                    0,
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    Storage.NONE,
                    TreePMap.empty(),
                    UserSpace.EMPTY,
                    TreePMap.empty(),
                    Turns.NONE,
                    TreePMap.empty(),
                    Handovers.NONE,
                    0,
                    null,
                    Index.EMPTY);

    /// The task with this id, if a fact has mentioned it.
    public Optional<Task> task(int tid) {
        return Optional.ofNullable(tasks.get(tid));
    }

    /// The tasks of the experiment, by thread id.
    public List<Task> observed() {
        return index.observed().stream().map(tasks::get).filter(Objects::nonNull).toList();
    }

    /// What a task has used for its work, up to `nanos` or until it was done; null if it has not
    /// computed.
    public @Nullable Used usedForWork(Task task, long nanos) {
        var work = turns.work(task.tid());
        if (work == null) {
            return null;
        }
        var used = work.after() == null ? task.used(nanos) : work.after();
        return used.since(work.before());
    }

    /// The tasks of the experiment that wait for `cpu`, longest first: its run queue without the
    /// one that runs. Others may wait there too, but of them a recording only knows when they had a
    /// CPU.
    public List<Task> runQueue(int cpu) {
        return observed().stream()
                .filter(t -> t.state() == TaskState.READY && t.placement().cpu() == cpu)
                .sorted(
                        Comparator.comparingLong((Task t) -> t.placement().sinceNanos())
                                .thenComparingInt(t -> t.placement().ahead()))
                .toList();
    }

    /// How many tasks of the experiment are ready.
    int ready() {
        return (int) observed().stream().filter(t -> t.state() == TaskState.READY).count();
    }

    /// The tasks of the experiment that wait in the wait queue of an object, by thread id. A task
    /// that waits in the queues of many objects at once ([WaitPlace.OfSet]) is in none of these.
    public List<Task> waitQueue(long object) {
        return observed().stream()
                .filter(t -> queueOf(waitPlace(t).orElse(null)).equals(Optional.of(object)))
                .toList();
    }

    /// All wait queues that a task of the experiment waits in, by object: [#waitQueue] for every
    /// object at once.
    public Map<Long, List<Task>> waitQueues() {
        var queues = new TreeMap<Long, List<Task>>();
        for (var task : observed()) {
            queueOf(waitPlace(task).orElse(null))
                    .ifPresent(o -> queues.computeIfAbsent(o, _ -> new ArrayList<>()).add(task));
        }
        return queues;
    }

    private static Optional<Long> queueOf(@Nullable WaitPlace place) {
        return switch (place) {
            case WaitPlace.OfDescriptor p -> Optional.ofNullable(p.object());
            case WaitPlace.OfEpoll p -> Optional.ofNullable(p.object());
            case WaitPlace.OfRing p -> Optional.ofNullable(p.object());
            case WaitPlace.OfPage _,
                    WaitPlace.OfSet _,
                    WaitPlace.OfTimer _,
                    WaitPlace.OfFutex _,
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _,
                    WaitPlace.Elsewhere _ ->
                    Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// The descriptors that refer to an object, by process and number.
    public SortedSet<Descriptor> descriptorsOf(long object) {
        return Index.all(index.holders(), object);
    }

    /// The first descriptor that refers to an object, if one is recorded.
    public Optional<Descriptor> descriptorOf(long object) {
        var all = index.holders().get(object);
        return all == null ? Optional.empty() : Optional.of(all.first());
    }

    /// What a blocked task waits for; empty if it is not blocked.
    public Optional<WaitPlace> waitPlace(Task task) {
        if (!task.state().blocked()) {
            return Optional.empty();
        }
        return Optional.of(WaitPlaces.of(this, task));
    }

    /// The inode that a descriptor of a task refers to, if recorded.
    public Optional<Long> object(Task task, int fd) {
        var table = descriptors.get(task.who().process());
        return table == null ? Optional.empty() : Optional.ofNullable(table.get(fd));
    }

    /// The descriptors of a process by number; empty if none is recorded.
    public SortedMap<Integer, Long> descriptorsOf(int process) {
        var table = descriptors.get(process);
        return table == null ? Collections.emptySortedMap() : table;
    }

    /// Whether a task that computes does so for the sake of computing: it is a thread of its own
    /// for that, and shares no lock.
    public boolean takesTurns(Task task) {
        return task.who().role() == Role.WORKER && userSpace.shared().locks().isEmpty();
    }
}
