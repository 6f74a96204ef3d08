package dev.ringside.tableau.cast;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

/// What kinds of fact a recording has at all. What none of its facts could tell is shown as not
/// recorded, which is something else than empty.
///
/// @param queues whether it would tell what comes into receive queues and what leaves them
/// @param copies whether it would tell how many bytes are copied between kernel and program
/// @param switches whether it would tell when a task leaves its CPU
/// @param wakeUps whether it would tell when a task is made ready
/// @param network whether packets or objects of a network occur
/// @param signals whether it would tell when a signal is sent
public record Coverage(
        boolean queues,
        boolean copies,
        boolean switches,
        boolean wakeUps,
        boolean network,
        boolean signals) {
    private static final String KERNEL_TRACEPOINTS = "tracefs";

    static Coverage of(Trace trace) {
        boolean kernel = trace.header().probe().equals(KERNEL_TRACEPOINTS);
        boolean queued = false;
        boolean copied = false;
        boolean switches = false;
        boolean wakeUps = false;
        boolean network = false;
        boolean otherwise = false;
        boolean signals = false;
        for (var event : trace.events()) {
            queued |= event instanceof Queued;
            copied |= event instanceof Copied;
            switches |= event instanceof Switched;
            wakeUps |= event instanceof Woken;
            network |= network(event);
            signals |= event instanceof SignalSent;
            otherwise |= event instanceof Opened e && !network(e) && isPath(e);
        }
        return new Coverage(
                kernel || (queued && copied),
                kernel || copied,
                kernel || switches,
                kernel || wakeUps,
                network || !otherwise,
                kernel || signals);
    }

    private static boolean network(TraceEvent event) {
        return event instanceof SegmentSent
                || event instanceof SegmentReceived
                || (event instanceof Opened e && network(e));
    }

    private static boolean network(Opened e) {
        return switch (e.object().type()) {
            case TCP, UDP -> true;
            case UNIX, PIPE, EPOLL, FILE, TERMINAL, OTHER -> false;
        };
    }

    private static boolean isPath(Opened e) {
        return switch (e.object().type()) {
            case UNIX, PIPE -> true;
            case TCP, UDP, EPOLL, FILE, TERMINAL, OTHER -> false;
        };
    }
}
