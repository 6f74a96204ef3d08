package dev.ringside.trace;

/// How the kernel goes on with a request of `io_uring`.
public enum UringWay {
    /// At once, in the call that submitted it: follows from a completion before anything else.
    INLINE("inline"),
    /// Not yet: there is nothing, so it leaves a callback in the wait queue of the object and goes
    /// on (tracepoint `io_uring_poll_arm`).
    POLL("poll"),
    /// The callback was called: what is left to do goes on a list of the task that asked, which
    /// works it off before it returns to user mode (`io_uring_task_add`).
    TASK_WORK("taskWork"),
    /// It is handed to a worker thread of the kernel (`io_uring_queue_async_work`).
    WORKER("worker"),
    /// It was taken by the kernel's thread that polls the ring (`io_uring_submit_req` with
    /// `sq_thread`).
    SQPOLL("sqpoll");

    private final String text;

    UringWay(String text) {
        this.text = text;
    }

    /// The word in the file.
    public String text() {
        return text;
    }
}
