package dev.ringside.tableau.cast;

import dev.ringside.machine.Call;
import dev.ringside.machine.Task;
import dev.ringside.story.Story;
import dev.ringside.story.words.Calls;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a story's descriptors were opened for, and which of them it is about. Built by one walk
/// over its facts.
final class Descriptors {
    /// A number in the descriptor table of a process.
    private record Place(int process, int fd) {}

    /// So many sockets are shown in the order of their numbers; of more, those that are used come
    /// first.
    private static final int FEW = 10;

    /// A range in a file may claim to be longer than any descriptor table.
    private static final int MOST_DESCRIPTORS = 1 << 20;

    private final Story story;
    private final Map<Long, List<Opened>> openings = new LinkedHashMap<>();
    private final Map<Place, Long> objects = new HashMap<>();
    private final Map<Long, Place> receivers = new HashMap<>();
    private final Map<Integer, BitSet> watched = new HashMap<>();
    private final Set<Long> used = new HashSet<>();
    private Mechanism mechanism = Mechanism.NONE;
    private boolean files;
    private boolean maps;

    Descriptors(Story story) {
        this.story = story;
        for (var event : story.trace().events()) {
            if (event instanceof Opened e) {
                opened(e);
            } else if (event instanceof Queued e) {
                used.add(e.object());
            } else if (event instanceof WaitSet e && observed(e.at().tid())) {
                watched(e);
            } else if (event instanceof PageSampled) {
                files = true;
            } else if (event instanceof SysEntered e && observed(e.at().tid())) {
                called(e);
            }
        }
    }

    /// The objects with a receive queue that something was queued on, that an observed task tried
    /// to receive from, or that it waited for: those of the program under study first.
    List<Endpoint> received() {
        var all = new ArrayList<Endpoint>();
        for (var opened : openings.values()) {
            var endpoint = endpoint(opened);
            boolean waitedFor = isWatched(endpoint);
            var object = opened.getFirst().object();
            if (used.contains(object.id()) || (waitedFor && queues(object.type()))) {
                all.add(endpoint);
            }
        }
        var byNumber =
                Comparator.comparing((Endpoint e) -> !served(e)).thenComparingInt(Endpoint::fd);
        var usedFirst = Comparator.comparing((Endpoint e) -> !used.contains(e.object()));
        all.sort(all.size() <= FEW ? byNumber : usedFirst.thenComparing(byNumber));
        return all;
    }

    /// How the program waits for many descriptors, by the first call that does.
    Mechanism mechanism() {
        if (mechanism == Mechanism.NONE && story.last().userSpace().space().begun()) {
            return Mechanism.SPACE;
        }
        if (mechanism == Mechanism.NONE && story.last().handovers().begun()) {
            return Mechanism.SWITCH;
        }
        if (mechanism == Mechanism.NONE && story.last().userSpace().jobs().begun()) {
            return Mechanism.CALLS;
        }
        boolean turns = mechanism == Mechanism.NONE && story.last().turns().begun();
        if (turns) {
            return Mechanism.TURNS;
        }
        if (files && mechanism == Mechanism.URING) {
            return Mechanism.URING_FILE;
        }
        boolean ofFiles = files && !mechanism.there();
        return !ofFiles ? mechanism : maps ? Mechanism.MAPPED_FILE : Mechanism.FILE;
    }

    /// The first epoll instance; null if there is none.
    @Nullable Endpoint epoll() {
        return openings.values().stream()
                .filter(all -> all.getFirst().object().type() == ObjectType.EPOLL)
                .findFirst()
                .map(this::endpoint)
                .orElse(null);
    }

    /// The task that opened each object.
    Map<Long, Integer> openers() {
        var openers = new HashMap<Long, Integer>();
        openings.forEach((object, opened) -> openers.put(object, opened.getFirst().task()));
        return Map.copyOf(openers);
    }

    private boolean served(Endpoint e) {
        return story.last().task(e.task()).filter(t -> t.who().role() != Role.CLIENT).isPresent();
    }

    private void opened(Opened e) {
        long object = e.object().id();
        openings.computeIfAbsent(object, _ -> new ArrayList<>(2)).add(e);
        objects.put(new Place(process(e.task()), e.fd()), object);
    }

    /// How its receiver knows an object: by the descriptor that it received from or waited for,
    /// else by the first one.
    private Endpoint endpoint(List<Opened> opened) {
        var first = opened.getFirst();
        var receiver = receivers.get(first.object().id());
        for (var e : opened) {
            var place = new Place(process(e.task()), e.fd());
            var set = watched.get(place.process());
            if (place.equals(receiver) || (receiver == null && set != null && set.get(e.fd()))) {
                return endpoint(e, opened);
            }
        }
        return endpoint(first, opened);
    }

    private static Endpoint endpoint(Opened mine, List<Opened> all) {
        var object = mine.object();
        int other =
                all.stream()
                        .filter(e -> !e.equals(mine) && object.type() == ObjectType.PIPE)
                        .mapToInt(Opened::fd)
                        .findFirst()
                        .orElse(Endpoint.NO_OTHER);
        return new Endpoint(
                object.id(), mine.fd(), mine.task(), object.type(), listens(object), other);
    }

    private boolean isWatched(Endpoint e) {
        var set = watched.get(process(e.task()));
        return set != null && set.get(e.fd());
    }

    private void watched(WaitSet e) {
        var set = watched.computeIfAbsent(process(e.at().tid()), _ -> new BitSet());
        for (Watched range : e.set()) {
            if (range.fd() >= 0 && range.count() > 0 && range.to() < Integer.MAX_VALUE) {
                set.set(range.fd(), Math.min(range.to(), range.fd() + MOST_DESCRIPTORS) + 1);
            }
        }
    }

    private void called(SysEntered e) {
        maps |= e.call().equals("mmap") && !Calls.housekeeping(e.call(), e.args());
        if (mechanism == Mechanism.NONE) {
            mechanism = Mechanism.of(e.call(), e.args());
        }
        if (Calls.receiving(e.call())) {
            asked(e);
        }
    }

    private void asked(SysEntered e) {
        var call = new Call(e.call(), e.args(), e.at().nanos());
        if (call.fd().isEmpty()) {
            return;
        }
        var place = new Place(process(e.at().tid()), call.fd().getAsInt());
        var object = objects.get(place);
        if (object != null && hasReceiveQueue(object)) {
            used.add(object);
            receivers.put(object, place);
        }
    }

    private boolean observed(int tid) {
        return story.last().task(tid).filter(t -> t.who().observed()).isPresent();
    }

    private int process(int tid) {
        return story.last().task(tid).map((Task t) -> t.who().process()).orElse(tid);
    }

    private boolean hasReceiveQueue(long id) {
        var object = openings.getOrDefault(id, List.of()).getFirst().object();
        return queues(object.type()) && !listens(object);
    }

    private static boolean queues(ObjectType type) {
        return switch (type) {
            case TCP, UDP, UNIX, PIPE -> true;
            case EPOLL, FILE, TERMINAL, OTHER -> false;
        };
    }

    /// A TCP socket without a peer listens: connections queue there, not bytes. If it has no
    /// address either, nothing is known of it.
    private static boolean listens(KernelObject object) {
        return object.type() == ObjectType.TCP && object.peer() == null && object.local() != null;
    }
}
