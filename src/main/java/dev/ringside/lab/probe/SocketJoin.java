package dev.ringside.lab.probe;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the inode of a socket for the kernel's address of it.
///
/// No event carries both: they are joined by the two ports, or by a call whose descriptor is known.
final class SocketJoin {
    private final List<ObservedSocket> sockets;
    private final Map<Long, Long> inodes = new HashMap<>();

    SocketJoin(List<ObservedSocket> sockets) {
        this.sockets = sockets;
    }

    /// Learns from an event that names the address and the ports.
    void byPorts(long address, long localPort, long peerPort) {
        for (ObservedSocket socket : sockets) {
            if (socket.localPort() == localPort && socket.peerPort() == peerPort) {
                inodes.put(address, socket.inode());
            }
        }
    }

    /// Learns from an event that names the address, in a call on a descriptor.
    void byDescriptor(long address, @Nullable Integer fd) {
        for (ObservedSocket socket : sockets) {
            if (fd != null && socket.fd() == fd) {
                inodes.put(address, socket.inode());
            }
        }
    }

    /// The inode; null if it is not one of the observed sockets, as far as is known.
    @Nullable Long inode(long address) {
        return inodes.get(address);
    }
}
