package dev.ringside.tableau.cast;

import dev.ringside.machine.Task;
import dev.ringside.story.Story;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Role;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who and what has a place on the stage during a whole story, in the order of the places. It is
/// the same for every moment, so that nothing jumps when something else comes or goes.
///
/// @param tasks the observed tasks the program under study first, then what it has started
/// @param crew whether the program under study has started tasks of its own
/// @param started those of them that are the first of a process that was started meanwhile
/// @param hiddenTasks how many more there are
/// @param groups the same tasks by process
/// @param cpus the numbers of the CPUs that facts mention
/// @param hiddenCpus how many more there are
/// @param sockets the objects that the program under study receives from or waits for
/// @param ranks the place of each of them in that list
/// @param epoll the first epoll instance; null if there is none
/// @param openers the task that opened each object, by the object's inode
/// @param mechanism how the program waits for many descriptors
/// @param agenda what the program arranges in its own memory
/// @param coverage what kinds of fact there are
public record Roster(
        List<Integer> tasks,
        boolean crew,
        Set<Integer> started,
        int hiddenTasks,
        List<List<Integer>> groups,
        List<Integer> cpus,
        int hiddenCpus,
        List<Endpoint> sockets,
        Map<Long, Integer> ranks,
        @Nullable Endpoint epoll,
        Map<Long, Integer> openers,
        Mechanism mechanism,
        Agenda agenda,
        Coverage coverage) {
    /// An object as its receiver knows it.
    ///
    /// @param object its inode
    /// @param fd the descriptor of it
    /// @param task the task that opened that
    /// @param type what it is
    /// @param listens whether connections queue there rather than bytes
    /// @param otherFd the descriptor of a pipe's other end; [#NO_OTHER] if there is none
    public record Endpoint(
            long object, int fd, int task, ObjectType type, boolean listens, int otherFd) {
        /// No other end is recorded.
        public static final int NO_OTHER = -1;
    }

    private static final int MOST_TASKS = 9;
    private static final int MOST_CPUS = 4;

    public static Roster of(Story story) {
        var tasks =
                story.last().observed().stream()
                        .filter(t -> !t.who().ofKernel()) // never in user space
                        .sorted(
                                Comparator.comparingInt((Task t) -> rank(t.who().role()))
                                        .thenComparingInt(Task::tid))
                        .toList();
        var shown = tasks.stream().limit(MOST_TASKS).toList();
        var cpus = List.copyOf(story.last().cpus().keySet());
        var descriptors = new Descriptors(story);
        var sockets = List.copyOf(descriptors.received());
        var coverage = Coverage.of(story.trace());
        return new Roster(
                shown.stream().map(Task::tid).toList(),
                tasks.stream().anyMatch(t -> t.who().role() == Role.WORKER),
                story.last().processes().keySet(),
                tasks.size() - shown.size(),
                groups(shown),
                cpus.stream().limit(MOST_CPUS).toList(),
                Math.max(0, cpus.size() - MOST_CPUS),
                sockets,
                ranks(sockets),
                descriptors.epoll(),
                descriptors.openers(),
                descriptors.mechanism(),
                shown.isEmpty()
                        ? Agenda.NONE
                        : Agenda.of(
                                story,
                                shown.stream().map(Task::tid).toList(),
                                descriptors.mechanism() == Mechanism.NONE
                                        && sockets.isEmpty()
                                        && groups(shown).size() == 1),
                coverage);
    }

    /// What the program under study has started stands beside it.
    private static int rank(Role role) {
        return switch (role) {
            case SERVER -> 0;
            case WORKER -> 1;
            case CLIENT -> 2;
            case HELPER, OTHER -> 3;
        };
    }

    private static List<List<Integer>> groups(List<Task> tasks) {
        var groups = new LinkedHashMap<Integer, List<Integer>>();
        for (var task : tasks) {
            groups.computeIfAbsent(task.who().process(), _ -> new ArrayList<>()).add(task.tid());
        }
        return List.copyOf(groups.values());
    }

    private static Map<Long, Integer> ranks(List<Endpoint> sockets) {
        var ranks = new HashMap<Long, Integer>();
        for (int i = 0; i < sockets.size(); i++) {
            ranks.put(sockets.get(i).object(), i);
        }
        return Map.copyOf(ranks);
    }

    /// Whether an object has a place among the sockets, if there is room for all of them.
    public boolean knows(long object) {
        return ranks.containsKey(object);
    }

    /// Whether there is too much for a box with titles for each socket.
    public boolean crowded() {
        return sockets.size() > 2 || mechanism != Mechanism.NONE || agenda.there();
    }

    /// The task that opened an object; 0 if that is not recorded.
    public int opener(long object) {
        return openers.getOrDefault(object, 0);
    }
}
