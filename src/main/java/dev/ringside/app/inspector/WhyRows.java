package dev.ringside.app.inspector;

import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.Blocked;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a task is blocked, or was the last time: the call, the descriptor, the wait queue, who woke
/// it, and how long it took from there to running. What is still to come is not said.
final class WhyRows {
    private final Inspection at;
    private final Names names;
    private final Rows rows;
    private final Optional<Blocked> wait;

    WhyRows(Inspection at, Names names) {
        this.at = at;
        this.names = names;
        this.rows = new Rows("why.", at.texts());
        this.wait = at.story().blockedOf(at.task(), at.facts());
    }

    String title() {
        boolean now = at.machine().task(at.task()).map(t -> t.state().blocked()).orElse(false);
        return at.texts().get(now ? "why.now" : "why.last", names.task(at.task()));
    }

    List<Row> rows() {
        return wait.map(this::of).orElse(List.of());
    }

    private List<Row> of(Blocked b) {
        var all = new ArrayList<Row>();
        all.add(rows.known("call", call(b)));
        all.add(queue(b));
        all.add(asleep(b));
        all.add(woken(b));
        if (isWoken(b)) {
            all.add(running(b));
        }
        return all;
    }

    private Row asleep(Blocked b) {
        boolean over = isWoken(b) || ranAgain(b);
        return over
                ? rows.time("for", b.blockedNanos(at.story().durationNanos()))
                : rows.running("for", at.nanos() - b.fromNanos());
    }

    private Row woken(Blocked b) {
        var wake = b.wake();
        if (wake == null || !isWoken(b)) {
            return ranAgain(b)
                    ? rows.known("by", null)
                    : rows.some("by", at.texts().get("why.nobody"));
        }
        return rows.some("by", at.texts().get("why.by." + who(wake), names.task(wake.by())));
    }

    private Row running(Blocked b) {
        if (ranAgain(b)) {
            long nanos = b.wakeToRunNanos();
            return nanos < 0 ? rows.known("run", null) : rows.time("run", nanos);
        }
        boolean ready =
                at.machine().task(at.task()).map(t -> t.state() == TaskState.READY).orElse(false);
        var wake = b.wake();
        return ready && wake != null
                ? rows.running("run", at.nanos() - wake.nanos())
                : rows.known("run", null);
    }

    private boolean isWoken(Blocked b) {
        return b.wake() != null && b.wake().fact() < at.facts();
    }

    private boolean ranAgain(Blocked b) {
        return b.runsNanos() >= 0 && b.runsNanos() <= at.nanos();
    }

    private static String who(Blocked.Wake wake) {
        return switch (wake.context()) {
            case TASK -> "task";
            case SOFTIRQ -> "softirq";
            case HARDIRQ -> "hardirq";
        };
    }

    private @Nullable String call(Blocked b) {
        if (b.call() == null) {
            return null;
        }
        String descriptors = descriptors(b);
        String name = Calls.libraryName(b.call());
        return descriptors == null ? name : name + " · " + descriptors;
    }

    private @Nullable String descriptors(Blocked b) {
        return switch (b.place()) {
            case WaitPlace.OfDescriptor(int fd, var _) -> "fd " + fd;
            case WaitPlace.OfSet(var _, int count) ->
                    b.set().isEmpty()
                            ? at.texts().get("why.fds", count)
                            : names.descriptors(b.set());
            case WaitPlace.OfEpoll(int fd, var _) -> at.texts().get("waiting.epoll", "" + fd);
            case WaitPlace.OfRing(int fd, var _) -> at.texts().get("waiting.ring", "" + fd);
            case WaitPlace.OfTimer(),
                    WaitPlace.OfFutex(),
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _,
                    WaitPlace.Elsewhere _ ->
                    null;
            case WaitPlace.OfPage(int fd, var _) -> fd < 0 ? null : "fd " + fd;
        };
    }

    /// The wait queue, and by which rule it follows from the call.
    private Row queue(Blocked b) {
        var texts = at.texts();
        return switch (b.place()) {
            case WaitPlace.OfDescriptor(int fd, var _) ->
                    rows.inferred("queue", "fd " + fd, "call-on-descriptor");
            case WaitPlace.OfSet _ ->
                    rows.inferred("queue", texts.get("why.queue.set"), "call-on-set");
            case WaitPlace.OfEpoll _ -> rows.inferred("queue", "epoll", "call-on-epoll");
            case WaitPlace.OfRing _ -> rows.inferred("queue", "io_uring", "call-on-ring");
            case WaitPlace.OfPage _ ->
                    rows.inferred("queue", texts.get("waiting.page"), "call-on-file");
            case WaitPlace.OfTimer() ->
                    rows.inferred("queue", texts.get("waiting.timer"), "sleep-call");
            case WaitPlace.OfJob(int job, var address) ->
                    rows.inferred(
                            "queue",
                            texts.get("waiting.job", String.valueOf(job), address),
                            "futex-on-job");
            case WaitPlace.OfLock(var lock, var address) ->
                    rows.inferred(
                            "queue", texts.get("waiting.lock", lock, address), "futex-on-lock");
            case WaitPlace.OfFutex() ->
                    rows.inferred("queue", texts.get("waiting.futex"), "futex-call");
            case WaitPlace.Elsewhere _ -> rows.known("queue", null);
        };
    }
}
