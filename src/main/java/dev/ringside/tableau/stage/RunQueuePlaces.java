package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;

/// The run queue of each CPU: places for the tasks that are ready and wait for nothing else.
final class RunQueuePlaces implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().cpus().size(); i++) {
            queue(s, to, s.roster().cpus().get(i), s.plan().places().runQueues().get(i));
        }
    }

    private static void queue(Setting s, Sketch to, int cpu, Box area) {
        var title = new Box(area.x(), area.y() - s.plan().title(), area.width(), s.plan().title());
        String id = "runqueue:" + cpu;
        String name = s.words().text("runQueue");
        to.heading(id + ":title", title, name, Face.BOLD, Pen.TEXT, true);
        int count = s.machine().runQueue(cpu).size();
        String description = s.words().text("runQueue.describe", "cpu", cpu, "count", count);
        boolean known = s.roster().coverage().wakeUps();
        var cells = Standing.cells(area, count, s.plan().runQueuePlaces(), s.plan());
        int placed = Standing.placed(count, cells);
        new Slots(id, cells, cells.subList(0, placed), count - placed, false, known, description)
                .draw(s, to);
    }
}
