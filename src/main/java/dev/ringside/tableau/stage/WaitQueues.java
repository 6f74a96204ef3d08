package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Places;

import java.util.List;
import java.util.stream.Stream;

/// The wait queue of each socket, and the place for tasks that sleep for another reason. That a
/// task stands in a wait queue follows from its call, so the places are dashed.
///
/// Where there are many sockets, a task that waits stands in one place, and [WaitLinks] leads from
/// there to the queues that it is in.
final class WaitQueues implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var places = s.plan().places();
        if (s.plan().roomySockets()) {
            for (int i = 0; i < s.roster().sockets().size(); i++) {
                var endpoint = s.roster().sockets().get(i);
                if (s.machine().sockets().containsKey(endpoint.object())) {
                    int count = s.machine().waitQueue(endpoint.object()).size();
                    String title =
                            s.words().text("waitQueue", "fd", Integer.toString(endpoint.fd()));
                    var area = places.sockets().get(i).waiting();
                    place(s, to, "waitqueue:" + endpoint.object(), title, area, count);
                }
            }
        } else if (Places.there(places.waiting()) && there(s)) {
            String title = title(s);
            place(s, to, "waiting", title, places.waiting(), s.standing().waiting().size());
        }
        var cells = s.standing().elsewherePlaces(s.roster(), s.plan());
        var taken = s.standing().elsewhereTaken();
        int more = s.standing().elsewhere().size() - taken.size();
        place(s, to, "elsewhere", elsewhere(s), places.elsewhere(), cells, taken, more);
    }

    /// An epoll instance has its wait queue with it.
    private static boolean there(Setting s) {
        return s.roster().mechanism() != Mechanism.EPOLL
                || EpollInstance.there(s)
                || !s.standing().waiting().isEmpty();
    }

    /// An object that is waited for itself has a wait queue of its own.
    private static String title(Setting s) {
        if (s.roster().mechanism().ofRings()) {
            return s.words().text("waitQueue.ring");
        }
        if (s.roster().mechanism().ofFiles() && s.roster().sockets().isEmpty()) {
            return s.words().text("waitQueue.page");
        }
        var own = s.roster().epoll();
        return own != null && s.roster().mechanism().ownWaitQueue()
                ? s.words().text("waitQueue", "fd", Integer.toString(own.fd()))
                : s.words().text("waiting");
    }

    private static void place(Setting s, Sketch to, String id, String title, Box area, int count) {
        var cells = Standing.cells(area, count, 1, s.plan());
        var taken = cells.subList(0, Standing.placed(count, cells));
        place(s, to, id, title, area, cells, taken, count - taken.size());
    }

    private static void place(
            Setting s,
            Sketch to,
            String id,
            String title,
            Box area,
            List<Box> cells,
            List<Box> taken,
            int more) {
        double height = s.plan().title();
        double room = id.equals("elsewhere") ? untilWay(s, area) : area.width();
        var above = new Box(area.x(), area.y() - height, room, height);
        String asleep = zombies(s) ? "elsewhere.zombie.brief" : "elsewhere.other";
        String brief = s.words().text(id.equals("elsewhere") ? asleep : "waitQueue.brief");
        String text = to.pen().fitting(room, Face.BOLD, Pen.TEXT, title, brief);
        to.heading(id + ":title", above, text, Face.BOLD, Pen.TEXT, true);
        int count = taken.size() + more;
        String description = s.words().text("place.describe", "place", title, "count", count);
        boolean known = s.roster().coverage().switches();
        new Slots(id, cells, taken, more, true, known, description).draw(s, to);
    }

    /// How far the heading of those who sleep may go: to the first way that leads to or from a
    /// place beyond the first.
    private static double untilWay(Setting s, Box area) {
        var before = Standing.of(s.moment().before(), s.roster(), s.plan());
        double right = area.right();
        for (int tid : s.roster().tasks()) {
            var here = s.standing().of(tid);
            var from = before.of(tid);
            if (!here.equals(from)) {
                right =
                        Stream.concat(here.stream(), from.stream())
                                .filter(box -> box.overlaps(area) && box.x() > area.x() + 1)
                                .mapToDouble(box -> box.x() - 2 * s.plan().places().lanes().step())
                                .reduce(right, Math::min);
            }
        }
        return right - area.x();
    }

    /// What the tasks there wait for, as far as the rules of [WaitPlace] say; where nobody is left,
    /// what they waited for who have just been woken.
    private static String elsewhere(Setting s) {
        var here = s.standing().elsewhere();
        if (zombies(s)) {
            return s.words().text("elsewhere.zombie");
        }
        var before = s.moment().before();
        boolean timers =
                here.isEmpty()
                        ? timers(Standing.of(before, s.roster(), s.plan()).elsewhere(), before)
                        : timers(here, s.machine());
        return s.words().text(timers ? "elsewhere.timer" : "elsewhere.other");
    }

    private static boolean zombies(Setting s) {
        return s.standing().elsewhere().stream().anyMatch(s::zombie);
    }

    /// Whether there is somebody, and everybody waits for a timer.
    private static boolean timers(List<Task> tasks, Machine machine) {
        return !tasks.isEmpty()
                && tasks.stream()
                        .allMatch(t ->
                                machine.waitPlace(t).orElse(null) instanceof WaitPlace.OfTimer);
    }
}
