package dev.ringside.lab.probe;

/// One end of a connection under study.
///
/// @param inode the socket's inode, which names it in the facts
/// @param fd its descriptor
/// @param tid the task whose end it is
/// @param localPort this end's port
/// @param peerPort the other end's port
public record ObservedSocket(long inode, int fd, int tid, int localPort, int peerPort) {}
