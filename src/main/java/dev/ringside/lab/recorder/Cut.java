package dev.ringside.lab.recorder;

import dev.ringside.lab.probe.Observed;
import dev.ringside.linux.SyscallTable;
import dev.ringside.linux.tracefs.RingEvent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts the conversation out of the kernel's reports.
///
/// ```
///   server   … spins ▏getrusage▕ recv … recv ▏getrusage▕ parks …
///                              ▲             ▲
///                              0            end, unless the client ends later
/// ```
///
/// The server's own two calls are the marks: they are in the same stream as everything else, so
/// nothing can slip across. They are not part of what is cut out.
final class Cut {
    private static final String ENTER = "raw_syscalls:sys_enter";
    private static final String EXIT = "raw_syscalls:sys_exit";
    private static final String SWITCH = "sched:sched_switch";
    private static final String MARK = "getrusage";
    private static final SyscallTable CALLS = SyscallTable.ofThisComputer();

    private final Observed observed;
    private final int server;
    private final Receiver receiver;
    private final Map<Integer, RingEvent> lastOnCpu = new HashMap<>();
    private final Map<Integer, RingEvent> lastOfTask = new HashMap<>();
    private final List<RingEvent> held = new ArrayList<>();
    private Place place = Place.BEFORE;
    private boolean sharp;
    private long endNanos;

    /// @param server the server's thread
    /// @param receiver gets what lies between the marks
    Cut(Observed observed, int server, Receiver receiver) {
        this.observed = observed;
        this.server = server;
        this.receiver = receiver;
    }

    private enum Place {
        BEFORE,
        IN_FIRST_MARK,
        BETWEEN,
        IN_SECOND_MARK,
        BEHIND
    }

    /// Gets the conversation.
    interface Receiver {
        /// It begins.
        ///
        /// @param nanos when
        /// @param standing the switches before it that are still in force, in order
        /// @param sharp false if the server was switched while it made its mark, so that its
        ///   counters may be of before or after that
        void begins(long nanos, List<RingEvent> standing, boolean sharp);

        /// A report from before, which may tell addresses.
        void precedes(RingEvent event);

        /// The next report of it.
        void happens(RingEvent event);

        /// The server has come to its second mark.
        ///
        /// @param nanos when
        /// @param sharp as for the first
        void serverEnds(long nanos, boolean sharp);
    }

    /// Takes the next report, in the order of time.
    void accept(RingEvent event) {
        switch (place) {
            case BEFORE, IN_FIRST_MARK -> before(event);
            case BETWEEN -> between(event);
            case IN_SECOND_MARK, BEHIND -> behind(event);
        }
    }

    /// Whether the first mark has come.
    boolean hasBegun() {
        return place != Place.BEFORE && place != Place.IN_FIRST_MARK;
    }

    /// Hands over what happened between the server's end and the client's.
    void finish(long clientEndNanos) {
        for (RingEvent event : held) {
            if (event.nanos() <= Math.max(endNanos, clientEndNanos)) {
                receiver.happens(event);
            }
        }
        held.clear();
    }

    private void before(RingEvent event) {
        receiver.precedes(event);
        if (event.name().equals(SWITCH)) {
            lastOnCpu.put(event.cpu(), event);
            tasks(event).forEach(task -> lastOfTask.put(task, event));
            sharp &= !tasks(event).contains(server);
        } else if (place == Place.BEFORE && isMark(event)) {
            place = Place.IN_FIRST_MARK;
            sharp = true;
        } else if (place == Place.IN_FIRST_MARK && isServers(event, EXIT)) {
            place = Place.BETWEEN;
            receiver.begins(event.nanos(), standing(), sharp);
        }
    }

    private void between(RingEvent event) {
        if (isMark(event)) {
            place = Place.IN_SECOND_MARK;
            endNanos = event.nanos();
            sharp = true;
        } else {
            receiver.happens(event);
        }
    }

    private void behind(RingEvent event) {
        boolean inMark = place == Place.IN_SECOND_MARK;
        if (inMark && isServers(event, EXIT)) {
            place = Place.BEHIND;
            receiver.serverEnds(endNanos, sharp);
            return;
        }
        sharp &= !(event.name().equals(SWITCH) && tasks(event).contains(server));
        held.add(event);
    }

    /// The last switch on each CPU of the experiment, and the last one of each of its tasks that
    /// those do not mention.
    private List<RingEvent> standing() {
        var all = new ArrayList<RingEvent>();
        Set<Integer> mentioned = new HashSet<>();
        for (int cpu : observed.cpus()) {
            RingEvent last = lastOnCpu.get(cpu);
            if (last != null) {
                all.add(last);
                mentioned.addAll(tasks(last));
            }
        }
        lastOfTask.forEach((task, event) -> {
            if (observed.isTask(task) && !mentioned.contains(task)) {
                all.add(event);
            }
        });
        all.sort(Comparator.comparingLong(RingEvent::nanos));
        return all;
    }

    private boolean isMark(RingEvent event) {
        return isServers(event, ENTER) && CALLS.name(event.number("id")).equals(MARK);
    }

    private boolean isServers(RingEvent event, String name) {
        return event.pid() == server && event.name().equals(name);
    }

    private static Collection<Integer> tasks(RingEvent event) {
        return List.of((int) event.number("prev_pid"), (int) event.number("next_pid"));
    }
}
