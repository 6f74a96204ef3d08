package dev.ringside.lab.peers;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.Syscalls;

/// How a client gets to the server.
final class Calling {
    private Calling() {}

    /// Opens a descriptor that can be connected with [#connect], and has an address already.
    static End open(Syscalls calls, Transport transport, String address) {
        return switch (transport) {
            case TCP -> {
                int fd = (int) calls.socketTcp().orThrow("socket", -1);
                calls.setsockoptNodelay(fd, true).orThrow("setsockopt(TCP_NODELAY)", fd);
                yield bound(calls, transport, fd, address);
            }
            case UDP -> {
                int fd = (int) calls.socketUdp().orThrow("socket", -1);
                yield bound(calls, transport, fd, address);
            }
            case UNIX -> {
                int fd = (int) calls.socketUnix().orThrow("socket", -1);
                yield End.bound(calls, transport, fd, null);
            }
            case NONE -> throw new IllegalArgumentException("nobody is called");
            case PIPE -> {
                int fd = (int) calls.openForWriting(address).orThrow("open", -1);
                yield End.bound(calls, transport, fd, null);
            }
        };
    }

    /// Connects it; a pipe is connected already.
    static void connect(Syscalls calls, End end, String address) {
        int fd = end.fd();
        switch (end.transport()) {
            case TCP, UDP ->
                    calls.connect(fd, SocketAddressInet.of(address)).orThrow("connect", fd);
            case UNIX -> calls.connectUnix(fd, address).orThrow("connect", fd);
            case PIPE -> {
                // its other end is the server's
            }
            case NONE -> throw new IllegalArgumentException("nobody is called");
        }
    }

    private static End bound(Syscalls calls, Transport transport, int fd, String address) {
        calls.bind(fd, SocketAddressInet.loopback()).orThrow("bind", fd);
        return End.bound(calls, transport, fd, SocketAddressInet.of(address));
    }
}
