package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Left;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Tells the six steps of a context switch between two observed tasks, by the rule
/// `context-switch`. The kernel reports the switch once, when it has chosen the next task and not
/// yet begun to put it on the CPU; so four of them lie before the report and two behind it.
///
/// Whether the page tables are changed follows from the processes: threads of one have the same.
final class SwitchSteps {
    private static final String RULE = "context-switch";

    private final ObservedTasks tasks;
    private final Stamps stamps;

    SwitchSteps(ObservedTasks tasks, Stamps stamps) {
        this.tasks = tasks;
        this.stamps = stamps;
    }

    /// Hands over a switch with its steps; without them if it is not from one observed task to
    /// another one.
    void around(Switched e, RingEvent event, Consumer<TraceEvent> facts) {
        if (!tasks.isTask(e.out()) || !tasks.isTask(e.in())) {
            facts.accept(e);
            return;
        }
        boolean same = tasks.process(e.out()) == tasks.process(e.in());
        facts.accept(step(event, SwitchAct.SAVE, e.out(), null, false));
        facts.accept(step(event, SwitchAct.ACCOUNT, e.out(), e.left(), false));
        facts.accept(step(event, SwitchAct.ENQUEUE, e.out(), e.left(), false));
        facts.accept(step(event, SwitchAct.CHOOSE, e.in(), null, false));
        facts.accept(e);
        facts.accept(step(event, SwitchAct.ADDRESS_SPACE, e.in(), null, same));
        facts.accept(step(event, SwitchAct.RESTORE, e.in(), null, false));
    }

    private SwitchStep step(
            RingEvent event, SwitchAct act, int task, @Nullable Left left, boolean skipped) {
        return new SwitchStep(stamps.inferred(event, RULE), act, task, left, skipped);
    }
}
