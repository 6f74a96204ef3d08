package dev.ringside.lab.probe;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which observed socket a descriptor stands for, and when.
///
/// The kernel gives the smallest number that is free, so one number stands for one socket after
/// another. What the server says of a new one may be known before the kernel's reports of the old
/// one are read, therefore each question is about a time.
final class SocketDescriptors {
    private final Map<Descriptor, NavigableMap<Long, Optional<ObservedSocket>>> meanings =
            new HashMap<>();
    private final Map<ObservedSocket, Set<Descriptor>> held = new HashMap<>();

    private record Descriptor(int process, int fd) {}

    boolean isEmpty() {
        return held.isEmpty();
    }

    /// A process has a socket from a time on.
    void open(int process, int fd, ObservedSocket socket, long nanos) {
        var descriptor = new Descriptor(process, fd);
        meaning(descriptor).put(nanos, Optional.of(socket));
        held.computeIfAbsent(socket, _ -> new HashSet<>()).add(descriptor);
    }

    /// A process closes a descriptor.
    ///
    /// @return the socket, if nobody has it any more
    Optional<ObservedSocket> close(int process, int fd, long nanos) {
        ObservedSocket socket = at(process, fd, nanos);
        if (socket == null) {
            return Optional.empty();
        }
        var descriptor = new Descriptor(process, fd);
        meaning(descriptor).put(nanos, Optional.empty());
        Set<Descriptor> others = held.getOrDefault(socket, Set.of());
        others.remove(descriptor);
        return others.isEmpty() ? Optional.of(socket) : Optional.empty();
    }

    /// The socket behind a descriptor; null if it is not an observed one.
    @Nullable ObservedSocket at(int process, int fd, long nanos) {
        var meaning = meanings.get(new Descriptor(process, fd));
        var current = meaning == null ? null : meaning.floorEntry(nanos);
        return current == null ? null : current.getValue().orElse(null);
    }

    private NavigableMap<Long, Optional<ObservedSocket>> meaning(Descriptor descriptor) {
        return meanings.computeIfAbsent(descriptor, _ -> new TreeMap<>());
    }
}
