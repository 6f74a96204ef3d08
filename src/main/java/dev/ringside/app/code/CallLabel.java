package dev.ringside.app.code;

import dev.ringside.story.words.Calls;
import dev.ringside.trace.Fcntl;
import dev.ringside.trace.SysEntered;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A call that a model makes, whatever the kernel and each language call it. In a listing it marks
/// the line that makes it.
public enum CallLabel {
    /// Takes bytes.
    RECV("recv", "recv", "recv", "recvfrom", "recvmsg", "read"),
    /// The same without waiting.
    RECV_NOW("recv", "recvNow", "recv"),
    /// Sends bytes back.
    SEND("send", "send", "send", "sendto", "sendmsg", "write"),
    /// Hands something to a partner, through a pipe.
    PASS("write", "pass", "write"),
    /// Takes what the partner hands back.
    TAKE("read", "take", "read"),
    /// Takes a connection.
    ACCEPT("accept", "accept", "accept", "accept", "accept4"),
    /// Makes a descriptor non-blocking.
    FCNTL("fcntl", "setNonBlocking", "fcntl", "fcntl"),
    /// Pauses between two rounds of asking.
    SLEEP("nanosleep", "sleep", "sleep", "nanosleep", "clock_nanosleep"),
    /// Waits for one of three sets.
    SELECT("select", "select", "select", "select", "pselect6"),
    /// Waits for one of an array.
    POLL("poll", "poll", "poll", "poll", "ppoll"),
    /// Makes an epoll instance.
    EPOLL_CREATE("epoll_create1", "epollCreate", "epoll", "epoll_create", "epoll_create1"),
    /// Puts a descriptor on the interest list.
    EPOLL_ADD("epoll_ctl", "epollAdd", "register", "epoll_ctl"),
    /// Changes what is waited for at a descriptor.
    EPOLL_MOD("epoll_ctl", "epollModify", "modify", "epoll_ctl"),
    /// Takes a descriptor off the interest list.
    EPOLL_DEL("epoll_ctl", "epollDelete", "unregister", "epoll_ctl"),
    /// Waits for the ready list.
    EPOLL_WAIT("epoll_wait", "epollWait", "poll", "epoll_wait", "epoll_pwait", "epoll_pwait2"),
    /// Starts a thread.
    THREAD_START("pthread_create", "start", "start", "clone3", "clone"),
    /// Waits for a thread to end, which is a wait for a futex.
    THREAD_JOIN("pthread_join", "join", "join"),
    /// Asks the C library for bytes; the kernel sees at most that it starts a thread.
    AIO_READ("aio_read", "aioRead", "aio_read"),
    /// Looks whether they are there.
    AIO_ERROR("aio_error", "aioError", "aio_error"),
    /// Takes the result.
    AIO_RETURN("aio_return", "aioReturn", "aio_return"),
    /// Waits for one of several results.
    AIO_SUSPEND("aio_suspend", "aioSuspend", "aio_suspend"),
    /// Takes a lock, which is a call only for who has to wait.
    LOCK("pthread_mutex_timedlock", "lock", "acquire"),
    /// Gives a lock back, which is a call only if somebody waits.
    UNLOCK("pthread_mutex_unlock", "unlock", "release"),
    /// Waits for the result of another thread, which is a call only if it is not there.
    FUTURE_GET("sem_wait", "get", "result"),
    /// Puts a result down, which is a call only if somebody waits.
    FUTURE_DONE("sem_post", "complete", "set_result"),
    /// Starts a program. The kernel sees the same call as for a thread.
    SPAWN("posix_spawn", "spawn", "posix_spawn"),
    /// Waits for a process to end.
    CHILD_WAIT("waitpid", "waitFor", "waitpid", "wait4"),
    /// Makes two rings.
    RING_SETUP("io_uring_setup", "uringSetup", "Ring", "io_uring_setup"),
    /// Hands over what is in the submission ring.
    RING_SUBMIT("io_uring_enter", "submit", "submit", "io_uring_enter"),
    /// Waits until something is in the completion ring.
    RING_WAIT("io_uring_enter", "await", "wait", "io_uring_enter"),
    /// Opens a file.
    OPEN_FILE("open", "openFile", "open", "openat"),
    /// Reads a file. The kernel's name for it is that of other reads, too.
    READ_FILE("read", "readFile", "readv"),
    /// Makes a file look like memory.
    MMAP("mmap", "mmap", "mmap", "mmap"),
    /// Ends that.
    MUNMAP("munmap", "munmap", "close"),
    /// Passes a file on.
    SENDFILE("sendfile", "sendfile", "sendfile", "sendfile"),
    /// Passes on what is in a file or pipe.
    SPLICE("splice", "splice", "splice", "splice"),
    /// Gives a descriptor back.
    CLOSE("close", "close", "close", "close"),
    /// Installs a handler for a signal.
    SIGACTION("sigaction", "handle", "signal", "rt_sigaction"),
    /// Keeps signals pending.
    SIGPROCMASK("sigprocmask", "block", "pthread_sigmask", "rt_sigprocmask"),
    /// Takes a pending signal.
    SIGTIMEDWAIT("sigtimedwait", "takePending", "sigtimedwait", "rt_sigtimedwait"),
    /// Makes a descriptor to read signals from.
    SIGNALFD("signalfd", "open", "signalfd", "signalfd4"),
    /// Reads a signal.
    READ_SIGNAL("read", "read", "read"),
    /// Chooses the signal that a descriptor sends.
    SETSIG("fcntl", "setSignal", "fcntl"),
    /// Chooses who gets it.
    SETOWN("fcntl", "setOwner", "fcntl"),
    /// Has a descriptor send it.
    SETASYNC("fcntl", "setAsync", "fcntl");

