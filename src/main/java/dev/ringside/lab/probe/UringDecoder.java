package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.UringWay;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Turns what the kernel reports of `io_uring` into facts.
///
/// It names a ring and a request by addresses: the ring's descriptor is known from its making, and
/// a request is called what the program calls it. A copy names neither, so it waits until the
/// report of the socket that follows it in the same task, or else of the request's end, says whose
/// it is; it keeps its own time.
final class UringDecoder {
    /// What the kernel knows a request by, and what of it has been reported.
    private static final class Request {
        final int ring;
        final long userData;
        @Nullable Integer fd;
        boolean hasRun;

        Request(int ring, long userData) {
            this.ring = ring;
            this.userData = userData;
        }
    }

    /// The rule: what is completed before anything else is said of it was done at once.
    private static final String AT_ONCE = "uring-inline";

    /// The beginning of the names of the events that this takes.
    static final String SYSTEM = "io_uring:";

    private final Stamps stamps;
    private final SocketJoin join;
    private final PipeDecoder pipes;
    private final FileDecoder files;
    private final int server;
    private final Map<Long, Integer> rings = new HashMap<>();
    private final Map<Long, Request> requests = new HashMap<>();
    private final Map<Integer, Request> current = new HashMap<>();
    private final Map<Integer, List<RingEvent>> copies = new HashMap<>();

    /// @param server the thread whose descriptors requests are about; 0 if there is none
    UringDecoder(Stamps stamps, SocketJoin join, PipeDecoder pipes, FileDecoder files, int server) {
        this.pipes = pipes;
        this.files = files;
        this.stamps = stamps;
        this.join = join;
        this.server = server;
    }

    /// @param call the call that the task is in; null if it is in none
    void decode(RingEvent event, CallsInProgress.@Nullable Call call, Consumer<TraceEvent> facts) {
        switch (event.name()) {
            case "io_uring:io_uring_create" ->
                    rings.put(event.number("ctx"), (int) event.number("fd"));
            case "io_uring:io_uring_submit_req", "io_uring:io_uring_submit_sqe" ->
                    submitted(event, facts);
            case "io_uring:io_uring_file_get" -> fileFound(event);
            case "io_uring:io_uring_poll_arm" -> {
                ran(event, UringWay.POLL, facts);
                current.remove(event.pid());
            }
            case "io_uring:io_uring_task_add" -> ran(event, UringWay.TASK_WORK, facts);
            case "io_uring:io_uring_queue_async_work" -> {
                ran(event, UringWay.WORKER, facts);
                current.remove(event.pid());
            }
            case "io_uring:io_uring_complete" -> completed(event, call, facts);
            // others are recorded for those who read the raw text
            default -> {}
        }
    }

    /// Whether what a task copies is for a request: in the call that serves rings, and in no call
    /// at all, as threads of the kernel are, and tasks on their way back to user mode.
    ///
    /// @param call the call that it is in; null if it is in none
    boolean isAtWork(CallsInProgress.@Nullable Call call) {
        return !rings.isEmpty() && (call == null || call.name().equals("io_uring_enter"));
    }

    /// The descriptor that a task is about to read for a request; null if it is not known.
    @Nullable Integer descriptor(int tid) {
        Request request = current.get(tid);
        return request == null ? null : request.fd;
    }

    /// Takes a copy whose descriptor is not known yet.
    void copied(RingEvent event) {
        copies.computeIfAbsent(event.pid(), _ -> new ArrayList<>()).add(event);
    }

    /// Whether such a copy waits in a task.
    boolean hasCopied(int tid) {
        return copies.containsKey(tid);
    }

    /// The descriptor of the socket that the copies before belong to is known now.
    ///
    /// @param fd it; null if it is not an observed one
    void settle(int tid, @Nullable Integer fd, Consumer<TraceEvent> facts) {
        List<RingEvent> waiting = copies.remove(tid);
        if (waiting != null) {
            for (RingEvent copy : waiting) {
                facts.accept(
                        new Copied(
                                stamps.of(copy),
                                Direction.TO_USER,
                                fd,
                                (int) copy.number("len"),
                                NetworkDecoder.segment(copy)));
            }
        }
    }

    private void submitted(RingEvent event, Consumer<TraceEvent> facts) {
        Integer ring = rings.get(event.number("ctx"));
        if (ring == null) {
            return;
        }
        var request = new Request(ring, event.number("user_data"));
        requests.put(event.number("req"), request);
        current.put(event.pid(), request);
        Stamp at = stamps.of(event);
        facts.accept(new UringSubmitted(at, ring, request.userData, op(event), null));
        if (event.format().has("sq_thread") && event.number("sq_thread") != 0) {
            facts.accept(new UringRan(at, ring, request.userData, UringWay.SQPOLL));
        }
    }

    /// Kernels before 5.17 give a number only.
    private static String op(RingEvent event) {
        return event.format().has("op_str") ? event.text("op_str") : "op " + event.number("opcode");
    }

    /// Kernels before 5.17 do not say for which request.
    private void fileFound(RingEvent event) {
        Request request =
                event.format().has("req")
                        ? requests.get(event.number("req"))
                        : current.get(event.pid());
        if (request != null) {
            request.fd = (int) event.number("fd");
            current.put(event.pid(), request);
        }
    }

    private void ran(RingEvent event, UringWay how, Consumer<TraceEvent> facts) {
        Request request = requests.get(event.number("req"));
        if (request != null) {
            request.hasRun = true;
            facts.accept(new UringRan(stamps.of(event), request.ring, request.userData, how));
        }
    }

    private void completed(
            RingEvent event, CallsInProgress.@Nullable Call call, Consumer<TraceEvent> facts) {
        Request request = requests.remove(event.number("req"));
        if (request == null) {
            return;
        }
        current.remove(event.pid());
        settle(event.pid(), request.fd, facts);
        int result = (int) event.number("res");
        boolean ofFile = request.fd != null && files.copies(request.fd);
        if (!request.hasRun && (!ofFile || hands(call))) {
            Stamp at = stamps.inferred(event, AT_ONCE);
            facts.accept(new UringRan(at, request.ring, request.userData, UringWay.INLINE));
        }
        if (result > 0 && request.fd != null && ofFile) {
            facts.accept(FileDecoder.copied(stamps, event, request.fd, result));
        }
        ObservedSocket socket = join.ofDescriptor(server, request.fd, event.nanos());
        if (result > 0 && socket != null && !socket.transport().isSocket()) {
            pipes.read(socket, event, request.fd, result, facts);
        }
        facts.accept(new UringCompleted(stamps.of(event), request.ring, request.userData, result));
    }

    /// Whether a call hands requests over. What waits for a disk is completed in another one,
    /// without a word before.
    private static boolean hands(CallsInProgress.@Nullable Call call) {
        return call != null && call.name().equals("io_uring_enter") && call.number("to_submit") > 0;
    }
}
