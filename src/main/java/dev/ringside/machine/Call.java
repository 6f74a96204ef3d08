package dev.ringside.machine;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Watched;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// A system call that a task is in.
///
/// @param name the call, `recvfrom`
/// @param args what it was handed
/// @param enteredNanos when the task entered the kernel
public record Call(String name, CallArgs args, long enteredNanos) {
    /// What stands in place of a call while a task is in the kernel because of a page fault: like a
    /// call, that takes it there and back.
    public static final String PAGE_FAULT = "page fault";

    private static final int MSG_OOB = 1;

    /// Whether it is a page fault.
    public boolean isPageFault() {
        return name.equals(PAGE_FAULT);
    }

    /// The descriptor that it is about, if it is about one.
    public OptionalInt fd() {
        var fd = args.number("fd");
        return fd.isPresent() ? OptionalInt.of((int) fd.getAsLong()) : OptionalInt.empty();
    }

    /// The most bytes that it may transfer, if it transfers bytes. The man pages' names for it
    /// differ: the `len` of recv is the `count` of read.
    public OptionalLong lengthBytes() {
        var length = args.number("len");
        return length.isPresent() ? length : args.number("count");
    }

    /// The descriptor of the epoll instance that it is about, if it is about one.
    public OptionalInt epoll() {
        var fd = args.number("epfd");
        return fd.isPresent() ? OptionalInt.of((int) fd.getAsLong()) : OptionalInt.empty();
    }

    /// Whether it takes a connection from a listening socket.
    boolean accepts() {
        return name.equals("accept") || name.equals("accept4");
    }

    /// Whether it sends or takes urgent data (`MSG_OOB`).
    boolean urgent() {
        boolean moves = sends() || name.equals("recvfrom") || name.equals("recvmsg");
        return moves && (args.number("flags").orElse(0) & MSG_OOB) != 0;
    }

    /// Whether it makes a task.
    boolean makesTasks() {
        return switch (name) {
            case "clone", "clone3", "fork", "vfork" -> true;
            // the names of calls are an open set
            default -> false;
        };
    }

    /// Whether it puts bytes into a descriptor.
    boolean sends() {
        return sends(name);
    }

    /// Whether the call of that name puts bytes into a descriptor.
    public static boolean sends(String name) {
        return switch (name) {
            case "sendto", "sendmsg", "write", "writev" -> true;
            // the names of calls are an open set
            default -> false;
        };
    }

    /// Whether it waits for an epoll instance.
    boolean waitsOnEpoll() {
        return switch (name) {
            case "epoll_wait", "epoll_pwait", "epoll_pwait2" -> true;
            // the names of calls are an open set
            default -> false;
        };
    }

    /// Whether it has handed back as much as it had room for.
    boolean fills(ReadyReturned e) {
        long count = e.ready().stream().mapToLong(Watched::count).sum();
        return count >= args.number("maxevents").orElse(Long.MAX_VALUE);
    }
}
