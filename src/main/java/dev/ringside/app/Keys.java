package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Viewport;

import javafx.event.EventHandler;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keyboard: one key, one command. It comes before the controls, to which arrows would mean the
/// next control.
final class Keys implements EventHandler<KeyEvent> {
    private final Session session;
    private final Window window;
    private final Desk desk;

    Keys(Session session, Window window, Desk desk) {
        this.session = session;
        this.window = window;
        this.desk = desk;
    }

    @Override
    public void handle(KeyEvent key) {
        if (key.getTarget() instanceof TextInputControl || key.isAltDown() || forButton(key)) {
            return;
        }
        boolean done = key.isShortcutDown() ? withControl(key) : plain(key);
        if (done) {
            key.consume();
        }
    }

    /// Space presses the button that has the focus, if one has it.
    private static boolean forButton(KeyEvent key) {
        return key.getCode() == KeyCode.SPACE && key.getTarget() instanceof ButtonBase;
    }

    private boolean withControl(KeyEvent key) {
        switch (key.getCode()) {
            case O -> desk.open();
            case S -> desk.save();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent key) {
        switch (key.getCode()) {
            case RIGHT -> step(key.isShiftDown() ? session::nextFact : session::next);
            case LEFT -> step(key.isShiftDown() ? session::previousFact : session::previous);
            case PAGE_DOWN -> step(session::next);
            case PAGE_UP -> step(session::previous);
            case SPACE -> step(session::togglePlay);
            case HOME -> step(session::home);
            case END -> step(session::end);
            case F5 -> window.present(desk, true);
            case ESCAPE -> escape();
            case UP -> window.scrollInspector(-0.2);
            case DOWN -> window.scrollInspector(0.2);
            case R -> window.record(desk);
            default -> {
                return view(key);
            }
        }
        return true;
    }

    private boolean view(KeyEvent key) {
        switch (key.getCode()) {
            case PLUS, ADD, EQUALS -> session.faster(1);
            case MINUS, SUBTRACT -> session.faster(-1);
            case W -> session.view(session.viewport().zoomed(0.6, session.cursor()));
            case S -> session.view(session.viewport().zoomed(1 / 0.6, session.cursor()));
            case A -> session.view(session.viewport().panned(-0.2));
            case D -> session.view(session.viewport().panned(0.2));
            case F -> session.view(Viewport.ALL);
            case T -> session.change(other(session.settings().clock()));
            case B, PERIOD, DECIMAL -> window.blank(!window.blanked());
            default -> {
                return sheet(key);
            }
        }
        return true;
    }

    private boolean sheet(KeyEvent key) {
        if (key.getCode().isDigitKey()) {
            return window.write(key.getCode());
        }
        if (key.getText().equals("?") || key.getCode() == KeyCode.F1) {
            window.toggleKeys();
            return true;
        }
        return false;
    }

    /// A blank screen comes back with the next step, as presenters expect.
    private void step(Runnable command) {
        window.blank(false);
        command.run();
    }

    private void escape() {
        if (!window.uncover() && session.settings().presenting()) {
            window.present(desk, false);
        }
    }

    private static Clock other(Clock clock) {
        return switch (clock) {
            case STORY -> Clock.TRUE;
            case TRUE -> Clock.STORY;
        };
    }
}
