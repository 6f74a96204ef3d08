package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.place.Grid;

/// The places inside an epoll instance. Its wait queue stands below it, where wait queues stand.
///
/// ```
///   ┌────────────────────────────────────┐
///   │ interest list                      │
///   │ [fd][fd][fd][fd][fd]               │
///   │ ready list                         │
///   │ [fd][fd]           ep_poll_callback│
///   └────────────────────────────────────┘
/// ```
///
/// @param interestTitle the title of the interest list
/// @param interests the interest list
/// @param readyTitle the title of the ready list
/// @param ready the ready list
record EpollPlaces(Box interestTitle, Box interests, Box readyTitle, Box ready) {
    private static final double TITLE = 1.5;
    private static final double READY = 2.3;

    static EpollPlaces of(Box instance, double em) {
        var inside = Grid.inset(instance, 0.6 * em);
        double ready = READY * em;
        double title = TITLE * em;
        double x = inside.x();
        double width = inside.width();
        double lower = inside.bottom() - ready - title;
        double top = inside.y() - 0.1 * em;
        return new EpollPlaces(
                new Box(x, top, width, title),
                new Box(x, top + title, width, lower - top - title - 0.2 * em),
                new Box(x, lower, width, title),
                new Box(x, inside.bottom() - ready, width, ready));
    }
}
