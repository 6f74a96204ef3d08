package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Agenda;

import java.util.List;

/// Who has a lock, and who wants it: an arrow from the lock to the thread that has it, and one from
/// a thread to the lock that it wants. A deadlock is a circle of these.
///
/// ```
///              has               wants
///   [thread] ◀────── [ lock A ] ◀────── [thread]
///            ──────▶ [ lock B ] ──────▶
///              wants              has
/// ```
final class LockLinks implements Contribution {
    /// How far above an arrow its word is, in letters.
    private static final double WORD_EM = 1.5;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().agenda() != Agenda.LOCKS) {
            return;
        }
        var locks = s.machine().userSpace().shared().locks();
        var names = LockPlaces.names(s.machine());
        for (int i = 0; i < names.size(); i++) {
            var lock = locks.get(names.get(i));
            var place = LockPlaces.place(s.plan(), i);
            for (int t = 1; t < s.roster().tasks().size(); t++) {
                int tid = s.roster().tasks().get(t);
                if (lock != null && lock.owner() == tid) {
                    arrow(s, to, lock.name(), place, t, true);
                } else if (lock != null && lock.wanting().contains(tid)) {
                    arrow(s, to, lock.name(), place, t, false);
                }
            }
        }
    }

    /// Whether a task waits in a circle of tasks of which each wants what the next one has.
    static boolean isInCircle(Machine machine, int tid) {
        var circle = machine.userSpace().shared().circle(tid);
        return !circle.isEmpty()
                && circle.stream()
                        .allMatch(one ->
                                machine.task(one)
                                        .flatMap(machine::waitPlace)
                                        .filter(place -> place instanceof WaitPlace.OfLock)
                                        .isPresent());
    }

    private static void arrow(
            Setting s, Sketch to, String lock, Box place, int number, boolean has) {
        int tid = s.roster().tasks().get(number);
        var card = s.plan().above().cards().get(number);
        var memory = s.plan().above().memory();
        boolean left = card.x() < memory.x();
        double y = place.centerY();
        var atCard = new Point(left ? card.right() : card.x(), y);
        var atLock = new Point(left ? place.x() : place.right(), y);
        boolean circle = isInCircle(s.machine(), tid);
        String text = s.words().text(has ? "lock.has" : "lock.wants");
        to.add(
                new Link(
                        (has ? "has:" : "wants:") + lock + ":" + tid,
                        has ? List.of(atLock, atCard) : List.of(atCard, atLock),
                        circle || !has ? Tone.BLOCKED : Tone.USER_MODE,
                        false,
                        true,
                        s.words()
                                .text(
                                        has ? "lock.has.describe" : "lock.wants.describe",
                                        "task",
                                        s.names().task(tid),
                                        "lock",
                                        lock)));
        double em = s.plan().em();
        double from = left ? card.right() : memory.right();
        double width = left ? memory.x() - card.right() : card.x() - memory.right();
        var word = new Box(from, y - WORD_EM * em, width, WORD_EM * em);
        to.add(
                new Figure((has ? "has:" : "wants:") + lock + ":" + tid, Shape.TEXT, word)
                        .layer(2)
                        .label(to.pen().centred(word, text, Face.BOLD, Pen.SMALL, false)));
    }
}
