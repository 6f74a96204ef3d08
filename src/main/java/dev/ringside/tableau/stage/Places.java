package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The places of kernel space and of the hardware below it. What is not there has no width.
///
/// @param cpus the CPUs
/// @param runQueues the run queue of each CPU
/// @param sockets the sockets
/// @param map the numbers of further sockets
/// @param mechanism what the kernel has of a call that waits for many descriptors
/// @param waiting where tasks stand that wait in the wait queues of sockets without room for a
///   queue of their own
/// @param elsewhere where tasks sleep that wait for no socket of the roster
/// @param descriptors the descriptor tables
/// @param disk the disk
/// @param lo the network interface
/// @param wire where packets are between being sent and being received
/// @param corner where the way from user space to the network interface turns into the wire
/// @param exit the free strip beside the CPUs, by which bytes leave a receive queue upwards
/// @param aisle the free strip between the upper and the lower row of kernel space
/// @param lanes the free lanes of a crowded kernel space; null if it is not crowded
record Places(
        List<Box> cpus,
        List<Box> runQueues,
        List<SocketPlace> sockets,
        Box map,
        Box mechanism,
        Box waiting,
        Box elsewhere,
        Box descriptors,
        Box disk,
        Box lo,
        Box wire,
        Box corner,
        Box exit,
        Box aisle,
        @Nullable Lanes lanes) {
    /// The places that belong to one socket.
    ///
    /// @param receive its receive queue
    /// @param waiting its wait queue; without width if it has no place
    record SocketPlace(Box receive, Box waiting) {}

    /// No place.
    static final Box NONE = new Box(0, 0, 0, 0);

    /// Whether something has a place.
    static boolean there(Box box) {
        return box.width() > 0;
    }
}
