package dev.ringside.machine;

import dev.ringside.trace.Connection;
import dev.ringside.trace.Context;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.function.UnaryOperator;

/// The descriptors, sockets and epoll instances of the next [Machine], with the index over them,
/// while one fact is applied. Lives only inside [Draft].
final class ObjectsDraft {
    /// An object is behind one entry as a rule; no recording comes near this many.
    private static final int MOST_WATCHERS = 256;

    private PSortedMap<Integer, PSortedMap<Integer, Long>> descriptors;
    private final StorageDraft storage;
    private PSortedMap<Long, Socket> sockets;
    private PSortedMap<Long, Epoll> epolls;
    private PSortedMap<Long, PSortedSet<Descriptor>> holders;
    private PSortedMap<Long, PSortedSet<Index.Watcher>> watchers;

    ObjectsDraft(Machine before) {
        this.storage = new StorageDraft(before, this);
        this.descriptors = before.descriptors();
        this.sockets = before.sockets();
        this.epolls = before.epolls();
        this.holders = before.index().holders();
        this.watchers = before.index().watchers();
    }

    PSortedMap<Integer, PSortedMap<Integer, Long>> descriptors() {
        return descriptors;
    }

    /// Files and disks.
    StorageDraft storage() {
        return storage;
    }

    PSortedMap<Long, Socket> sockets() {
        return sockets;
    }

    PSortedMap<Long, Epoll> epolls() {
        return epolls;
    }

    PSortedMap<Long, PSortedSet<Descriptor>> holders() {
        return holders;
    }

    PSortedMap<Long, PSortedSet<Index.Watcher>> watchers() {
        return watchers;
    }

    @Nullable Long object(int process, int fd) {
        return table(process).get(fd);
    }

    /// Whether nothing is recorded of what a call is about: of a program that is only being loaded,
    /// those are the files that it is loaded from.
    boolean isUnknown(int process, Call call) {
        return object(process, call.fd().orElse(-1)) == null;
    }

    void socket(long object, UnaryOperator<Socket> change) {
        var known = sockets.get(object);
        if (known != null) {
            sockets = sockets.plus(object, change.apply(known));
        }
    }

    void opened(Descriptor descriptor, KernelObject object) {
        Long before = object(descriptor.process(), descriptor.fd());
        if (before != null && before != object.id()) {
            closed(descriptor); // its close was not recorded
        }
        var table = table(descriptor.process()).plus(descriptor.fd(), object.id());
        descriptors = descriptors.plus(descriptor.process(), table);
        holders = Index.plus(holders, object.id(), descriptor);
        if (!sockets.containsKey(object.id())) {
            sockets = sockets.plus(object.id(), Socket.of(object));
        }
        if (object.type() == ObjectType.EPOLL && !epolls.containsKey(object.id())) {
            epolls = epolls.plus(object.id(), Epoll.EMPTY);
        }
    }

    void closed(Descriptor descriptor) {
        Long object = object(descriptor.process(), descriptor.fd());
        if (object == null) {
            return;
        }
        var table = table(descriptor.process()).minus(descriptor.fd());
        descriptors = descriptors.plus(descriptor.process(), table);
        holders = Index.minus(holders, object, descriptor);
        if (!holders.containsKey(object)) {
            released(object);
        } else if (isPipe(object)) {
            endClosed(descriptor, object);
        }
    }

    /// `epoll_ctl` succeeded.
    ///
    /// @param epoll the descriptor of the instance
    /// @param op `ADD`, `MOD` or `DEL`
    /// @param fd the descriptor that it is about
    /// @param events what is wanted; null if not recorded
    void controlled(Descriptor epoll, String op, int fd, @Nullable String events) {
        Long id = object(epoll.process(), epoll.fd());
        var known = id == null ? null : epolls.get(id);
        if (id == null || known == null) {
            return;
        }
        switch (op) {
            case "ADD", "MOD" -> interested(id, known, epoll.process(), fd, events);
            case "DEL" -> forgotten(id, fd);
            // the file may say anything
            default -> {}
        }
    }

    /// Something can be read at `object` that was not there before.
    void arrived(long object) {
        for (var watcher : watchersOf(object)) {
            epoll(watcher.epoll(), e -> e.arrived(watcher.fd()));
        }
    }

    /// A connection is in another state. Its peer's close wakes everybody who waits there.
    void changed(Connection e) {
        socket(e.object(), s -> s.in(e.state()));
        if (e.state().equals("CLOSE_WAIT")) {
            for (var watcher : watchersOf(e.object())) {
                epoll(watcher.epoll(), epoll -> epoll.woken(watcher.fd()));
            }
        }
    }

    private List<Index.Watcher> watchersOf(long object) {
        return Index.all(watchers, object).stream().limit(MOST_WATCHERS).toList();
    }

    /// `epoll_wait` on `epoll` handed `ready` back.
    void returned(Descriptor epoll, List<Watched> ready, boolean full) {
        Long id = object(epoll.process(), epoll.fd());
        if (id != null) {
            epoll(id, e -> e.returned(ready, full, this::readable));
        }
    }

