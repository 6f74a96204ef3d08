package dev.ringside.story;

import java.util.Set;

/// What the story knows of system calls by their names.
public final class Calls {
    /// What the run time beneath a program calls for its own purposes: memory, locks, bookkeeping.
    /// They are recorded, and folded away when the story is told.
    private static final Set<String> HOUSEKEEPING =
            Set.of(
                    "futex",
                    "madvise",
                    "mprotect",
                    "mmap",
                    "munmap",
                    "brk",
                    "sched_yield",
                    "rt_sigprocmask",
                    "rt_sigaction",
                    "membarrier",
                    "getrusage",
                    "rseq",
                    "set_robust_list",
                    "gettid",
                    "sched_getaffinity",
                    "sched_setaffinity",
                    "prctl",
                    "exit");

    private static final Set<String> RECEIVING = Set.of("recvfrom", "recvmsg", "read", "readv");
    private static final Set<String> SENDING = Set.of("sendto", "sendmsg", "write", "writev");
    private static final Set<String> SLEEPING = Set.of("nanosleep", "clock_nanosleep");

    private Calls() {}

    /// Whether a call belongs to the run time beneath the program rather than to the program.
    public static boolean housekeeping(String call) {
        return HOUSEKEEPING.contains(call);
    }

    /// Whether a call takes bytes out of a descriptor.
    public static boolean receiving(String call) {
        return RECEIVING.contains(call);
    }

    /// Whether a call puts bytes into a descriptor.
    public static boolean sending(String call) {
        return SENDING.contains(call);
    }

    /// Whether a call does nothing but sleep for a while.
    public static boolean resting(String call) {
        return SLEEPING.contains(call);
    }

    /// The name by which a program calls it: the C library's `recv` enters the kernel as
    /// `recvfrom`.
    public static String libraryName(String call) {
        return switch (call) {
            case "recvfrom" -> "recv";
            case "sendto" -> "send";
            case "clock_nanosleep" -> "nanosleep";
            // the names of calls are an open set
            default -> call;
        };
    }
}
