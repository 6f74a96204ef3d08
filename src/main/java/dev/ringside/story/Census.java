package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.TaskFacts.CallFacts;
import dev.ringside.story.TaskFacts.Spread;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the calls of the observed tasks, and what they carry.
final class Census {
    /// The calls of one name.
    private static final class Count {
        int calls;
        int wouldBlock;
        long handedOver;
        long cameBack;
        int inVain;

        CallFacts facts(String call) {
            return new CallFacts(call, calls, wouldBlock, handedOver, cameBack, inVain);
        }
    }

    private static final class Counts {
        final Map<String, Count> byCall = new TreeMap<>();
        final Map<String, Integer> handed = new HashMap<>();
        int runtime;
        int wouldBlock;
        long lastNanos;
        long toUserBytes;
        long toKernelBytes;

        Count of(String call) {
            return byCall.computeIfAbsent(call, _ -> new Count());
        }
    }

    private final Map<Integer, Counts> tasks = new HashMap<>();

    void take(Machine before, TraceEvent event) {
        int tid = event.at().tid();
        if (observed(before, tid) && !(event instanceof Sampled)) {
            counts(tid).lastNanos = event.at().nanos();
        }
        switch (event) {
            case SysEntered e when observed(before, tid) -> entered(before, counts(tid), e);
            case SysReturned e when observed(before, tid) -> returned(counts(tid), e);
            case WaitSet e ->
                    counts(tid)
                            .handed
                            .put(e.call(), e.set().stream().mapToInt(Watched::count).sum());
            case Copied e when observed(before, tid) -> copied(counts(tid), e);
            // other facts are neither calls nor copies
            default -> {}
        }
    }

    /// @param blocked all waits of the trace
    List<TaskFacts> facts(Machine last, List<Blocked> blocked) {
        return last.observed().stream()
                .sorted(
                        Comparator.comparing((Task task) -> task.who().role())
                                .thenComparingInt(Task::tid))
                .map(task -> {
                    var counts = tasks.getOrDefault(task.tid(), new Counts());
                    var calls =
                            counts.byCall.entrySet().stream()
                                    .map(e -> e.getValue().facts(e.getKey()))
                                    .toList();
                    return new TaskFacts(
                            task.tid(),
                            task.who().name(),
                            calls.stream().mapToInt(CallFacts::count).sum(),
                            counts.runtime,
                            counts.wouldBlock,
                            counts.toUserBytes,
                            counts.toKernelBytes,
                            wakeToRun(task.tid(), blocked),
                            calls,
                            task.ranUntil(counts.lastNanos));
                })
                .toList();
    }

    private static Spread wakeToRun(int tid, List<Blocked> blocked) {
        return Spread.of(
                blocked.stream()
                        .filter(b -> b.task() == tid && b.wakeToRunNanos() >= 0)
                        .mapToLong(Blocked::wakeToRunNanos)
                        .toArray());
    }

    private static void entered(Machine before, Counts counts, SysEntered e) {
        if (Calls.housekeeping(new Call(e.call(), e.args(), e.at().nanos()), before)) {
            counts.runtime++;
            return;
        }
        var count = counts.of(e.call());
        count.calls++;
        if (Calls.many(e.call()) && !Calls.ofEpoll(e.call())) {
            Integer handed = counts.handed.get(e.call());
            count.handedOver =
                    handed == null || count.handedOver < 0 ? -1 : count.handedOver + handed;
        }
    }

    private static void returned(Counts counts, SysReturned e) {
        boolean again = "EAGAIN".equals(e.errno());
        counts.wouldBlock += again ? 1 : 0;
        var count = counts.byCall.get(e.call());
        if (count == null) {
            return;
        }
        count.wouldBlock += again ? 1 : 0;
        if (Calls.many(e.call()) && e.errno() == null) {
            count.cameBack += e.result();
            count.inVain += e.result() == 0 ? 1 : 0;
        }
    }

    private static void copied(Counts counts, Copied e) {
        if (e.direction() == Direction.TO_USER) {
            counts.toUserBytes += e.lengthBytes();
        } else {
            counts.toKernelBytes += e.lengthBytes();
        }
    }

    private Counts counts(int tid) {
        return tasks.computeIfAbsent(tid, _ -> new Counts());
    }

    private static boolean observed(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().observed()).orElse(false);
    }
}
