package dev.ringside.story.words;

/// Bytes in receive queues that the program could take.
///
/// @param fd a descriptor with some; -1 if not recorded
/// @param lengthBytes how many in all
/// @param descriptors in how many queues
public record Unread(int fd, long lengthBytes, int descriptors) {}
