package dev.ringside.lab.program;

import java.util.List;

/// The system calls that a model can make, by the kernel's names.
public enum ProbedCall {
    RECVFROM("recvfrom", "fd", "len", "flags"),
    READ("read", "fd", "count"),
    SENDTO("sendto", "fd", "len", "flags"),
    /// Its length is what the program offers; the kernel finds it in memory.
    RECVMSG("recvmsg", "fd", "len", "flags"),
    ACCEPT4("accept4", "fd", "flags"),
    FCNTL("fcntl", "fd", "cmd", "arg"),
    POLL("poll", "nfds", "timeout"),
    PSELECT6("pselect6", "nfds"),
    EPOLL_CREATE1("epoll_create1", "flags"),
    EPOLL_CTL("epoll_ctl", "epfd", "op", "fd"),
    EPOLL_WAIT("epoll_wait", "epfd", "maxevents", "timeout"),
    FUTEX("futex", "uaddr", "op", "val"),
    CLOCK_NANOSLEEP("clock_nanosleep", "clockid", "flags"),
    IO_URING_SETUP("io_uring_setup", "entries"),
    IO_URING_ENTER("io_uring_enter", "fd", "to_submit", "min_complete", "flags"),
    SCHED_SETAFFINITY("sched_setaffinity", "pid", "len"),
    GETRUSAGE("getrusage", "who"),
    CLOSE("close", "fd"),
    OPENAT("openat", "dirfd", "flags"),
    MMAP("mmap", "length", "prot", "flags", "fd"),
    MUNMAP("munmap", "length"),
    SENDFILE("sendfile", "out_fd", "in_fd", "count"),
    SPLICE("splice", "fd_in", "fd_out", "len", "flags"),
    RT_SIGACTION("rt_sigaction", "sig"),
    RT_SIGPROCMASK("rt_sigprocmask", "how"),
    RT_SIGTIMEDWAIT("rt_sigtimedwait"),
    SIGNALFD4("signalfd4", "fd", "sizemask", "flags");

    private static final List<ProbedCall> ALL = List.of(values());

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<String> arguments;

    ProbedCall(String text, String... arguments) {
        this.text = text;
        this.arguments = List.of(arguments);
    }

    /// The kernel's name.
    public String text() {
        return text;
    }

    /// The names of its arguments that are no pointers, in order.
    public List<String> arguments() {
        return arguments;
    }

    /// A number for [#ofCode]; it is never stored in a file.
    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    static ProbedCall ofCode(int code) {
        return ALL.get(code);
    }
}