    /// The size of a `signalfd_siginfo`, which is all that is ever read of a signal.
    private static final long SIGNAL_BYTES = 128;

    private static final long MSG_DONTWAIT = 0x40;

    private final String inC;
    private final String inJava;
    private final String inPython;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it so
    private final Set<String> kernelNames;

    CallLabel(String inC, String inJava, String inPython, String... kernelNames) {
        this.inC = inC;
        this.inJava = inJava;
        this.inPython = inPython;
        this.kernelNames = Set.of(kernelNames);
    }

    /// The label that a mark in a listing names, `epoll_wait`.
    ///
    /// @throws IllegalArgumentException if there is none
    static CallLabel named(String mark) {
        return valueOf(mark.toUpperCase(Locale.ROOT));
    }

    /// The label of a recorded call; none if no model makes it.
    static Optional<CallLabel> of(SysEntered call) {
        if (call.call().equals("epoll_ctl")) {
            var op = String.valueOf(call.args().values().get("op"));
            return Optional.of(
                    op.endsWith("DEL") ? EPOLL_DEL : op.endsWith("MOD") ? EPOLL_MOD : EPOLL_ADD);
        }
        if (call.call().equals("fcntl")) {
            return Optional.of(ofFcntl(call));
        }
        if (call.args().number("flags").orElse(0) == MSG_DONTWAIT && Calls.receiving(call.call())) {
            return Optional.of(RECV_NOW);
        }
        if (call.call().equals("read") && call.args().number("count").orElse(0) == SIGNAL_BYTES) {
            return Optional.of(READ_SIGNAL);
        }
        if (call.call().equals("futex")) {
            return Optional.of(Calls.waitsForLock(call.call(), call.args()) ? LOCK : UNLOCK);
        }
        if (call.call().equals("io_uring_enter")) {
            boolean waits = "GETEVENTS".equals(call.args().values().get("flags"));
            return Optional.of(waits ? RING_WAIT : RING_SUBMIT);
        }
        for (var label : values()) {
            if (label.kernelNames.contains(call.call())) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    private static CallLabel ofFcntl(SysEntered call) {
        var args = call.args();
        if (Fcntl.setsSignal(args)) {
            return SETSIG;
        }
        if (Fcntl.setsOwner(args)) {
            return SETOWN;
        }
        return Fcntl.isAsync(args) ? SETASYNC : FCNTL;
    }

    /// The function that makes the call.
    public String function(CodeLanguage language) {
        return switch (language) {
            case C -> inC;
            case JAVA -> inJava;
            case PYTHON -> inPython;
        };
    }
}
