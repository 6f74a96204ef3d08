package dev.ringside.tableau.stage;

import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;

import java.util.List;

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
                    String title = s.words().text("waitQueue", "fd", endpoint.fd());
                    var area = places.sockets().get(i).waiting();
                    place(s, to, "waitqueue:" + endpoint.object(), title, area, count);
                }
            }
        } else if (Places.there(places.waiting())) {
            String title = s.words().text("waiting");
            place(s, to, "waiting", title, places.waiting(), s.standing().waiting().size());
        }
        var homes = s.standing().elsewherePlaces(s.roster(), s.plan());
        int sleepers = s.standing().elsewhere().size();
        place(s, to, "elsewhere", elsewhere(s), places.elsewhere(), homes, sleepers);
    }

    private static void place(Setting s, Sketch to, String id, String title, Box area, int count) {
        place(s, to, id, title, area, Standing.cells(area, count, 1, s.plan()), count);
    }

    private static void place(
            Setting s, Sketch to, String id, String title, Box area, List<Box> cells, int count) {
        double height = s.plan().title();
        var above = new Box(area.x(), area.y() - height, area.width(), height);
        String brief =
                s.words().text(id.equals("elsewhere") ? "elsewhere.other" : "waitQueue.brief");
        String text = to.pen().fitting(above.width(), Face.BOLD, Pen.TEXT, title, brief);
        to.heading(id + ":title", above, text, Face.BOLD, Pen.TEXT, true);
        String description = s.words().text("place.describe", "place", title, "count", count);
        boolean known = s.roster().coverage().switches();
        new Slots(id, cells, count, true, known, description).draw(s, to);
    }

    /// What the tasks there wait for, as far as the rules of [WaitPlace] say.
    private static String elsewhere(Setting s) {
        boolean timers =
                s.standing().elsewhere().stream()
                        .allMatch(t ->
                                s.machine().waitPlace(t).orElse(null) instanceof WaitPlace.OfTimer);
        return s.words().text(timers ? "elsewhere.timer" : "elsewhere.other");
    }
}
