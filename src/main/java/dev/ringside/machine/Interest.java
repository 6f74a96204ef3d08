package dev.ringside.machine;

import org.jspecify.annotations.Nullable;

/// An entry of an epoll instance's interest list.
///
/// @param fd the descriptor under which it was added
/// @param object the inode behind it; null if not recorded
/// @param events what is wanted, `IN|ET`; empty if not recorded
public record Interest(int fd, @Nullable Long object, String events) {
    /// Whether only changes are reported.
    public boolean edgeTriggered() {
        return wants("ET");
    }

    /// Whether it is told once and then not again until `epoll_ctl` arms it anew.
    boolean oneShot() {
        return wants("ONESHOT");
    }

    /// Whether arriving data concerns it; false if it is not recorded what it wants.
    boolean wantsData() {
        return wants("IN");
    }

    /// Whether room to write concerns it.
    boolean wantsRoom() {
        return wants("OUT");
    }

    /// Whether it is about the end of what the peer sends.
    boolean wantsEnd() {
        return wantsData() || wants("RDHUP");
    }

    private boolean wants(String word) {
        return ("|" + events + "|").contains("|" + word + "|");
    }
}
