package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.words.Calls;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// The process control block of a task, as far as it is recorded.
final class BlockRows {
    private static final int MOST_FILES = 12;

    private final Texts texts;
    private final Machine machine;
    private final Task task;

    BlockRows(Texts texts, Machine machine, Task task) {
        this.texts = texts;
        this.machine = machine;
        this.task = task;
    }

    List<Row> rows() {
        var sample = task.sampleOfThisSleep();
        return List.of(
                row("state", state()),
                row("waiting", waiting()),
                row("pc", sample == null ? null : address(sample.programCounter())),
                row("sp", sample == null ? null : address(sample.stackPointer())),
                row(
                        "switches",
                        texts.get(
                                "block.switches.value",
                                task.figures().switchesVoluntary(),
                                task.figures().switchesForced())),
                row("files", files()));
    }

    private Row row(String id, @Nullable String value) {
        return new Rows("block.", texts).known(id, value);
    }

    private @Nullable String state() {
        return switch (task.state()) {
            case UNKNOWN -> null;
            case RUNNING -> texts.get(task.inKernel() ? "state.kernel" : "state.user");
            case READY -> texts.get("state.ready");
            case SLEEPING -> texts.get("state.sleeping");
            case DISK_SLEEP -> texts.get("state.disk");
            case BLOCKED -> texts.get("state.blocked");
            case STOPPED -> texts.get("state.stopped");
            case ENDED -> texts.get("state.ended");
        };
    }

    private @Nullable String waiting() {
        return switch (task.state()) {
            case UNKNOWN -> null;
            case RUNNING, STOPPED, ENDED -> texts.get("waiting.nothing");
            case READY -> texts.get("waiting.cpu");
            case SLEEPING, DISK_SLEEP, BLOCKED -> blockedIn();
        };
    }

    private @Nullable String blockedIn() {
        var sample = task.sampleOfThisSleep();
        String in = sample == null ? null : sample.waitingIn();
        String function = in == null ? null : Calls.sourceName(in);
        String place = machine.waitPlace(task).map(this::place).orElse(null);
        if (function == null || place == null) {
            return function == null ? place : function;
        }
        return function + " · " + place;
    }

    private @Nullable String place(WaitPlace place) {
        return switch (place) {
            case WaitPlace.OfDescriptor(int fd, var _) ->
                    texts.get("waiting.fd", String.valueOf(fd));
            case WaitPlace.OfSet(var call, int count) ->
                    texts.get("waiting.set", Calls.libraryName(call), count);
            case WaitPlace.OfEpoll(int fd, var _) -> texts.get("waiting.epoll", String.valueOf(fd));
            case WaitPlace.OfRing(int fd, var _) -> texts.get("waiting.ring", String.valueOf(fd));
            case WaitPlace.OfPage _ -> texts.get("waiting.page");
            case WaitPlace.OfTimer() -> texts.get("waiting.timer");
            case WaitPlace.OfFutex() -> texts.get("waiting.futex");
            case WaitPlace.OfJob(int job, var address) ->
                    texts.get("waiting.job", String.valueOf(job), address);
            case WaitPlace.OfLock(var lock, var address) ->
                    texts.get("waiting.lock", lock, address);
            case WaitPlace.Elsewhere(var call) -> call;
        };
    }

    private @Nullable String files() {
        var table = machine.descriptorsOf(task.who().process());
        return table.isEmpty() ? null : numbers(List.copyOf(table.keySet()));
    }

    /// A few numbers one by one; many as the ranges they form.
    static String numbers(List<Integer> all) {
        var sorted = all.stream().sorted().toList();
        if (sorted.size() <= MOST_FILES) {
            return sorted.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        var words = new StringJoiner(" ");
        int first = sorted.getFirst();
        for (int i = 0; i < sorted.size(); i++) {
            boolean last = i + 1 == sorted.size() || sorted.get(i + 1) != sorted.get(i) + 1;
            if (last) {
                words.add(first == sorted.get(i) ? "" + first : first + "–" + sorted.get(i));
                first = i + 1 < sorted.size() ? sorted.get(i + 1) : first;
            }
        }
        return words.toString();
    }

    /// The first and the last four digits: enough to see that it changes.
    static @Nullable String address(@Nullable Long value) {
        if (value == null) {
            return null;
        }
        String digits = Long.toHexString(value);
        return digits.length() <= 10
                ? "0x" + digits
                : "0x" + digits.substring(0, 4) + "…" + digits.substring(digits.length() - 4);
    }
}
