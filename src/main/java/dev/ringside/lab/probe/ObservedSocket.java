package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;

/// One end of a connection under study.
///
/// @param inode what names it in the facts; both ends of a pipe have the same
/// @param fd its descriptor
/// @param process the process that has the descriptor
/// @param transport what it is
/// @param localPort this end's port; 0 if it has none
/// @param peerPort the other end's port; 0 if it has none, or listens
public record ObservedSocket(
        long inode, int fd, int process, Transport transport, int localPort, int peerPort) {}
