package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Signals;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfSignals.HandlerLeft;
import dev.ringside.story.happening.OfSignals.Interrupted;
import dev.ringside.story.happening.OfSignals.SignalAsked;
import dev.ringside.story.happening.OfSignals.SignalSentTo;
import dev.ringside.story.happening.OfSignals.SignalTaken;
import dev.ringside.story.happening.OfSignals.SignalWay;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Fds;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.SysEntered;

import org.jspecify.annotations.Nullable;

/// The steps in which signals are asked for, sent and taken, and in which the program computes.
final class SignalRules {
    private final Lookahead ahead;
    private final Queues queues;

    SignalRules(Lookahead ahead, Queues queues) {
        this.ahead = ahead;
        this.queues = queues;
    }

    /// A call of the program under study, if it is about signals; null if it is about something
    /// else.
    @Nullable Reading entered(int index, Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        var call = new Call(e.call(), e.args(), e.at().nanos());
        var signals = before.signals().get(tid);
        if (e.call().equals("rt_sigtimedwait") || (signals != null && signals.takesBy(call))) {
            return looks(index, e, open);
        }
        if (Calls.asksForSignals(e.call(), e.args())) {
            return asks(e, open);
        }
        return switch (e.call()) {
            case "rt_sigreturn" -> Rules.opens(new HandlerLeft(tid));
            case "signalfd4" -> way(e, open);
            // the names of calls are an open set
            default -> null;
        };
    }

    static Reading way(SysEntered e, Happening open) {
        var way = new SignalWay(e.at().tid(), e.call());
        return way.equals(open) ? Reading.JOINS : Rules.opens(way);
    }

    private static Reading asks(SysEntered e, Happening open) {
        int tid = e.at().tid();
        int fd = Calls.descriptor(e.args());
        int signal = Calls.setsSignal(e.args());
        if (!(open instanceof SignalAsked known && known.task() == tid)) {
            return Rules.opens(new SignalAsked(tid, Fds.of(fd), signal));
        }
        boolean same = known.fds().last() == fd;
        var fds = same ? known.fds() : known.fds().and(fd);
        return new Reading.Becomes(new SignalAsked(tid, fds, signal > 0 ? signal : known.signal()));
    }

    private Reading looks(int index, SysEntered e, Happening open) {
        int tid = e.at().tid();
        if (ahead.vain(index)) {
            return open instanceof Worked w && w.task() == tid
                    ? new Reading.Becomes(w.looking(e.call()))
                    : Reading.JOINS;
        }
        return Rules.opens(new SignalTaken(tid, e.call(), 0, -1));
    }

    Reading sent(Machine before, SignalSent e, Happening open) {
        if (!Rules.observed(before, e.to())) {
            return Reading.JOINS;
        }
        String outcome = e.pends() ? null : e.outcome();
        var sent = new SignalSentTo(e.to(), e.at().tid(), e.signal(), outcome, 1);
        return open instanceof SignalSentTo known && known.repeated(1).equals(sent)
                ? new Reading.Becomes(sent.repeated(known.times() + 1))
                : Rules.opens(sent);
    }

    Reading delivered(Machine before, SignalDelivered e, Happening open) {
        if (!Rules.observed(before, e.to())) {
            return Reading.JOINS;
        }
        if (e.how() == Delivery.HANDLER) {
            return Rules.opens(new Interrupted(e.to(), e.signal()));
        }
        return open instanceof SignalTaken t && t.task() == e.to()
                ? new Reading.Becomes(new SignalTaken(t.task(), t.call(), e.signal(), t.fd()))
                : Reading.JOINS;
    }

    Reading seen(Machine before, SiginfoSeen e, Happening open) {
        int tid = e.at().tid();
        if (!Rules.observed(before, tid)) {
            return Reading.JOINS;
        }
        int fd = e.fd() == null ? -1 : e.fd();
        var taken = new SignalTaken(tid, takenBy(before, tid, e), e.signal(), fd);
        return open instanceof SignalTaken t && t.task() == tid && t.fd() < 0 && !t.call().isEmpty()
                ? new Reading.Becomes(taken)
                : Rules.opens(taken);
    }

    /// The call by which a signal was taken; empty if a handler has noted it.
    private static String takenBy(Machine before, int tid, SiginfoSeen e) {
        var signals = before.signals().get(tid);
        var how =
                signals == null
                        ? Delivery.HANDLER
                        : signals.taken().stream()
                                .filter(t -> !t.seen() && t.signal() == e.signal())
                                .map(Signals.Taken::how)
                                .findFirst()
                                .orElse(Delivery.HANDLER);
        return switch (how) {
            case HANDLER -> "";
            case WAITER -> "rt_sigtimedwait";
            case SIGNALFD -> "read";
        };
    }

    Reading computed(Machine before, Computed e, Happening open) {
        int tid = e.at().tid();
        if (!Rules.observed(before, tid)) {
            return Reading.JOINS;
        }
        boolean goesOn = open instanceof Worked w && w.task() == tid;
        var worked = goesOn ? (Worked) open : new Worked(tid, 0, e.found(), 0, "", false);
        boolean come =
                queues.unread() != null
                        || AioRules.returned(before, tid)
                        || JobRules.done(before, tid);
        var now = (e.begins() ? worked : worked.plus(e.found())).come(come);
        return goesOn ? new Reading.Becomes(now) : Rules.opens(now);
    }

    /// Whether a task is in the middle of its own work: then another program that has its CPU for a
    /// while is not worth telling.
    static boolean computes(Machine machine, int tid) {
        var signals = machine.signals().get(tid);
        return signals != null && signals.computes();
    }
}
