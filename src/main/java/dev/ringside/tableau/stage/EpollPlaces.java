package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

/// The places inside an epoll instance.
///
/// ```
///   ┌────────────────────────────────────┐
///   │ interest list                      │
///   │ [fd][fd][fd][fd][fd][fd][fd][fd]   │
///   │ wait queue       │ ready list      │
///   │ [ task ]         │ [fd][fd]        │
///   │                  │ ep_poll_callback│
///   └────────────────────────────────────┘
/// ```
///
/// @param interestTitle the title of the interest list
/// @param interests the interest list
/// @param waitingTitle the title of the wait queue
/// @param waiting the instance's own wait queue
/// @param readyTitle the title of the ready list
/// @param ready the ready list
/// @param callback what puts something on the ready list
record EpollPlaces(
        Box interestTitle,
        Box interests,
        Box waitingTitle,
        Box waiting,
        Box readyTitle,
        Box ready,
        Box callback) {
    private static final double TITLE = 1.5;
    private static final double QUEUE = 2.6;
    private static final double LINE = 1.3;

    static EpollPlaces of(Box instance, double em) {
        var inside = Grid.inset(instance, 0.7 * em);
        double lower = (TITLE + QUEUE + LINE) * em;
        var upper =
                new Box(
                        inside.x(),
                        inside.y() - 0.2 * em,
                        inside.width(),
                        inside.height() - lower - 0.3 * em);
        var below = new Box(inside.x(), inside.bottom() - lower, inside.width(), lower);
        var halves = Grid.columns(below, 1.2 * em, 1, 1.25);
        return new EpollPlaces(
                title(upper, em),
                new Box(
                        upper.x(),
                        upper.y() + TITLE * em,
                        upper.width(),
                        upper.height() - TITLE * em),
                title(halves.get(0), em),
                queue(halves.get(0), em),
                title(halves.get(1), em),
                queue(halves.get(1), em),
                new Box(
                        halves.get(1).x(),
                        below.bottom() - LINE * em,
                        halves.get(1).width(),
                        LINE * em));
    }

    private static Box title(Box box, double em) {
        return new Box(box.x(), box.y(), box.width(), TITLE * em);
    }

    private static Box queue(Box box, double em) {
        return new Box(box.x(), box.y() + TITLE * em, box.width(), QUEUE * em);
    }
}
