package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.userspace.Coroutine;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfUserSpace.Handled;
import dev.ringside.story.happening.OfUserSpace.Held;
import dev.ringside.story.happening.OfUserSpace.Listed;
import dev.ringside.story.happening.OfUserSpace.Stalled;
import dev.ringside.story.happening.OfUserSpace.Swapped;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Fds;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;

import org.jspecify.annotations.Nullable;

/// The steps that a program takes in its own memory, without the kernel: coroutines that take
/// turns, and a queue of what is to be done.
final class UserSpaceRules {
    private UserSpaceRules() {}

    /// Who gets the thread right after another one has left it, gets it in the same step.
    static Reading mounted(Machine before, CoroutineMounted e, Happening open) {
        var known = before.userSpace().crew(e.on()).all().get(e.coroutine());
        int fd = known == null ? -1 : number(known.fd());
        return open instanceof Swapped s && s.task() == e.on() && s.in() < 0
                ? new Reading.Becomes(s.with(e.coroutine(), fd, known == null))
                : Rules.opens(
                        new Swapped(
                                e.on(),
                                -1,
                                -1,
                                false,
                                e.coroutine(),
                                fd,
                                known == null,
                                cpu(before, e.on())));
    }

    static Reading yielded(Machine before, CoroutineYielded e) {
        int cpu = cpu(before, e.on());
        return Rules.opens(
                new Swapped(e.on(), e.coroutine(), number(e.fd()), e.ended(), -1, -1, false, cpu));
    }

    static Reading queued(Machine before, ItemQueued e, Happening open) {
        int task = e.at().tid();
        var queue = before.userSpace().queues().get(task);
        int waiting = queue == null ? 1 : queue.waiting().size() + 1;
        int fd = number(e.fd());
        return open instanceof Listed l && l.task() == task
                ? new Reading.Becomes(new Listed(task, l.fds().and(fd), waiting))
                : Rules.opens(new Listed(task, Fds.of(fd), waiting));
    }

    static Reading taken(Machine before, ItemTaken e) {
        int task = e.at().tid();
        var queue = before.userSpace().queues().get(task);
        var item = queue == null ? null : queue.item(e.item()).orElse(null);
        int fd = item == null ? -1 : number(item.fd());
        long waited = item == null ? 0 : e.at().nanos() - item.sinceNanos();
        int behind = queue == null || item == null ? 0 : queue.waiting().size() - 1;
        return Rules.opens(new Handled(task, fd, e.handler(), waited, behind));
    }

    /// Who stands still when a task falls asleep: its other coroutines, if it does so inside one.
    static @Nullable Stalled stalled(Machine before, int task) {
        var crew = before.userSpace().crew(task);
        var mounted = crew.mounted().map(Coroutine::number).orElse(-1);
        return mounted < 0 || crew.waiting() == 0 ? null : new Stalled(mounted, crew.waiting());
    }

    /// Whom bytes at a descriptor of the program under study would let go on, if its thread were
    /// not blocked by another coroutine.
    static @Nullable Held held(Machine before, int fd) {
        for (var crew : before.userSpace().crews().entrySet()) {
            boolean blocked =
                    before.task(crew.getKey()).map(t -> t.state().blocked()).orElse(false);
            var by = crew.getValue().mounted().orElse(null);
            var waiting = crew.getValue().waitingFor(fd).orElse(null);
            if (blocked && by != null && waiting != null) {
                return new Held(waiting.number(), by.number());
            }
        }
        return null;
    }

    /// Whether a handler of the task's program runs: that another program has its CPU for a while
    /// is no step then.
    static boolean works(Machine before, int task) {
        var queue = before.userSpace().queues().get(task);
        return queue != null
                && queue.inHand() != null
                && before.task(task).map(t -> t.call() == null).orElse(false);
    }

    /// Whether a call ends a signal that the run time has sent to itself while a handler works, to
    /// have its thread look up for a moment.
    static boolean interrupts(Machine before, int task, String call) {
        return call.equals("rt_sigreturn") && works(before, task);
    }

    private static int cpu(Machine before, int task) {
        return before.task(task).map(t -> t.placement().cpu()).orElse(-1);
    }

    private static int number(@Nullable Integer fd) {
        return fd == null ? -1 : fd;
    }
}
