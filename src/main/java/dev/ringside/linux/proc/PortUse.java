package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A TCP or UDP socket in this network namespace, as a line of `/proc/net/tcp` and the like shows
/// it.
///
/// @param localPort its port
/// @param remotePort the peer's; 0 if it has none
/// @param uid the user to whom it belongs
public record PortUse(int localPort, int remotePort, int uid) {
    private static final List<String> FILES = List.of("tcp", "tcp6", "udp", "udp6");
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int UID = 7;
    private static final int INODE = 9;

    /// All that a program has open. Those that nobody has open any more belong to nobody.
    public static List<PortUse> all() throws IOException {
        List<PortUse> all = new ArrayList<>();
        for (String name : FILES) {
            Path file = Path.of("/proc/net", name);
            if (Files.exists(file)) { // a kernel without IPv6 has half of them
                try (Stream<String> lines = Files.lines(file)) {
                    lines.skip(1)
                            .map(line -> line.strip().split("\\s+", -1))
                            .filter(words -> !words[INODE].equals("0"))
                            .forEach(words -> all.add(parse(words)));
                }
            }
        }
        return all;
    }

    private static PortUse parse(String[] words) {
        return new PortUse(
                port(words[LOCAL]), port(words[REMOTE]), Integer.parseUnsignedInt(words[UID]));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
