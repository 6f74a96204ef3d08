package dev.ringside.trace;

/// The kinds of kernel object that a descriptor can refer to.
public enum ObjectType {
    TCP,
    UDP,
    UNIX,
    PIPE,
    FILE,
    TERMINAL,
    OTHER
}
