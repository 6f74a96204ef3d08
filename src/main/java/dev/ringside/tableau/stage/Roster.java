package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.story.Story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Who and what has a place on the stage during a whole story, in the order of the places. It is
/// the same for every moment, so that nothing jumps when something else comes or goes.
///
/// @param tasks the observed tasks by thread id: the program under study first
/// @param hiddenTasks how many more there are
/// @param cpus the numbers of the CPUs that facts mention
/// @param hiddenCpus how many more there are
/// @param sockets the sockets that the program under study receives from
/// @param hiddenSockets how many more there are
/// @param openers the task that opened each object, by the object's inode
record Roster(
        List<Integer> tasks,
        int hiddenTasks,
        List<Integer> cpus,
        int hiddenCpus,
        List<Endpoint> sockets,
        int hiddenSockets,
        Map<Long, Integer> openers) {
    /// A socket as its owner knows it.
    ///
    /// @param object its inode
    /// @param fd the first descriptor of it
    /// @param task the task that opened that
    record Endpoint(long object, int fd, int task) {}

    private static final int MOST_TASKS = 8;
    private static final int MOST_CPUS = 4;
    private static final int MOST_SOCKETS = 16;

    static Roster of(Story story) {
        var tasks =
                story.last().observed().stream()
                        .sorted(
                                Comparator.comparing((Task t) -> t.who().role())
                                        .thenComparingInt(Task::tid))
                        .map(Task::tid)
                        .toList();
        var cpus = List.copyOf(story.last().cpus().keySet());
        var descriptors = new Descriptors(story);
        var sockets = descriptors.received();
        return new Roster(
                tasks.stream().limit(MOST_TASKS).toList(),
                Math.max(0, tasks.size() - MOST_TASKS),
                cpus.stream().limit(MOST_CPUS).toList(),
                Math.max(0, cpus.size() - MOST_CPUS),
                sockets.stream().limit(MOST_SOCKETS).toList(),
                Math.max(0, sockets.size() - MOST_SOCKETS),
                descriptors.openers());
    }

    /// The place of a socket; -1 if it has none.
    int socketPlace(long object) {
        for (int i = 0; i < sockets.size(); i++) {
            if (sockets.get(i).object() == object) {
                return i;
            }
        }
        return -1;
    }

    /// The task that opened an object; 0 if that is not recorded.
    int opener(long object) {
        return openers.getOrDefault(object, 0);
    }
}
