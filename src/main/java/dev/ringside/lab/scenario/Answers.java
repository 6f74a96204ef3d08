package dev.ringside.lab.scenario;

/// When a server sends back what it gets.
public enum Answers {
    /// It sends nothing.
    NEVER,

    /// With a call that takes all of it, as soon as it has come.
    AT_ONCE,

    /// As the socket has room for it; there is little, and the client reads late.
    WITH_ROOM,

    /// When the client has said that it will send nothing more.
    AT_THE_END
}
