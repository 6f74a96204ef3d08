package dev.ringside.trace;

/// What kind of task it is.
public enum TaskType {
    PROCESS,
    THREAD,
    COROUTINE
}
