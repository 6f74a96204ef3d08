package dev.ringside.lab.probe;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// The lengths of the datagrams in each receive queue: what a short buffer does not take of one is
/// thrown away.
final class DatagramQueues {
    private final Map<Long, Queue<Integer>> byAddress = new HashMap<>();

    void queued(long address, int lengthBytes) {
        byAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(lengthBytes);
    }

    /// The length of the datagram that is taken out; 0 if it is not known.
    int taken(long address) {
        Queue<Integer> queue = byAddress.get(address);
        Integer lengthBytes = queue == null ? null : queue.poll();
        return lengthBytes == null ? 0 : lengthBytes;
    }
}
