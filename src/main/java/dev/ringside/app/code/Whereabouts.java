package dev.ringside.app.code;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.SysEntered;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;

/// Where a task is: in a call of its program, or after one.
///
/// @param call the call that it entered last
/// @param inside whether it is still in it
/// @param state what it is doing
/// @param beneath the call of the run time beneath the program that it is in; null if it is in none
public record Whereabouts(
        SysEntered call, boolean inside, TaskState state, @Nullable String beneath) {
    /// Where `task` is; nowhere before its first call.
    public static Optional<Whereabouts> of(CallTrail trail, Machine machine, int task, int facts) {
        var calls = trail.of(task, facts);
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        var last = calls.getLast().call();
        var now = machine.task(task);
        Call present = now.map(Task::call).orElse(null);
        String beneath =
                present != null && Calls.housekeeping(present, machine) ? present.name() : null;
        return Optional.of(
                new Whereabouts(
                        last,
                        present != null && beneath == null,
                        now.map(Task::state).orElse(TaskState.UNKNOWN),
                        beneath));
    }

    /// The lines that make the call; none if the listing does not make it.
    public Optional<Mark> in(Listing listing) {
        var line = label(listing).map(listing::lineOf).orElse(OptionalInt.empty());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        int first = line.getAsInt();
        return Optional.of(new Mark(first, listing.lastLineOf(first), inside, look()));
    }

    /// The label of the call. The kernel sees the same call where a program is started, or a thread
    /// of the C library for what it is asked for.
    Optional<CallLabel> label(Listing listing) {
        boolean ofFile = call.call().equals("read"); // the kernel's name does not tell what is read
        if (ofFile && listing.lineOf(CallLabel.READ_FILE).isPresent()) {
            return Optional.of(CallLabel.READ_FILE);
        }
        var label = overPipes(CallLabel.of(call), listing);
        if (label.equals(Optional.of(CallLabel.LOCK))
                || label.equals(Optional.of(CallLabel.UNLOCK))) {
            return Optional.of(futex(listing, label.get()));
        }
        boolean byLibrary =
                label.equals(Optional.of(CallLabel.THREAD_START))
                        && listing.lineOf(CallLabel.THREAD_START).isEmpty();
        if (!byLibrary) {
            return label;
        }
        boolean process = listing.lineOf(CallLabel.SPAWN).isPresent();
        return Optional.of(process ? CallLabel.SPAWN : CallLabel.AIO_READ);
    }

    /// Where a program only reads and writes pipes, it says so.
    private static Optional<CallLabel> overPipes(Optional<CallLabel> label, Listing listing) {
        return label.map(found ->
                switch (found) {
                    case RECV ->
                            listing.lineOf(CallLabel.TAKE).isPresent() ? CallLabel.TAKE : found;
                    case SEND ->
                            listing.lineOf(CallLabel.PASS).isPresent() ? CallLabel.PASS : found;
                    default -> found;
                });
    }

    /// What waits for a futex is a lock, or a result.
    private static CallLabel futex(Listing listing, CallLabel label) {
        if (listing.lineOf(CallLabel.LOCK).isPresent()) {
            return label;
        }
        return label == CallLabel.LOCK ? CallLabel.FUTURE_GET : CallLabel.FUTURE_DONE;
    }

    /// How the mark looks: as the state does wherever it is drawn.
    private Mark.Look look() {
        return switch (state) {
            case RUNNING -> Mark.Look.KERNEL;
            case READY -> Mark.Look.READY;
            case SLEEPING -> Mark.Look.SLEEPING;
            case DISK_SLEEP -> Mark.Look.DISK_SLEEP;
            case BLOCKED -> Mark.Look.BLOCKED;
            case UNKNOWN, STOPPED, ENDED -> Mark.Look.UNKNOWN;
        };
    }
}