    /// A task falls asleep in a call: nothing is on the ready list of its epoll instance, or there
    /// is no room for what it sends.
    void sleeps(Task task) {
        var call = task.call();
        int process = task.who().process();
        if (call != null && call.waitsOnEpoll()) {
            Long id = object(process, call.epoll().orElse(-1));
            if (id != null) {
                epoll(id, e -> e.foundEmpty(this::readable));
            }
        }
        if (call != null && call.sends()) {
            room(process, call.fd().orElse(-1), false);
        }
    }

    /// The call of a task returns. One that sends has found room, or has not.
    void returned(Task task, @Nullable String errno) {
        var call = task.call();
        if (call != null && call.sends() && (errno == null || errno.equals("EAGAIN"))) {
            room(task.who().process(), call.fd().orElse(-1), errno == null);
        }
    }

    /// Whether a call closes an epoll instance: nobody will ask it any more.
    boolean closesEpoll(int process, Call call) {
        Long id = call.name().equals("close") ? object(process, call.fd().orElse(-1)) : null;
        return id != null && epolls.containsKey(id);
    }

    /// A program learns where there is room.
    void ready(int process, List<Watched> ready) {
        for (Watched one : ready) {
            if (one.count() == 1 && List.of(one.events().split("\\|")).contains("OUT")) {
                room(process, one.fd(), true);
            }
        }
    }

    /// A task is woken that waited for nothing but room: now there is some. A clock says nothing of
    /// that.
    void woken(Task task, Context context) {
        var call = task.call();
        if (!task.state().blocked() || call == null || context == Context.HARDIRQ) {
            return;
        }
        var watch = task.watch();
        if (call.sends()) {
            room(task.who().process(), call.fd().orElse(-1), true);
        } else if (watch != null && watch.call().equals(call.name()) && watch.set().size() == 1) {
            var only = watch.set().getFirst();
            if (only.count() == 1 && only.events().equals("OUT")) {
                room(task.who().process(), only.fd(), true);
            }
        }
    }

    private void room(int process, int fd, boolean there) {
        Long id = object(process, fd);
        if (id != null) {
            socket(id, s -> s.sendFull() == there ? s.sendFull(!there) : s);
        }
    }

    private void interested(long id, Epoll epoll, int process, int fd, @Nullable String newEvents) {
        var before = epoll.interests().get(fd);
        String events = newEvents != null ? newEvents : before != null ? before.events() : "";
        var interest = new Interest(fd, object(process, fd), events);
        var watcher = new Index.Watcher(id, fd);
        if (before != null) {
            watchers = Index.minus(watchers, before.object(), watcher);
        }
        watchers = Index.plus(watchers, interest.object(), watcher);
        epolls = epolls.plus(id, epoll.plus(interest, ready(interest)));
    }

    private void forgotten(long id, int fd) {
        var epoll = epolls.get(id);
        var interest = epoll == null ? null : epoll.interests().get(fd);
        if (epoll != null && interest != null) {
            watchers = Index.minus(watchers, interest.object(), new Index.Watcher(id, fd));
            epolls = epolls.plus(id, epoll.minus(fd));
        }
    }

    /// Nothing refers to `object` any more.
    private void released(long object) {
        sockets = sockets.minus(object);
        for (var watcher : Index.all(watchers, object)) {
            forgotten(watcher.epoll(), watcher.fd());
        }
        var epoll = epolls.get(object);
        if (epoll != null) {
            for (var interest : epoll.interests().values()) {
                var watcher = new Index.Watcher(object, interest.fd());
                watchers = Index.minus(watchers, interest.object(), watcher);
            }
            epolls = epolls.minus(object);
        }
    }

    /// The two ends of a pipe are two open files of one inode, so an end goes with its descriptor.
    private void endClosed(Descriptor end, long object) {
        for (var watcher : Index.all(watchers, object)) {
            if (watcher.fd() == end.fd() && holds(end.process(), watcher.epoll())) {
                forgotten(watcher.epoll(), watcher.fd());
            }
        }
    }

    private boolean holds(int process, long object) {
        var first = Index.all(holders, object).ceiling(new Descriptor(process, 0));
        return first != null && first.process() == process;
    }

    private boolean isPipe(long object) {
        var socket = sockets.get(object);
        return socket != null && socket.object().type() == ObjectType.PIPE;
    }

    private boolean ready(Interest interest) {
        var socket = interest.object() == null ? null : sockets.get(interest.object());
        boolean room = socket != null && interest.wantsRoom() && socket.writable();
        return room || readable(interest);
    }

    private boolean readable(Interest interest) {
        var socket = interest.object() == null ? null : sockets.get(interest.object());
        if (socket == null) {
            return false;
        }
        boolean data = interest.wantsData() && socket.queue().readable();
        return data || (interest.wantsEnd() && socket.ended());
    }

    private void epoll(long id, UnaryOperator<Epoll> change) {
        var known = epolls.get(id);
        if (known != null) {
            epolls = epolls.plus(id, change.apply(known));
        }
    }

    private PSortedMap<Integer, Long> table(int process) {
        var table = descriptors.get(process);
        return table != null ? table : TreePMap.empty();
    }
}
