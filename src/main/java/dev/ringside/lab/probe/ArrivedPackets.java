package dev.ringside.lab.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// The packets that have come out of an interface and that TCP has not looked at yet, in their
/// order.
///
/// `tcp_probe` reports the length of the payload in 16 bits. While the reader holds its socket,
/// packets wait in the backlog and are joined there, under the address of the first, and then they
/// are longer than that: 70,656 bytes are reported as 5,120. How often the number has wrapped
/// follows from the packets that arrived.
final class ArrivedPackets {
    /// An IPv4 header, a TCP header and its time-stamp option, as on the loopback interface.
    private static final int HEADERS = 52;

    private static final int LOW_BITS = 0xffff;

    private final Map<Long, Long> payloads = new LinkedHashMap<>();

    /// A packet came out of the interface.
    ///
    /// @param address the kernel's address of it
    /// @param lengthBytes with the headers of IP and above
    void arrived(long address, long lengthBytes) {
        payloads.remove(address); // addresses are used again
        if (lengthBytes > HEADERS) {
            payloads.put(address, lengthBytes - HEADERS);
        }
    }

    /// The payload of the packet at `address`, which is thereby looked at; 0 if it has none, or was
    /// looked at before.
    long unseen(long address) {
        Long bytes = payloads.remove(address);
        return bytes == null ? 0 : bytes;
    }

    /// The payload of the packet at `address`, together with those that were joined to it, which
    /// are thereby looked at: the first sum of payloads from there on that has the reported low
    /// bits.
    ///
    /// @param low the lowest 16 bits of it
    long payload(long address, long low) {
        var joined = new ArrayList<Long>();
        long sum = 0;
        for (var packet : payloads.entrySet()) {
            if (!joined.isEmpty() || packet.getKey() == address) {
                joined.add(packet.getKey());
                sum += packet.getValue();
                if ((sum & LOW_BITS) == low) {
                    payloads.keySet().removeAll(joined);
                    return sum;
                }
            }
        }
        payloads.remove(address);
        return low;
    }
}
