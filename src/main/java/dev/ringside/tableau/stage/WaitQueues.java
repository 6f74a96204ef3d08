package dev.ringside.tableau.stage;

import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;

/// The wait queue of each socket, and the place for tasks that sleep for another reason. That a
/// task stands in a wait queue follows from its call, so the places are dashed.
final class WaitQueues implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().sockets().size(); i++) {
            var endpoint = s.roster().sockets().get(i);
            if (s.machine().sockets().containsKey(endpoint.object())) {
                var area = s.plan().sockets().get(i).waiting();
                int count = s.machine().waitQueue(endpoint.object()).size();
                String title = s.words().text("waitQueue", "fd", endpoint.fd());
                place(s, to, "waitqueue:" + endpoint.object(), title, area, count);
            }
        }
        int sleepers = s.standing().elsewhere().size();
        place(s, to, "elsewhere", elsewhere(s), s.plan().elsewhere(), sleepers);
    }

    private static void place(Setting s, Sketch to, String id, String title, Box area, int count) {
        if (s.plan().roomySockets() || id.equals("elsewhere")) {
            double height = s.plan().title();
            var above = new Box(area.x(), area.y() - height, area.width(), height);
            String brief = s.words().text("waitQueue.brief");
            String text = to.pen().fitting(above.width(), Face.BOLD, Pen.TEXT, title, brief);
            to.heading(id + ":title", above, text, Face.BOLD, Pen.TEXT, true);
        }
        String description = s.words().text("place.describe", "place", title, "count", count);
        new Slots(id, area, count, 1, true, description).draw(s, to);
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
