package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Signals that are sent to the tasks under study, and their handlers. Nothing reports that a call
/// has taken one: the program says so itself.
final class SignalDecoder {
    /// `SIG_DFL` and `SIG_IGN` are no handlers.
    private static final long LAST_CONSTANT = 1;

    private final Stamps stamps;

    SignalDecoder(Stamps stamps) {
        this.stamps = stamps;
    }

    void sent(RingEvent event, Consumer<TraceEvent> facts) {
        facts.accept(
                new SignalSent(
                        stamps.of(event),
                        (int) event.number("sig"),
                        (int) event.number("pid"),
                        (int) event.number("code"),
                        outcome((int) event.number("result"))));
    }

    void delivered(RingEvent event, Consumer<TraceEvent> facts) {
        long handler = event.number("sa_handler");
        if (handler < 0 || handler > LAST_CONSTANT) {
            int signal = (int) event.number("sig");
            facts.accept(
                    new SignalDelivered(stamps.of(event), signal, event.pid(), Delivery.HANDLER));
        }
    }

    /// The kernel's `TRACE_SIGNAL_…`: 3 is a real-time signal that was not sent, 4 one without what
    /// belongs to it.
    private static @Nullable String outcome(int number) {
        return switch (number) {
            case 0, 4 -> "pending";
            case 1 -> "ignored";
            case 2 -> "alreadyPending";
            case 3 -> "overflow";
            default -> null;
        };
    }
}
