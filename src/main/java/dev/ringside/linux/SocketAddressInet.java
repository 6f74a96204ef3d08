package dev.ringside.linux;

/// An IPv4 address and a port: `struct sockaddr_in`.
///
/// @param ip in dotted decimal, `127.0.0.1`
/// @param port 0 to 65535, in the usual order of digits
public record SocketAddressInet(String ip, int port) {
    public SocketAddressInet {
        octets(ip);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /// Any free port of the loopback interface.
    public static SocketAddressInet loopback() {
        return new SocketAddressInet("127.0.0.1", 0);
    }

    /// The address that [#toString] wrote.
    ///
    /// @throws IllegalArgumentException if it is none
    public static SocketAddressInet of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not an address and a port: " + text);
        }
        return new SocketAddressInet(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /// `127.0.0.1:4711`.
    @Override
    public String toString() {
        return ip + ":" + port;
    }

    byte[] octets() {
        return octets(ip);
    }

    private static byte[] octets(String ip) {
        String[] parts = ip.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + ip);
        }
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
                throw new IllegalArgumentException("not an IPv4 address: " + ip);
            }
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }
}
