package dev.ringside.linux;

import dev.ringside.linux.SyscallTable.Argument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The arguments of the calls that Ringside meets. A prototype names the arguments in order: `_` is
/// one that is left out because it is a pointer, `:` marks a 64-bit one, the others are an `int`.
final class SyscallArguments {
    static final Map<String, List<Argument>> BY_CALL = byCall();

    private static final String PROTOTYPES =
            """
            read fd _ count:
            write fd _ count:
            pread64 fd _ count: offset:
            pwrite64 fd _ count: offset:
            readv fd _ iovcnt
            writev fd _ iovcnt
            openat dirfd _ flags
            close fd
            sendfile out_fd in_fd _ count:
            splice fd_in _ fd_out _ len: flags
            socketpair domain type protocol
            recvfrom fd _ len: flags
            sendto fd _ len: flags
            recvmsg fd _ flags
            sendmsg fd _ flags
            socket domain type protocol
            bind fd _ addrlen
            listen fd backlog
            accept fd
            accept4 fd _ _ flags
            connect fd _ addrlen
            shutdown fd how
            getsockname fd
            getpeername fd
            getsockopt fd level optname
            setsockopt fd level optname _ optlen
            ioctl fd request:
            fcntl fd cmd arg:
            fstat fd
            lseek fd offset: whence
            poll _ nfds: timeout
            ppoll _ nfds:
            select nfds
            pselect6 nfds
            epoll_create1 flags
            epoll_ctl epfd op fd
            epoll_wait epfd _ maxevents timeout
            epoll_pwait epfd _ maxevents timeout
            io_uring_setup entries
            io_uring_enter fd to_submit min_complete flags
            io_uring_register fd opcode _ nr_args
            pipe2 _ flags
            dup fd
            dup2 oldfd newfd
            dup3 oldfd newfd flags
            close_range first last flags
            wait4 pid _ options
            clock_nanosleep clockid flags
            nanosleep
            futex uaddr: op val
            getrusage who
            madvise _ length: advice
            mprotect _ len: prot
            mmap _ length: prot flags fd offset:
            munmap _ length:
            sched_setaffinity pid cpusetsize:
            sched_getaffinity pid cpusetsize:
            prctl option
            rt_sigaction sig _ _ sigsetsize:
            rt_sigprocmask how _ _ sigsetsize:
            rt_sigtimedwait _ _ _ sigsetsize:
            rt_sigreturn
            signalfd4 fd _ sizemask: flags
            kill pid sig
            tgkill tgid tid sig
            exit status
            exit_group status
            """;

    private SyscallArguments() {}

    /// The name of a constant where it says more than its number; null if there is none.
    static @Nullable String constant(String call, String argument, long value) {
        if (call.equals("futex") && argument.equals("uaddr")) {
            return "0x" + Long.toHexString(value); // it names a wait queue, whatever is there
        }
        return switch (call + " " + argument + " " + value) {
            case "epoll_ctl op 1" -> "ADD";
            case "epoll_ctl op 2" -> "DEL";
            case "epoll_ctl op 3" -> "MOD";
            case "openat dirfd -100" -> "AT_FDCWD";
            case "openat flags 524288" -> "O_RDONLY|O_CLOEXEC";
            case "openat flags 540672", "openat flags 589824" -> "O_RDONLY|O_DIRECT|O_CLOEXEC";
            case "mmap prot 1" -> "PROT_READ";
            case "mmap flags 1" -> "MAP_SHARED";
            case "io_uring_enter flags 1" -> "GETEVENTS";
            case "io_uring_enter flags 2" -> "SQ_WAKEUP";
            case "futex op 128" -> "FUTEX_WAIT_PRIVATE";
            case "futex op 129" -> "FUTEX_WAKE_PRIVATE";
            case "fcntl cmd 3" -> "F_GETFL";
            case "fcntl cmd 4" -> "F_SETFL";
            case "fcntl arg 2048" -> "O_NONBLOCK";
            case "fcntl arg 10240" -> "O_NONBLOCK|O_ASYNC";
            case "fcntl cmd 10" -> "F_SETSIG";
            case "fcntl cmd 15" -> "F_SETOWN_EX";
            // most constants are told by their number
            default -> null;
        };
    }

    /// Whether an argument that most often is a number is a pointer this time.
    ///
    /// @param before the arguments before it
    static boolean isPointer(Map<String, Object> before, Object value) {
        return "F_SETOWN_EX".equals(before.get("cmd")) && value instanceof Long;
    }

    private static Map<String, List<Argument>> byCall() {
        Map<String, List<Argument>> byCall = new HashMap<>();
        PROTOTYPES.lines().map(line -> line.split(" ")).forEach(p -> byCall.put(p[0], parse(p)));
        return Map.copyOf(byCall);
    }

    private static List<Argument> parse(String[] prototype) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 1; i < prototype.length; i++) {
            String word = prototype[i];
            boolean isLong = word.endsWith(":");
            if (!word.equals("_")) {
                String name = isLong ? word.substring(0, word.length() - 1) : word;
                arguments.add(new Argument(name, i - 1, !isLong));
            }
        }
        return List.copyOf(arguments);
    }
}
