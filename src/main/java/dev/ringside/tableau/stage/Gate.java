package dev.ringside.tableau.stage;

import dev.ringside.machine.Call;
import dev.ringside.machine.Task;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// The calls that tasks are in: each straddles the gate below its task's card, for the task is
/// inside the kernel and has not left user space for good.
final class Gate implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().tasks().size(); i++) {
            var box = s.plan().above().calls().get(i);
            s.machine().task(s.roster().tasks().get(i)).ifPresent(task -> token(s, to, task, box));
        }
    }

    private static void token(Setting s, Sketch to, Task task, Box box) {
        var call = task.call();
        if (call == null || s.zombie(task) || s.gone(task) || s.over(task)) {
            return;
        }
        String name = name(s, call);
        boolean own = !Calls.housekeeping(call, s.machine());
        to.add(
                new Figure("call:" + task.tid(), call.isPageFault() ? Shape.CELL : Shape.TOKEN, box)
                        .tone(own ? Setting.tone(task) : Tone.MUTED)
                        .filled(own && !task.state().blocked() && !call.isPageFault())
                        .hatched(task.state().blocked())
                        .layer(3)
                        .labels(labels(s, to.pen(), task, call, box))
                        .describe(
                                s.words()
                                        .text(
                                                "call.describe",
                                                "task",
                                                s.names().task(task.tid()),
                                                "call",
                                                name)));
    }

    private static List<Label> labels(Setting s, Pen pen, Task task, Call call, Box box) {
        var inside = Grid.inset(box, 0.35 * pen.em());
        boolean low = box.height() < 2.4 * pen.em();
        var face = call.isPageFault() ? Face.BOLD : Face.MONO;
        String name =
                pen.fitting(
                        inside.width(),
                        face,
                        Pen.SMALL,
                        name(s, call),
                        name(s, call).replaceFirst("\\(.*", ""));
        String within =
                pen.fitting(
                        inside.width(),
                        Face.REGULAR,
                        Pen.SMALL,
                        s.words().text(within(s, task, call)),
                        "");
        if (within.isEmpty() || low) {
            return List.of(pen.centred(inside, name, face, Pen.SMALL, false));
        }
        return List.of(
                pen.line(inside, 0.27, name, face, Pen.SMALL, Align.CENTER, false),
                pen.line(inside, 0.75, within, Face.REGULAR, Pen.SMALL, Align.CENTER, true));
    }

    /// A page fault is no call, and so has a name in the reader's language.
    static String name(Setting s, Call call) {
        return call.isPageFault() ? s.words().text("call.fault") : Names.call(call);
    }

    /// What is said below the call: some are not the program's, but those of the run time beneath.
    private static String within(Setting s, Task task, Call call) {
        if (call.isPageFault()) {
            return "call.fault.inside";
        }
        if (!Calls.housekeeping(call, s.machine())) {
            return "call.inside";
        }
        var userSpace = s.machine().userSpace();
        boolean library =
                userSpace.aio(task.tid()).suspended() > 0
                        || userSpace.ownerOf(task.tid()).isPresent();
        return library ? "call.inLibrary" : "call.inRuntime";
    }
}
