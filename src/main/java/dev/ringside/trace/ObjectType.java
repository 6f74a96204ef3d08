package dev.ringside.trace;

/// The kinds of kernel object that a descriptor can refer to.
public enum ObjectType {
    TCP,
    UDP,
    UNIX,
    PIPE,
    /// An epoll instance.
    EPOLL,
    FILE,
    TERMINAL,
    OTHER
}
