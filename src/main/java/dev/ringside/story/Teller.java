package dev.ringside.story;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfTasks;
import dev.ringside.story.rules.Queues;
import dev.ringside.story.rules.Rules;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.rules.Tail;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;

/// Finds the steps of a trace: goes through its facts once, with the machine before and after each.
///
/// A fact opens a step, changes the meaning of the step that is open, or only joins it; what joins
/// it at its end, and is of another matter, begins the next one.
final class Teller {
    private final Trace trace;
    private final List<Step> steps = new ArrayList<>();
    private final Queues queues = new Queues();
    private final Rules rules;
    private final Tail tail = new Tail();
    private int first;
    private long fromNanos;
    private Happening open = new OfTasks.Opening();

    Teller(Trace trace) {
        this.trace = trace;
        this.rules = new Rules(trace, queues);
    }

    Story tell() {
        var messages = new MessageFinder(queues);
        var waits = new BlockedFinder();
        var census = new Census();
        var machine = Machine.UNKNOWN;
        for (int i = 0; i < trace.size(); i++) {
            var event = trace.events().get(i);
            var after = Fold.apply(machine, event);
            queues.take(machine, event);
            take(i, event, rules.reads(i, machine, event, open));
            messages.take(i, machine, event, after);
            waits.take(i, event, after);
            census.take(machine, event);
            machine = after;
        }
        close(trace.size());
        var blocked = waits.found();
        return new Story(
                trace,
                List.copyOf(steps),
                messages.found(),
                blocked,
                census.facts(machine, blocked),
                machine);
    }

    private void take(int index, TraceEvent event, Reading reading) {
        switch (reading) {
            case Reading.Joins() -> tail.joins(index, event, open);
            case Reading.Becomes(var happening) -> {
                tail.keep(event);
                open = happening;
            }
            case Reading.Opens(var happening) -> {
                close(tail.end(index));
                tail.opens(event);
                fromNanos = event.at().nanos();
                open = happening;
            }
        }
    }

    private void close(int next) {
        long lastNanos = next == 0 ? 0 : trace.events().get(next - 1).at().nanos();
        steps.add(
                new Step(
                        steps.size(),
                        first,
                        next,
                        fromNanos,
                        Math.max(fromNanos, lastNanos),
                        open));
        first = next;
    }
}
