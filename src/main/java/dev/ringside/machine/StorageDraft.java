package dev.ringside.machine;

import dev.ringside.machine.storage.Route.Stop;
import dev.ringside.machine.storage.Storage;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Role;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The files and disks of the next [Machine] while one fact is applied. Lives only inside [Draft].
final class StorageDraft {
    private final Machine before;
    private final ObjectsDraft objects;
    private Storage storage;

    StorageDraft(Machine before, ObjectsDraft objects) {
        this.before = before;
        this.objects = objects;
        storage = before.storage();
    }

    Storage storage() {
        return storage;
    }

    void change(UnaryOperator<Storage> change) {
        storage = change.apply(storage);
    }

    /// The way into the kernel that a page fault is.
    private static Call call(PageFault e) {
        var args = new HashMap<String, Object>();
        if (e.file() != null) {
            args.put("file", e.file());
        }
        if (e.page() != null) {
            args.put("page", e.page());
        }
        return new Call(Call.PAGE_FAULT, new CallArgs(args), e.at().nanos());
    }

    /// The file that a call takes bytes from; null if it is about none.
    static @Nullable Integer input(Call call) {
        String name =
                switch (call.name()) {
                    case "sendfile" -> "in_fd";
                    case "splice" -> "fd_in";
                    // the names of calls are an open set
                    default -> "fd";
                };
        var fd = call.args().number(name);
        return fd.isPresent() ? (Integer) (int) fd.getAsLong() : null;
    }

    /// What a call passes the bytes of a file on to; null if it passes nothing on.
    private static @Nullable Integer output(Call call) {
        String name = call.name().equals("sendfile") ? "out_fd" : "fd_out";
        var fd = call.args().number(name);
        return fd.isPresent() ? (Integer) (int) fd.getAsLong() : null;
    }

    /// A call has returned.
    void returned(SysReturned e) {
        var task = before.tasks().get(e.at().tid());
        var call = task == null ? null : task.call();
        if (task == null || call == null || !call.name().equals(e.call()) || e.errno() != null) {
            return;
        }
        Integer fd = input(call);
        Long file = fd == null ? null : objects.object(task.who().process(), fd);
        boolean ofFile = file != null && isFile(file);
        switch (call.name()) {
            case "mmap" -> {
                if (file != null && ofFile) {
                    long bytes = call.args().number("length").orElse(0);
                    change(s -> s.mapped(file, bytes));
                }
            }
            case "munmap" -> {
                if (!storage.files().isEmpty()) {
                    change(s -> s.unmapped(call.args().number("length").orElse(0)));
                }
            }
            case "sendfile", "splice" -> passed(task, call, file, e.result());
            // other calls move nothing, or their copies are facts of their own
            default -> {}
        }
    }

    private void passed(Task task, Call call, @Nullable Long from, long bytes) {
        var fd = output(call);
        Long to = fd == null ? null : objects.object(task.who().process(), fd);
        if (from == null || to == null) {
            return;
        }
        storage = isFile(from) ? storage.passed(from, to, bytes) : storage.moved(from, to, bytes);
    }

    /// Takes a copy to a program, if it is out of a file.
    void copied(Copied e) {
        var task = before.tasks().get(e.at().tid());
        Integer fd = e.fd();
        Long object = task == null || fd == null ? null : objects.object(task.who().process(), fd);
        if (task == null || object == null || e.direction() != Direction.TO_USER) {
            return;
        }
        if (isFile(object)) {
            change(s -> s.copied(object, e.lengthBytes()));
        } else if (!storage.files().isEmpty()) {
            boolean server = task.who().role() == Role.SERVER;
            change(s -> server ? s.taken() : s.answered(true));
        }
    }

    /// A server that has just got a connection waits for a request on it.
    void opened(Opened e) {
        boolean isConnection = e.object().peer() != null && !e.already();
        if (isConnection && !storage.files().isEmpty() && isOf(e.task(), Role.SERVER)) {
            change(Storage::connected);
        }
    }

    /// A task that sends has handed a packet to the network: a request, or the answer to one.
    void sent(SegmentSent e) {
        var task = before.tasks().get(e.at().tid());
        var call = task == null ? null : task.call();
        var cpu = before.cpus().get(e.at().cpu());
        boolean inInterrupt = cpu != null && cpu.softirq() != null;
        if (call == null || !call.sends() || inInterrupt || storage.files().isEmpty()) {
            return;
        }
        if (isOf(e.at().tid(), Role.CLIENT)) {
            change(Storage::asked);
        } else if (isOf(e.at().tid(), Role.SERVER) && storage.route().reached() == Stop.COPIED) {
            change(s -> s.answered(false));
        }
    }

    private boolean isOf(int tid, Role role) {
        var task = before.tasks().get(tid);
        return task != null && task.who().role() == role;
    }

    /// Bytes wait for a program, which may be a request or the answer to one. That a connection
    /// waits to be accepted is neither.
    void queued(Queued e) {
        if (!storage.files().isEmpty() && e.lengthBytes() > 0) {
            before.descriptorOf(e.object())
                    .ifPresent(d -> change(s -> isServer(d) ? s.requested() : s.answered(false)));
        }
    }

    private boolean isServer(Descriptor descriptor) {
        return before.observed().stream()
                .filter(t -> t.who().process() == descriptor.process())
                .anyMatch(t -> t.who().role() == Role.SERVER);
    }

    private Stream<Task> inCalls() {
        return before.observed().stream().filter(t -> t.call() != null);
    }

    private boolean isFile(long object) {
        var known = objects.sockets().get(object);
        return known != null && known.object().type() == ObjectType.FILE;
    }

    /// A page fault takes the task into the kernel, until its page is mapped.
    void faulted(Draft draft, PageFault e) {
        change(s -> s.with(e));
        draft.task(e.at().tid(), t -> t.fault(call(e)));
    }

    void mapped(Draft draft, PageMapped e) {
        change(s -> s.with(e));
        boolean faults = inCalls().anyMatch(t -> t.tid() == e.at().tid() && isFault(t.call()));
        if (faults) {
            draft.task(e.at().tid(), t -> t.leave(e.at().nanos(), false));
        }
    }

    private static boolean isFault(@Nullable Call call) {
        return call != null && call.isPageFault();
    }

    /// What goes past the page cache goes into the buffer of whoever waits for it.
    void completed(Draft draft, BlockCompleted e) {
        if (goesPast(e)) {
            for (var task : inCalls().toList()) {
                var call = Objects.requireNonNull(task.call());
                Integer fd = input(call);
                Long object = fd == null ? null : objects.object(task.who().process(), fd);
                if (object != null && isFile(object)) {
                    draft.buffer(task.tid(), b -> b.plus(e.lengthBytes()));
                }
            }
        }
        change(s -> s.with(e));
    }

    /// Whether a request of a disk is for nobody in the page cache, so that its bytes go to whoever
    /// has asked for it.
    private boolean goesPast(BlockCompleted e) {
        return storage.fileAt(e.device(), e.sector())
                .map(f -> !f.awaits(e.device(), e.sector()))
                .orElse(false);
    }
}
