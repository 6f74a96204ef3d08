package dev.ringside.linux.handover;

/// Who is at the other end of a local socket, as the kernel noted it when the socket was connected
/// or began to listen. The peer cannot choose it.
///
/// @param pid its process
/// @param uid its effective user
/// @param gid its effective group
public record PeerCredentials(int pid, int uid, int gid) {}
