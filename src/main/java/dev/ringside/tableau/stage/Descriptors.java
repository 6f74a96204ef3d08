package dev.ringside.tableau.stage;

import dev.ringside.machine.Call;
import dev.ringside.machine.Task;
import dev.ringside.story.Calls;
import dev.ringside.story.Story;
import dev.ringside.tableau.stage.Roster.Endpoint;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.SysEntered;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a story's descriptors were opened for, and which of them it is about. Built by one walk
/// over its facts.
final class Descriptors {
    /// A number in the descriptor table of a process.
    private record Place(int process, int fd) {}

    private final Story story;
    private final Map<Long, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<Place, Long> objects = new HashMap<>();
    private final Set<Long> queueless = new LinkedHashSet<>();
    private final Set<Long> used = new LinkedHashSet<>();

    Descriptors(Story story) {
        this.story = story;
        for (var event : story.trace().events()) {
            if (event instanceof Opened e) {
                opened(e);
            } else if (event instanceof Queued e) {
                used.add(e.object());
            } else if (event instanceof SysEntered e && Calls.receiving(e.call())) {
                asked(e);
            }
        }
    }

    /// The sockets that something was queued on, or that an observed task tried to receive from.
    List<Endpoint> received() {
        return endpoints.values().stream().filter(e -> used.contains(e.object())).toList();
    }

    /// The task that opened each object.
    Map<Long, Integer> openers() {
        var openers = new HashMap<Long, Integer>();
        endpoints.values().forEach(e -> openers.put(e.object(), e.task()));
        return Map.copyOf(openers);
    }

    private void opened(Opened e) {
        long object = e.object().id();
        endpoints.putIfAbsent(object, new Endpoint(object, e.fd(), e.task()));
        objects.put(new Place(process(e.task()), e.fd()), object);
        if (!hasReceiveQueue(e.object())) {
            queueless.add(object);
        }
    }

    private void asked(SysEntered e) {
        var call = new Call(e.call(), e.args(), e.at().nanos());
        boolean observed =
                story.last().task(e.at().tid()).filter(t -> t.who().observed()).isPresent();
        if (!observed || call.fd().isEmpty()) {
            return;
        }
        var object = objects.get(new Place(process(e.at().tid()), call.fd().getAsInt()));
        if (object != null && !queueless.contains(object)) {
            used.add(object);
        }
    }

    private int process(int tid) {
        return story.last().task(tid).map((Task t) -> t.who().process()).orElse(tid);
    }

    private static boolean hasReceiveQueue(KernelObject object) {
        return switch (object.type()) {
            // A TCP socket without a peer listens: connections queue there, not bytes.
            case TCP -> object.peer() != null;
            case UDP, UNIX, PIPE -> true;
            case EPOLL, FILE, TERMINAL, OTHER -> false;
        };
    }
}
