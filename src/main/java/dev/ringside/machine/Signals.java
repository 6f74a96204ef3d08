package dev.ringside.machine;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.Fcntl;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The signals of one task, and what it does meanwhile.
///
/// ```
///   descriptor with O_ASYNC ──signalSent──▶ pending ──signalDelivered──▶ taken
///                                           (in the PCB)       (a handler's frame on its stack,
///                                                               or memory of the program)
/// ```
///
/// @param senders the descriptors that were asked to send it signals, by number
/// @param pending the signals that wait for it, oldest first
/// @param taken those that were delivered, until the program goes on with its own work
/// @param signalfd the descriptor that it reads signals from; null if there is none
/// @param sent how many were sent to it
/// @param computes whether it is in the middle of a piece of work
/// @param pieces how many pieces of work it has done
/// @param found what it has found in them
public record Signals(
        PSortedMap<Integer, Sender> senders,
        PVector<Pending> pending,
        PVector<Taken> taken,
        @Nullable Integer signalfd,
        int sent,
        boolean computes,
        int pieces,
        long found) {
    static final Signals NONE =
            new Signals(
                    TreePMap.empty(),
                    TreePVector.empty(),
                    TreePVector.empty(),
                    null,
                    0,
                    false,
                    0,
                    0);

    /// What the kernel sends where nothing else was asked for.
    private static final int SIGIO = 29;

    /// So many signals are looked through, so that a hostile trace takes no longer than others.
    private static final int MOST_LOOKED_AT = 256;

    /// A descriptor.
    ///
    /// @param signal the signal that it sends
    /// @param on whether it sends any yet
    public record Sender(int signal, boolean on) {}

    /// A pending signal.
    ///
    /// @param number counts the signals of the task, from 1 on
    /// @param code why it was sent, `si_code`
    public record Pending(int number, int signal, int code, long sinceNanos) {}

    /// A signal that was delivered.
    ///
    /// @param number the same as when it was pending
    /// @param inHandler whether its handler is running
    /// @param seen whether the program has looked at what came with it
    /// @param fd the descriptor that it is about; null if that is not known
    /// @param events what came about there; empty if that is not known
    public record Taken(
            int number,
            int signal,
            Delivery how,
            boolean inHandler,
            boolean seen,
            @Nullable Integer fd,
            String events) {
        private Taken left() {
            return new Taken(number, signal, how, false, seen, fd, events);
        }

        private Taken seen(SiginfoSeen e) {
            return new Taken(number, signal, how, false, true, e.fd(), e.events());
        }
    }

    /// The handler that is running; null if there is none.
    public @Nullable Taken handler() {
        return taken.stream().filter(Taken::inHandler).findFirst().orElse(null);
    }

    /// Whether an `fcntl` with these arguments has a descriptor send signals.
    static boolean asks(CallArgs args) {
        return Fcntl.setsSignal(args) || (Fcntl.setsFlags(args) && Fcntl.isAsync(args));
    }

    Signals asked(int fd, CallArgs args) {
        var known = senders.getOrDefault(fd, new Sender(SIGIO, false));
        if (Fcntl.setsSignal(args)) {
            int signal = (int) args.number("arg").orElse(SIGIO);
            return with(senders.plus(fd, new Sender(signal, known.on())));
        }
        boolean sets = Fcntl.setsFlags(args) && (Fcntl.isAsync(args) || known.on());
        return sets
                ? with(senders.plus(fd, new Sender(known.signal(), Fcntl.isAsync(args))))
                : this;
    }

    /// Whether a call takes a signal rather than data.
    public boolean takesBy(Call call) {
        Integer own = signalfd;
        return call.name().equals("rt_sigtimedwait")
                || (own != null && call.name().equals("read") && call.fd().orElse(-1) == own);
    }

    Signals opened(int newSignalfd) {
        return new Signals(senders, pending, taken, newSignalfd, sent, computes, pieces, found);
    }

    Signals closed(int fd) {
        if (signalfd != null && signalfd == fd) {
            return new Signals(senders, pending, taken, null, sent, computes, pieces, found);
        }
        return with(senders.minus(fd));
    }

    /// Our handlers make no calls but the one by which they return.
    Signals entered() {
        return handler() == null ? this : with(pending, leftHandlers(), sent);
    }

    Signals sent(SignalSent e) {
        if (!e.pends()) {
            return this;
        }
        var one = new Pending(sent + 1, e.signal(), e.code(), e.at().nanos());
        return with(pending.plus(one), taken, sent + 1);
    }

    Signals delivered(SignalDelivered e) {
        int at = 0;
        int most = Math.min(pending.size(), MOST_LOOKED_AT);
        while (at < most && pending.get(at).signal() != e.signal()) {
            at++;
        }
        boolean known = at < most;
        int number = known ? pending.get(at).number() : sent + 1;
        boolean handler = e.how() == Delivery.HANDLER;
        var one = new Taken(number, e.signal(), e.how(), handler, false, null, "");
        var before = leftHandlers();
        return with(
                known ? pending.minus(at) : pending,
                (before.size() < MOST_LOOKED_AT ? before : before.minus(0)).plus(one),
                Math.max(sent, number));
    }

    Signals seen(SiginfoSeen e) {
        for (int i = 0; i < taken.size(); i++) {
            var one = taken.get(i);
            if (!one.seen() && one.signal() == e.signal()) {
                return with(pending, taken.with(i, one.seen(e)), sent);
            }
        }
        return this;
    }

    /// With the next piece of work, what came with signals before has served its purpose.
    Signals computed(Computed e) {
        if (!e.begins()) {
            return new Signals(
                    senders, pending, leftHandlers(), signalfd, sent, false, e.piece(), e.found());
        }
        PVector<Taken> left = TreePVector.empty();
        for (var one : taken) {
            left = one.seen() ? left : left.plus(one.left());
        }
        int done = e.piece() - 1;
        return new Signals(senders, pending, left, signalfd, sent, true, done, e.found());
    }

    private PVector<Taken> leftHandlers() {
        var left = taken;
        for (int i = 0; i < taken.size(); i++) {
            left = taken.get(i).inHandler() ? left.with(i, taken.get(i).left()) : left;
        }
        return left;
    }

    private Signals with(PSortedMap<Integer, Sender> newSenders) {
        return new Signals(newSenders, pending, taken, signalfd, sent, computes, pieces, found);
    }

    private Signals with(PVector<Pending> newPending, PVector<Taken> newTaken, int newSent) {
        return new Signals(
                senders, newPending, newTaken, signalfd, newSent, computes, pieces, found);
    }
}
