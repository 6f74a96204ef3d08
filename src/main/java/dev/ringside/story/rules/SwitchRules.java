package dev.ringside.story.rules;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.handover.Handovers;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfSwitches.Change;
import dev.ringside.story.happening.OfSwitches.Measurement;
import dev.ringside.story.happening.OfSwitches.Stepped;
import dev.ringside.story.happening.OfSwitches.WentOver;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.trace.Left;
import dev.ringside.trace.Measured;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Trace;

import org.jspecify.annotations.Nullable;

/// The rules of context switches whose steps are told: the first one step by step, all others as a
/// whole, since they have the same steps.
final class SwitchRules {
    /// No switch has more steps than that before the kernel's report.
    private static final int FARTHEST = 8;

    private final Trace trace;

    SwitchRules(Trace trace) {
        this.trace = trace;
    }

    static Reading measured(Machine before, Measured e, Happening open) {
        long each = new Handovers.Cost(e.count(), e.nanos()).each();
        if (e.what().equals(Measured.SWITCH)) {
            long processes =
                    before.observed().stream().map(t -> t.who().process()).distinct().count();
            return Rules.opens(new Measurement(e.at().tid(), each, e.count(), -1, processes < 2));
        }
        return open instanceof Measurement m && e.what().equals(Measured.CALLS)
                ? new Reading.Becomes(m.with(each))
                : Reading.JOINS;
    }

    Reading stepped(int index, Machine before, SwitchStep e, Happening open) {
        if (open instanceof Stepped s && e.act() != SwitchAct.SAVE) {
            return Rules.opens(new Stepped(e.act(), s.change()));
        }
        var report = e.act() == SwitchAct.SAVE ? report(index) : null;
        if (report == null) {
            return Reading.JOINS;
        }
        var change = change(before, report);
        long number = before.handovers().count() + 1;
        return Rules.opens(
                number == 1 ? new Stepped(SwitchAct.SAVE, change) : new WentOver(change, number));
    }

    /// Whether the steps of a switch have told it already.
    static boolean tells(Machine before, Switched e) {
        var latest = before.handovers().latest();
        return latest != null
                && latest.byKernel()
                && latest.underWay()
                && latest.out() == e.out()
                && latest.in() == e.in();
    }

    private @Nullable Switched report(int index) {
        int end = Math.min(trace.size(), index + FARTHEST);
        for (int i = index + 1; i < end; i++) {
            if (trace.events().get(i) instanceof Switched s) {
                return s;
            }
        }
        return null;
    }

    private static Change change(Machine before, Switched e) {
        var after = Fold.apply(before, e);
        var out = after.task(e.out());
        var in = after.task(e.in());
        int process = out.map((Task t) -> t.who().process()).orElse(-1);
        return new Change(
                e.at().cpu(),
                e.out(),
                e.in(),
                e.left(),
                e.left() == Left.PREEMPTED ? null : out.flatMap(after::waitPlace).orElse(null),
                in.map((Task t) -> t.who().process() == process).orElse(false),
                in.map(Task::call).map(call -> call.name()).orElse(""));
    }
}
