package dev.ringside.lab.scenario;

/// Who sends what and when.
///
/// Client i of n sends its message k at k · delay + i/n · delay, so that the clients come one after
/// another and all of it lasts about (messages + 1) · delay, however many there are.
///
/// @param transport what the bytes travel through
/// @param clients how many connections send, 1 to 10,000; 0 if there is no transport
/// @param idle how many connections there are besides, which never send
/// @param messages how many messages each client sends, 1 to 1000
/// @param sizeBytes the length of a message, 1 byte to 32 KiB: packets that the kernel joins must
///   stay below 64 KiB, because `tcp:tcp_probe` counts their bytes in 16 bits
/// @param delayNanos how long a client sleeps before each of its messages, 0 to 10 seconds
/// @param port where the server listens or receives; 0 for any free port
/// @param closes whether a client closes its connections when it has sent everything
public record Traffic(
        Transport transport,
        int clients,
        int idle,
        int messages,
        int sizeBytes,
        long delayNanos,
        int port,
        boolean closes) {
    /// One message of 64 bytes after 200 ms, over TCP.
    public static final Traffic USUAL =
            new Traffic(Transport.TCP, 1, 0, 1, 64, 200_000_000, 0, false);

    /// The most tasks that send; each serves several connections if there are more.
    public static final int MOST_TASKS = 8;

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_MESSAGES = 1000;
    private static final long MOST_MESSAGES_IN_ALL = 100_000;
    private static final long LONGEST_DELAY_NANOS = 10_000_000_000L;
    private static final int LARGEST_BYTES = 1 << 15;

    /// Where nothing is sent, the length is that of a file.
    private static final int LARGEST_FILE_BYTES = 1 << 20;

    /// Traffic within the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range; the message is a sentence
    ///   for the user
    public Traffic {
        int most = transport == Transport.NONE ? 0 : MOST_CONNECTIONS;
        Ranges.check("clients", clients, Math.min(1, most), most, "");
        Ranges.check("idle", idle, 0, most - clients, "");
        Ranges.check("messages", messages, 1, MOST_MESSAGES, "");
        int largest = transport == Transport.NONE ? LARGEST_FILE_BYTES : LARGEST_BYTES;
        Ranges.check("size", sizeBytes, 1, largest, " bytes");
        Ranges.checkNanos("delay", delayNanos, LONGEST_DELAY_NANOS);
        Ranges.check("port", port, 0, 65_535, "");
        if ((long) clients * messages > MOST_MESSAGES_IN_ALL) {
            throw new IllegalArgumentException(
                    "%d clients with %d messages each are %d messages, but at most %d may be sent."
                            .formatted(
                                    clients,
                                    messages,
                                    (long) clients * messages,
                                    MOST_MESSAGES_IN_ALL));
        }
    }

    /// How many connections there are.
    public int connections() {
        return clients + idle;
    }

    /// How many tasks send.
    public int tasks() {
        return Math.min(clients, MOST_TASKS);
    }

    /// All bytes that one client sends.
    public long bytesOfClient() {
        return (long) messages * sizeBytes;
    }

    /// How long the sending takes at least.
    public long expectedNanos() {
        return (messages + (clients > 1 ? 1 : 0)) * delayNanos;
    }
}
