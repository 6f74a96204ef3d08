package dev.ringside.trace;

/// What a task does in a scenario.
public enum Role {
    /// The program under study.
    SERVER,
    /// Sends to the server.
    CLIENT,
    /// Works for the program under study without being part of its model, such as a thread of the
    /// Java run time or of the recorder.
    HELPER,
    /// A thread or process that the model itself started.
    WORKER,
    /// Another program on the same computer.
    OTHER
}
