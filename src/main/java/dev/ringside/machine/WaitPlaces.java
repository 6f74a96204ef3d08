package dev.ringside.machine;

import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

/// The rules by which [WaitPlace] follows from a call.
final class WaitPlaces {
    private WaitPlaces() {}

    static WaitPlace of(Machine machine, Task task) {
        var call = task.call();
        if (call == null) {
            return new WaitPlace.Elsewhere(null);
        }
        var ofPage = onPage(machine, task, call);
        if (ofPage != null) {
            return ofPage;
        }
        return switch (call.name()) {
            case "recvfrom", "recvmsg", "read", "accept", "accept4", "sendto", "write" ->
                    onDescriptor(machine, task, call);
            case "pselect6", "select", "poll", "ppoll" -> onSet(task, call);
            case "epoll_wait", "epoll_pwait", "epoll_pwait2" -> onEpoll(machine, task, call);
            case "io_uring_enter" -> onRing(machine, task, call);
            case "nanosleep", "clock_nanosleep" -> new WaitPlace.OfTimer();
            case "futex" -> onFutex(machine, call);
            // the names of calls are an open set
            default -> new WaitPlace.Elsewhere(call.name());
        };
    }

    /// Who waits in a call that takes bytes out of a file waits for the disk.
    private static @Nullable WaitPlace onPage(Machine machine, Task task, Call call) {
        if (call.isPageFault()) {
            var file = call.args().number("file");
            return new WaitPlace.OfPage(-1, file.isPresent() ? (Long) file.getAsLong() : null);
        }
        Integer fd = StorageDraft.input(call);
        Long object = fd == null ? null : machine.object(task, fd).orElse(null);
        var known = object == null ? null : machine.sockets().get(object);
        return fd != null && known != null && known.object().type() == ObjectType.FILE
                ? new WaitPlace.OfPage(fd, object)
                : null;
    }

    private static WaitPlace onSet(Task task, Call call) {
        var watch = task.watch();
        int count = watch != null && watch.call().equals(call.name()) ? watch.descriptors() : 0;
        return new WaitPlace.OfSet(call.name(), count);
    }

    private static WaitPlace onEpoll(Machine machine, Task task, Call call) {
        var fd = call.args().number("epfd");
        if (fd.isEmpty()) {
            return new WaitPlace.Elsewhere(call.name());
        }
        int number = (int) fd.getAsLong();
        return new WaitPlace.OfEpoll(number, machine.object(task, number).orElse(null));
    }

    private static WaitPlace onRing(Machine machine, Task task, Call call) {
        int fd = call.fd().orElse(-1);
        return fd < 0
                ? new WaitPlace.Elsewhere(call.name())
                : new WaitPlace.OfRing(fd, machine.object(task, fd).orElse(null));
    }

    private static WaitPlace onFutex(Machine machine, Call call) {
        var job = machine.userSpace().jobs().of(call.name(), call.args()).orElse(null);
        if (job != null && job.address() != null) {
            return new WaitPlace.OfJob(job.number(), job.address());
        }
        return machine.userSpace()
                .shared()
                .of(call.name(), call.args())
                .<WaitPlace>map(lock -> new WaitPlace.OfLock(lock.name(), lock.address()))
                .orElseGet(WaitPlace.OfFutex::new);
    }

    private static WaitPlace onDescriptor(Machine machine, Task task, Call call) {
        var fd = call.fd();
        return fd.isEmpty()
                ? new WaitPlace.Elsewhere(call.name())
                : new WaitPlace.OfDescriptor(
                        fd.getAsInt(), machine.object(task, fd.getAsInt()).orElse(null));
    }
}
