package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SignalsTest {
    private static final int SERVER = 7;
    private static final int SIGNAL = 35;

    @Test
    void a_signal_is_pending_until_it_is_delivered() {
        var sent = after(sent(null));
        var delivered = after(sent(null), delivered(Delivery.WAITER));

        assertThat(sent.pending()).singleElement().matches(p -> p.signal() == SIGNAL);
        assertThat(delivered.pending()).isEmpty();
        assertThat(delivered.taken())
                .singleElement()
                .matches(t -> t.number() == 1 && !t.inHandler());
    }

    @Test
    void real_time_signals_queue_and_are_delivered_in_their_order() {
        var signals = after(sent(null), sent(null), sent(null), delivered(Delivery.SIGNALFD));

        assertThat(signals.pending()).extracting(Signals.Pending::number).containsExactly(2, 3);
    }

    @Test
    void a_signal_that_found_no_room_is_not_pending() {
        assertThat(after(sent("overflow")).pending()).isEmpty();
    }

    @Test
    void a_handler_runs_until_it_returns() {
        var running = after(sent(null), delivered(Delivery.HANDLER));
        var left = after(sent(null), delivered(Delivery.HANDLER), enters("rt_sigreturn", Map.of()));

        assertThat(running.handler()).isNotNull();
        assertThat(left.handler()).isNull();
        assertThat(left.taken()).hasSize(1);
    }

    @Test
    void what_came_with_a_signal_is_kept_until_the_next_piece_of_work() {
        var seen =
                after(sent(null), delivered(Delivery.HANDLER), new SiginfoSeen(at(), 35, 6, "IN"));
        var on =
                after(
                        sent(null),
                        delivered(Delivery.HANDLER),
                        new SiginfoSeen(at(), SIGNAL, 6, "IN"),
                        new Computed(at(), 2, 40, true));

        assertThat(seen.taken().getFirst().fd()).isEqualTo(6);
        assertThat(on.taken()).isEmpty();
        assertThat(on.computes()).isTrue();
        assertThat(on.found()).isEqualTo(40);
    }

    @Test
    void a_signal_without_a_sending_that_is_recorded_is_delivered_nevertheless() {
        assertThat(after(delivered(Delivery.HANDLER)).taken()).hasSize(1);
    }

    @Test
    void a_descriptor_sends_once_o_async_is_set() {
        Map<String, Object> signal = Map.of("fd", 6L, "cmd", "F_SETSIG", "arg", 35L);
        Map<String, Object> async = Map.of("fd", 6L, "cmd", "F_SETFL", "arg", "O_NONBLOCK|O_ASYNC");

        var chosen = after(enters("fcntl", signal), returns("fcntl", 0));
        var on =
                after(
                        enters("fcntl", signal),
                        returns("fcntl", 0),
                        enters("fcntl", async),
                        returns("fcntl", 0));

        assertThat(chosen.senders().get(6)).isEqualTo(new Signals.Sender(SIGNAL, false));
        assertThat(on.senders().get(6)).isEqualTo(new Signals.Sender(SIGNAL, true));
    }

    private static Signals after(TraceEvent... events) {
        var signals = Fold.all(Machine.UNKNOWN, List.of(events)).signals().get(SERVER);
        assertThat(signals).isNotNull();
        return signals == null ? Signals.NONE : signals;
    }

    private static TraceEvent sent(@Nullable String outcome) {
        return new SignalSent(at(), SIGNAL, SERVER, 1, outcome);
    }

    private static TraceEvent delivered(Delivery how) {
        return new SignalDelivered(at(), SIGNAL, SERVER, how);
    }

    private static TraceEvent enters(String call, Map<String, Object> args) {
        return new SysEntered(at(), call, new CallArgs(args));
    }

    private static TraceEvent returns(String call, long result) {
        return new SysReturned(at(), call, result, null);
    }

    private static Stamp at() {
        return new Stamp(1, 0, SERVER, Source.PROGRAM, null);
    }
}
