package dev.ringside.story.words;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Fcntl;

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
                    "sched_getparam",
                    "sched_getscheduler",
                    "prctl",
                    "prlimit64",
                    "exit");

    private static final Set<String> OF_SIGNALS = Set.of("rt_sigprocmask", "rt_sigaction");
    private static final Set<String> RECEIVING = Set.of("recvfrom", "recvmsg", "read", "readv");
    private static final Set<String> PASSING = Set.of("sendfile", "splice");
    private static final Set<String> SLEEPING = Set.of("nanosleep", "clock_nanosleep");
    private static final Set<String> ACCEPTING = Set.of("accept", "accept4");
    private static final Set<String> CREATING = Set.of("clone", "clone3", "fork", "vfork");
    private static final Set<String> OF_SETS = Set.of("select", "pselect6", "poll", "ppoll");
    private static final Set<String> OF_EPOLL = Set.of("epoll_wait", "epoll_pwait", "epoll_pwait2");

    private static final long MSG_OOB = 1;
    private static final long FUTEX_WAKE = 1;
    private static final long FUTEX_CMD_MASK = 127;

    private Calls() {}

    /// Whether a call belongs to the run time beneath the program rather than to the program.
    public static boolean housekeeping(String call) {
        return HOUSEKEEPING.contains(call);
    }

    /// The same of a call that a task makes. A call for a lock or a job that the program has named,
    /// or that ends the mapping of its file, is the program's own.
    public static boolean housekeeping(Call call, Machine machine) {
        return housekeeping(call.name(), call.args())
                && !unmaps(call, machine)
                && machine.userSpace().shared().of(call.name(), call.args()).isEmpty()
                && machine.userSpace().jobs().of(call.name(), call.args()).isEmpty();
    }

    private static boolean unmaps(Call call, Machine machine) {
        return call.name().equals("munmap")
                && machine.storage().isMapped(call.args().number("length").orElse(0));
    }

    /// Whether a call is a `futex` of which it is recorded what it does at which address.
    static boolean ofLock(Call call) {
        return call.name().equals("futex")
                && call.args().values().containsKey("uaddr")
                && String.valueOf(call.args().values().get("op")).startsWith("FUTEX_");
    }

    /// What such a call does: `WAIT` or `WAKE`.
    static String lockOp(Call call) {
        return String.valueOf(call.args().values().get("op"))
                .replace("FUTEX_", "")
                .replace("_PRIVATE", "");
    }

    /// Whether a `futex` waits.
    public static boolean waitsForLock(String call, CallArgs args) {
        return call.equals("futex")
                && String.valueOf(args.values().get("op")).contains("FUTEX_WAIT");
    }

    /// Whether a call is a `futex` that does not wake: its operation may stand there by its name or
    /// by its number.
    public static boolean mayWaitAtFutex(String call, CallArgs args) {
        var op = args.number("op");
        boolean wakes =
                op.isPresent()
                        ? (op.getAsLong() & FUTEX_CMD_MASK) == FUTEX_WAKE
                        : String.valueOf(args.values().get("op")).contains("FUTEX_WAKE");
        return call.equals("futex") && !wakes;
    }

    /// The same of a call with its arguments: to map a file is the program's own affair.
    public static boolean housekeeping(String call, CallArgs args) {
        boolean reads = "PROT_READ".equals(args.values().get("prot")); // rings are written, too
        boolean ofFile = call.equals("mmap") && reads && args.number("fd").orElse(-1) >= 0;
        return housekeeping(call) && !ofFile;
    }

    /// Whether a call says how a task wants to get signals. The run time beneath a program makes
    /// such calls too, for its own purposes.
    public static boolean ofSignals(String call) {
        return OF_SIGNALS.contains(call);
    }

    /// Whether a call takes bytes out of a descriptor.
    public static boolean receiving(String call) {
        return RECEIVING.contains(call);
    }

    /// Whether a call puts bytes into a descriptor.
    public static boolean sending(String call) {
        return Call.sends(call);
    }

    /// Whether a call passes bytes on from one descriptor to another, past the program.
    public static boolean passing(String call) {
        return PASSING.contains(call);
    }

    /// Whether a call does nothing but sleep for a while.
    public static boolean resting(String call) {
        return SLEEPING.contains(call);
    }

    /// Whether a call makes another task.
    public static boolean creating(String call) {
        return CREATING.contains(call);
    }

    /// Whether a call takes a connection from a descriptor that listens.
    public static boolean accepting(String call) {
        return ACCEPTING.contains(call);
    }

    /// Whether a call asks which of many descriptors are ready.
    public static boolean many(String call) {
        return OF_SETS.contains(call) || OF_EPOLL.contains(call);
    }

    /// Whether a call asks an epoll instance.
    public static boolean ofEpoll(String call) {
        return OF_EPOLL.contains(call);
    }

    /// Whether a call receives or sends urgent data: flag `MSG_OOB`.
    public static boolean urgent(Call call) {
        return (call.args().number("flags").orElse(0) & MSG_OOB) != 0;
    }

    /// Whether a call may have to wait for something to come to its descriptor.
    public static boolean mayWait(String call) {
        return receiving(call) || accepting(call);
    }

    /// Whether a call that fails with `EAGAIN` has only found nothing: no data, no connection, no
    /// signal.
    public static boolean mayFindNothing(String call) {
        return mayWait(call) || call.equals("rt_sigtimedwait");
    }

    /// The descriptor that a call is about, be it an epoll instance; -1 if there is none.
    public static int descriptor(CallArgs args) {
        var fd = args.number("fd");
        return (int) (fd.isPresent() ? fd : args.number("epfd")).orElse(-1);
    }

    /// Whether a call makes its descriptor non-blocking.
    public static boolean setsNonBlocking(String call, CallArgs args) {
        return call.equals("fcntl") && Fcntl.setsFlags(args) && Fcntl.isNonBlocking(args);
    }

    /// Whether a call has its descriptor send signals.
    public static boolean asksForSignals(String call, CallArgs args) {
        boolean asks =
                Fcntl.setsSignal(args)
                        || Fcntl.setsOwner(args)
                        || (Fcntl.setsFlags(args) && Fcntl.isAsync(args));
        return call.equals("fcntl") && asks;
    }

    /// The signal that an `fcntl` has a descriptor send; 0 if it does not say that.
    public static int setsSignal(CallArgs args) {
        return Fcntl.setsSignal(args) ? (int) args.number("arg").orElse(0) : 0;
    }

    /// Whether a call only asks for a descriptor's flags.
    public static boolean asksFlags(String call, CallArgs args) {
        return call.equals("fcntl") && Fcntl.getsFlags(args);
    }

    /// The name by which a program calls it: the C library's `recv` enters the kernel as
    /// `recvfrom`.
    public static String libraryName(String call) {
        return switch (call) {
            case "recvfrom" -> "recv";
            case "sendto" -> "send";
            case "clock_nanosleep" -> "nanosleep";
            case "openat" -> "open";
            case "pselect6" -> "select";
            case "rt_sigtimedwait" -> "sigtimedwait";
            case "rt_sigaction" -> "sigaction";
            case "rt_sigprocmask" -> "sigprocmask";
            case "signalfd4" -> "signalfd";
            case "wait4" -> "waitpid";
            // the names of calls are an open set
            default -> call;
        };
    }

    /// A kernel function by the name that its source has: `poll_schedule_timeout` rather than
    /// `poll_schedule_timeout.constprop.0`, as the compiler calls its copy of it.
    public static String sourceName(String function) {
        int dot = function.indexOf('.');
        return dot > 0 ? function.substring(0, dot) : function;
    }
}
