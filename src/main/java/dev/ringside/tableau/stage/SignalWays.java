package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Places;
import dev.ringside.trace.Queued;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;

import java.util.List;
import java.util.Optional;

/// The way of a signal: from the receive queue whose data caused it to the pending set, and from
/// there to the program.
///
/// The kernel does not report which descriptor a signal is about. That it is the one whose data
/// came just before, in the same context, is drawn dashed.
final class SignalWays implements Contribution {
    /// So many facts before a signal its cause is looked for.
    private static final int MOST_FACTS = 12;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.SIGNALS) {
            return;
        }
        int tid = SignalSet.owner(s).orElse(0);
        boolean delivered = false;
        for (int i = 0; i < s.moment().news().size(); i++) {
            var event = s.moment().news().get(i);
            if (event instanceof SignalSent e && e.to() == tid) {
                cause(s, e, s.moment().first() + i).ifPresent(object -> sent(s, to, object));
            }
            delivered |= event instanceof SignalDelivered e && e.to() == tid;
        }
        if (delivered) {
            delivered(s, to);
        }
    }

    private static Optional<Long> cause(Setting s, SignalSent sent, int index) {
        var events = s.moment().story().trace().events();
        for (int i = index - 1; i >= Math.max(0, index - MOST_FACTS); i--) {
            if (events.get(i) instanceof Queued e && e.at().tid() == sent.at().tid()) {
                return Optional.of(e.object());
            }
        }
        return Optional.empty();
    }

    private static void sent(Setting s, Sketch to, long object) {
        int place = s.shown().place(object);
        var queues = s.plan().places().sockets();
        if (place < 0 || place >= queues.size() || to.hasLink("signal:sent")) {
            return;
        }
        var pending = EpollPlaces.of(s.plan().places().mechanism(), s.plan().em()).ready();
        var end = new Point(pending.right(), pending.centerY());
        to.add(
                new Link(
                        "signal:sent",
                        Callbacks.way(s.plan().places().lanes(), queues.get(place).receive(), end),
                        Tone.ACCENT,
                        true,
                        true,
                        s.words().text("signals.sent.describe")));
    }

    private static void delivered(Setting s, Sketch to) {
        Box memory = s.plan().above().memory();
        if (!Places.there(memory)) {
            return;
        }
        var box = s.plan().places().mechanism();
        double x = Math.max(memory.x(), box.x()) + 2 * s.plan().em();
        to.add(
                new Link(
                        "signal:delivered",
                        List.of(
                                new Point(x, box.y() - s.plan().title()),
                                new Point(x, memory.bottom())),
                        Tone.ACCENT,
                        false,
                        true,
                        s.words().text("signals.delivered.describe")));
    }
}
