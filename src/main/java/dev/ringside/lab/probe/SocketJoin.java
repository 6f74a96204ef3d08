package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Finds the observed socket for the kernel's address of it, or for a descriptor.
///
/// No event carries both: they are joined by the two ports, or by a call whose descriptor is known.
final class SocketJoin {
    private final ObservedTasks tasks;
    private final Map<Long, ObservedSocket> byPorts = new HashMap<>();
    private final Map<Integer, ObservedSocket> byLocalPort = new HashMap<>();
    private final SocketDescriptors descriptors = new SocketDescriptors();
    private final Map<Long, ObservedSocket> byAddress = new HashMap<>();
    private final Map<Long, Long> sinceNanos = new HashMap<>();
    private @Nullable ObservedSocket listening;

    SocketJoin(Observed observed, ObservedTasks tasks) {
        this.tasks = tasks;
        observed.sockets().forEach(this::add);
    }

    /// Takes a socket that has come later.
    ///
    /// @param nanos when it got its descriptor, by the clock of the events
    void add(ObservedSocket socket, long nanos) {
        sinceNanos.put(socket.inode(), nanos);
        add(socket);
    }

    /// Takes another descriptor for a socket, in another process.
    ///
    /// @param nanos when it got it, by the clock of the events
    void alias(int process, int fd, ObservedSocket socket, long nanos) {
        descriptors.open(process, fd, socket, nanos);
    }

    /// A task closes a descriptor. The kernel may use the address of a socket again that nobody has
    /// any more.
    void close(int tid, int fd, long nanos) {
        if (tasks.isTask(tid)) {
            descriptors
                    .close(tasks.process(tid), fd, nanos)
                    .ifPresent(gone -> byAddress.values().removeIf(gone::equals));
        }
    }

    private void add(ObservedSocket socket) {
        boolean first = descriptors.isEmpty();
        descriptors.open(socket.process(), socket.fd(), socket, sinceNanos(socket));
        if (socket.transport() == Transport.TCP) {
            byPorts.put(both(socket.localPort(), socket.peerPort()), socket);
        }
        if (socket.transport() == Transport.UDP) {
            byLocalPort.put(socket.localPort(), socket);
        }
        boolean listens =
                socket.transport().connects() && socket.localPort() != 0 && socket.peerPort() == 0;
        if (listens || (first && isListeningUnix(socket))) {
            listening = socket;
        }
    }

    /// The first socket that was there from the beginning can, if it is a Unix one, only be the
    /// listening one.
    private boolean isListeningUnix(ObservedSocket socket) {
        return socket.transport() == Transport.UNIX && !sinceNanos.containsKey(socket.inode());
    }

    /// When a socket got its descriptor; the smallest number if it always had it.
    long sinceNanos(ObservedSocket socket) {
        return sinceNanos.getOrDefault(socket.inode(), Long.MIN_VALUE);
    }

    /// Learns from an event that names the address and the ports.
    void byPorts(long address, long localPort, long peerPort) {
        ObservedSocket socket = byPorts.get(both(localPort, peerPort));
        if (socket != null) {
            byAddress.put(address, socket);
        }
    }

    /// The datagram socket that has a port; null if it is not an observed one.
    @Nullable ObservedSocket byLocalPort(long port) {
        return byLocalPort.get((int) port);
    }

    /// Learns from an event that names the address, in a call on a descriptor.
    ///
    /// @return the socket; null if it is not an observed one
    @Nullable ObservedSocket byDescriptor(long address, int tid, @Nullable Integer fd, long nanos) {
        ObservedSocket socket = ofDescriptor(tid, fd, nanos);
        if (socket != null) {
            byAddress.put(address, socket);
        }
        return socket;
    }

    /// The socket behind a descriptor of a task at a time; null if it is not an observed one.
    @Nullable ObservedSocket ofDescriptor(int tid, @Nullable Integer fd, long nanos) {
        return fd == null || !tasks.isTask(tid)
                ? null
                : descriptors.at(tasks.process(tid), fd, nanos);
    }

    /// The socket at an address; null if it is not an observed one, as far as is known.
    @Nullable ObservedSocket socket(long address) {
        return byAddress.get(address);
    }

    /// The descriptor under which the process of `tid` has the socket at an address; null if it is
    /// not known.
    @Nullable Integer descriptor(long address, int tid) {
        ObservedSocket socket = byAddress.get(address);
        return socket != null && tasks.isTask(tid) && socket.process() == tasks.process(tid)
                ? socket.fd()
                : null;
    }

    /// The socket where clients are accepted; null if there is none.
    @Nullable ObservedSocket listening() {
        return listening;
    }

    private static long both(long high, long low) {
        return high << Integer.SIZE | low;
    }
}
