package dev.ringside.app.timeline;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

/// What the mouse does on the timeline, as people know it from other tools for traces:
///
/// - on the ruler, on the axis and beside the cursor's line, it takes the cursor along;
/// - on the rows, dragging pans, or takes the cursor along as long as everything can be seen
///   anyway; with Shift it chooses a range; a click goes there;
/// - the wheel zooms at the pointer, with Shift it pans; on the names of the rows it scrolls them.
final class Gestures {
    private static final double CLICK_PX = 4;
    private static final double NOTCH = 40;
    private static final double ZOOM = 1.25;

    private enum Drag {
        NONE,
        CLICK,
        CURSOR,
        PAN,
        RANGE
    }

    private final Board board;
    private final TimelineListener listener;
    private Drag drag = Drag.NONE;
    private Drag onceMoved = Drag.NONE;
    private Viewport pressedView = Viewport.ALL;
    private double pressedX;
    private double pressedY;
    private int pressedRow;
    private long anchorNanos;
    private double scrolled;

    Gestures(Board board, TimelineListener listener) {
        this.board = board;
        this.listener = listener;
    }

    void listen() {
        board.setOnMousePressed(this::press);
        board.setOnMouseDragged(this::drag);
        board.setOnMouseReleased(this::release);
        board.setOnMouseMoved(this::hint);
        board.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        var m = board.model();
        drag = Drag.NONE;
        if (m == null || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        pressedX = event.getX();
        pressedY = event.getY();
        pressedView = m.viewport();
        pressedRow = board.rows().first();
        anchorNanos = m.axis().nanosAt(place(event.getX(), m));
        var zone = board.zone(event.getX(), event.getY(), m);
        drag = Drag.CLICK;
        onceMoved = moved(event, zone, m);
        if (onceMoved == Drag.CURSOR && zone != Board.Zone.ROWS) {
            drag = Drag.CURSOR;
            listener.seek(place(event.getX(), m));
        }
    }

    /// What a press becomes if the mouse moves before it is released.
    private Drag moved(MouseEvent event, Board.Zone zone, TimelineModel m) {
        if (zone == Board.Zone.HEAD) {
            return Drag.NONE;
        }
        if (event.isShiftDown()) {
            return Drag.RANGE;
        }
        if (event.getButton() == MouseButton.MIDDLE) {
            return Drag.PAN;
        }
        boolean onRows = zone == Board.Zone.ROWS && !board.nearCursor(event.getX(), m);
        return onRows && canPan(m) ? Drag.PAN : Drag.CURSOR;
    }

    private boolean canPan(TimelineModel m) {
        return m.viewport().size() < 1 || board.rows().seen() < board.rows().count();
    }

    private void drag(MouseEvent event) {
        var m = board.model();
        double far = Math.max(Math.abs(event.getX() - pressedX), Math.abs(event.getY() - pressedY));
        if (m == null || (drag == Drag.CLICK && far < CLICK_PX)) {
            return;
        }
        drag = drag == Drag.CLICK ? onceMoved : drag;
        switch (drag) {
            case CURSOR -> listener.seek(place(event.getX(), m));
            case PAN -> pan(event, m);
            case RANGE ->
                    listener.choose(
                            Range.of(anchorNanos, m.axis().nanosAt(place(event.getX(), m))));
            case NONE, CLICK -> {
                // nothing is dragged
            }
        }
    }

    private void pan(MouseEvent event, TimelineModel m) {
        double share = (pressedX - event.getX()) / board.timeScale(m).widthPx();
        var next = pressedView.panned(share);
        if (!next.equals(m.viewport())) {
            listener.view(next);
        }
        double rowPx = board.rows().getHeight() / Math.max(1, board.rows().seen());
        board.scrollTo(pressedRow + (int) Math.rint((pressedY - event.getY()) / rowPx));
    }

    private void release(MouseEvent event) {
        var m = board.model();
        drag(event); // a quick hand is at its end before it was seen to move
        if (m != null && drag == Drag.CLICK) {
            click(event, m);
        }
        drag = Drag.NONE;
    }

    private void click(MouseEvent event, TimelineModel m) {
        var row = board.rows().at(event.getY() - board.rows().getLayoutY());
        boolean onHead = board.zone(event.getX(), event.getY(), m) == Board.Zone.HEAD;
        if (!onHead) {
            go(event, row, m);
        }
        var track = row == null ? null : row.track();
        if (track != null && track.tid() >= 0) {
            listener.selectTask(track.tid());
        }
    }

    private void go(MouseEvent event, @Nullable TrackRow row, TimelineModel m) {
        var marker = row == null ? null : row.markerAt(event.getX() - board.headPx(m));
        if (marker != null) {
            listener.toFact(marker.fact());
        } else {
            listener.seek(place(event.getX(), m));
        }
    }

    /// Says by the form of the pointer what dragging would do.
    private void hint(MouseEvent event) {
        var m = board.model();
        if (m == null) {
            return;
        }
        var zone = board.zone(event.getX(), event.getY(), m);
        Cursor cursor =
                switch (moved(event, zone, m)) {
                    case CURSOR -> Cursor.H_RESIZE;
                    case PAN -> Cursor.HAND;
                    case RANGE -> Cursor.CROSSHAIR;
                    case NONE, CLICK -> Cursor.DEFAULT;
                };
        if (!cursor.equals(board.getCursor())) {
            board.setCursor(cursor);
        }
    }

    private void scroll(ScrollEvent event) {
        var m = board.model();
        if (m == null) {
            return;
        }
        if (board.zone(event.getX(), event.getY(), m) == Board.Zone.HEAD) {
            scrollRows(event);
        } else if (event.getDeltaY() != 0) {
            double factor = Math.pow(ZOOM, -event.getDeltaY() / NOTCH);
            listener.view(m.viewport().zoomed(factor, place(event.getX(), m)));
        } else if (event.getDeltaX() != 0) {
            listener.view(m.viewport().panned(-event.getDeltaX() / NOTCH / 10));
        }
        event.consume();
    }

    private void scrollRows(ScrollEvent event) {
        scrolled -= event.getDeltaY() / NOTCH;
        int whole = (int) scrolled;
        scrolled -= whole;
        board.scrollTo(board.rows().first() + whole);
    }

    private double place(double x, TimelineModel m) {
        return Math.clamp(board.timeScale(m).place(x - board.headPx(m)), 0.0, 1.0);
    }
}
