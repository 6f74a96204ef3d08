package dev.ringside.linux;

/// A real TCP connection over loopback, made by the thread that uses `calls`.
///
/// @param calls the calls of the thread that made it
/// @param server the descriptor of one end
/// @param client the descriptor of the other end
public record Loopback(Syscalls calls, int server, int client) implements AutoCloseable {
    /// Connects.
    public static Loopback connect(Syscalls calls) {
        int listener = (int) calls.socketTcp().orThrow("socket", -1);
        calls.bind(listener, SocketAddressInet.loopback()).orThrow("bind", listener);
        calls.listen(listener, 1).orThrow("listen", listener);
        int client = (int) calls.socketTcp().orThrow("socket", -1);
        calls.connect(client, calls.getsockname(listener)).orThrow("connect", client);
        int server = (int) calls.accept4(listener).orThrow("accept4", listener);
        calls.close(listener).orThrow("close", listener);
        calls.setsockoptNodelay(client, true).orThrow("setsockopt", client);
        return new Loopback(calls, server, client);
    }

    @Override
    public void close() {
        calls.close(client);
        calls.close(server);
    }
}
