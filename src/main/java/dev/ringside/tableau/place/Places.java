package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;

import java.util.List;

/// The places of kernel space and of the hardware below it. What is not there has no width.
///
/// @param roomy whether each socket has boxes with titles, rather than a tile
/// @param cpus the CPUs
/// @param runQueues the run queue of each CPU
/// @param sockets the sockets
/// @param map the numbers of further sockets
/// @param mechanism what the kernel has of a call that waits for many descriptors
/// @param pages the page cache
/// @param waiting where tasks stand that wait in wait queues without a place of their own
/// @param elsewhere where tasks sleep that wait for no socket of the roster
/// @param descriptors the descriptor tables
/// @param disk the disk
/// @param lo the network interface
/// @param wire where packets are between being sent and being received
/// @param corner where the way from user space to the network interface turns into the wire
/// @param lanes the free lanes between all these
public record Places(
        boolean roomy,
        List<Box> cpus,
        List<Box> runQueues,
        List<SocketPlace> sockets,
        Box map,
        Box mechanism,
        Box pages,
        Box waiting,
        Box elsewhere,
        Box descriptors,
        Box disk,
        Box lo,
        Box wire,
        Box corner,
        Lanes lanes) {
    /// The places that belong to one socket.
    ///
    /// @param receive its receive queue
    /// @param waiting its wait queue; without width if it has no place
    public record SocketPlace(Box receive, Box waiting) {}

    /// No place.
    public static final Box NONE = new Box(0, 0, 0, 0);

    /// Whether something has a place.
    public static boolean there(Box box) {
        return box.width() > 0;
    }
}
