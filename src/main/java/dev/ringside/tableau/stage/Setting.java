package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Words;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.MapCells;
import dev.ringside.tableau.place.Plan;

/// All that a [Contribution] draws from.
///
/// @param moment the moment that is shown
/// @param options how it is shown
/// @param words the texts of the stage
/// @param names what tasks are called
/// @param roster who has a place
/// @param plan where the places are
/// @param shown which sockets are shown
/// @param standing where the control blocks stand at this moment
/// @param focus what the step is about
record Setting(
        Moment moment,
        StageOptions options,
        StageWords words,
        Names names,
        Roster roster,
        Plan plan,
        Shown shown,
        Standing standing,
        Focus focus) {
    static Setting of(Moment moment, StageOptions options, Roster roster, Plan plan) {
        return new Setting(
                moment,
                options,
                new StageWords(options.language()),
                new Names(new Words(options.language()), moment.story().last()),
                roster,
                plan,
                Shown.of(
                        moment,
                        roster,
                        plan.places().sockets().size(),
                        MapCells.capacity(roster, plan)),
                Standing.of(moment.machine(), roster, plan),
                Focus.of(moment));
    }

    Machine machine() {
        return moment.machine();
    }

    /// The accent for what the step is about, and the calm tone for everything else.
    Tone accentOr(String id, Tone calm) {
        return focus.on(id) ? Tone.ACCENT : calm;
    }

    /// The colour of a task's state.
    static Tone tone(Task task) {
        return switch (task.state()) {
            case RUNNING -> task.inKernel() ? Tone.KERNEL_MODE : Tone.USER_MODE;
            case READY -> Tone.READY;
            case SLEEPING, DISK_SLEEP, BLOCKED -> Tone.BLOCKED;
            case UNKNOWN, STOPPED, ENDED -> Tone.MUTED;
        };
    }

    /// Whether a task was a process of which only the control block is left.
    boolean zombie(Task task) {
        var state = machine().processes().get(task.tid());
        return state != null && state.isZombie();
    }

    /// Whether a task was a process of which nothing is left.
    boolean gone(Task task) {
        var state = machine().processes().get(task.tid());
        return state != null && state.isGone();
    }

    /// Whether a task has ended and left its CPU for good: it is in no call any more.
    boolean over(Task task) {
        return task.state() == TaskState.ENDED
                && machine().cpus().values().stream().noneMatch(c -> c.running() == task.tid());
    }

    /// A task's state in words, with the letter of `ps` where it is blocked.
    String state(Task task) {
        if (zombie(task)) {
            return words.text("state.zombie");
        }
        return words.text(
                switch (task.state()) {
                    case RUNNING -> task.inKernel() ? "state.kernel" : "state.user";
                    case READY -> "state.ready";
                    case SLEEPING -> "state.sleeping";
                    case DISK_SLEEP -> "state.diskSleep";
                    case BLOCKED -> "state.blocked";
                    case STOPPED -> "state.stopped";
                    case ENDED -> "state.ended";
                    case UNKNOWN -> "unknown";
                });
    }

    /// A task's state in a word.
    String briefState(Task task) {
        if (zombie(task)) {
            return words.text("state.brief.zombie");
        }
        return words.text(
                switch (task.state()) {
                    case RUNNING -> "state.brief.running";
                    case READY -> "state.ready";
                    case SLEEPING, DISK_SLEEP, BLOCKED -> "state.brief.blocked";
                    case STOPPED -> "state.stopped";
                    case ENDED -> "state.ended";
                    case UNKNOWN -> "state.brief.unknown";
                });
    }
}
