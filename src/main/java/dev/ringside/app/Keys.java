package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.story.words.Language;

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
    private final TimelineCommands timeline;

    Keys(Session session, Window window, Desk desk) {
        this.session = session;
        this.window = window;
        this.desk = desk;
        this.timeline = new TimelineCommands(session);
    }

    @Override
    public void handle(KeyEvent key) {
        if (window.asking()
                || key.getTarget() instanceof TextInputControl
                || key.isAltDown()
                || forButton(key)) {
            return;
        }
        boolean done =
                key.isShortcutDown()
                        ? withControl(key)
                        : window.browsing() ? overAll(key) : plain(key);
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
            case S -> {
                if (key.isShiftDown()) {
                    desk.saveAs();
                } else {
                    desk.save();
                }
            }
            default -> {
                return key.isShiftDown() && picture(key);
            }
        }
        return true;
    }

    private boolean picture(KeyEvent key) {
        switch (key.getCode()) {
            case C -> desk.copyPicture();
            case E -> desk.savePicture();
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
            case UP -> window.sides().walk(-1);
            case DOWN -> window.sides().walk(1);
            case R -> record(key.isShiftDown());
            default -> {
                return view(key);
            }
        }
        return true;
    }

    private boolean view(KeyEvent key) {
        switch (key.getCode()) {
            case PLUS, ADD, EQUALS -> session.change(s -> s.faster(1));
            case MINUS, SUBTRACT -> session.change(s -> s.faster(-1));
            case W -> session.view(session.viewport().zoomed(0.6, session.cursor()));
            case S -> session.view(session.viewport().zoomed(1 / 0.6, session.cursor()));
            case A -> session.view(session.viewport().panned(-0.2));
            case D -> session.view(session.viewport().panned(0.2));
            case F -> session.view(Viewport.ALL);
            case I -> timeline.beginRange();
            case O -> timeline.endRange();
            case Z -> timeline.zoomToRange();
            case P -> window.timeline().toggleCpus();
            case J -> window.timeline().selectRow(1);
            case K -> window.timeline().selectRow(-1);
            case C -> code(key.isShiftDown());
            case T -> session.change(s -> s.with(other(session.settings().clock())));
            case B, PERIOD, DECIMAL -> window.blank(!window.blanked());
            case E -> window.toggleEvidence();
            default -> {
                return overAll(key);
            }
        }
        return true;
    }

    /// What a key does even while something lies over the stage that has its own arrows.
    private boolean overAll(KeyEvent key) {
        switch (key.getCode()) {
            case G -> window.toggleGallery();
            case H -> window.nextTheme();
            case M -> session.change(s -> s.reducedMotion(!s.reducedMotion()));
            case L -> session.change(s -> s.with(other(session.settings().language())));
            case F1 -> window.toggleKeys();
            case ESCAPE -> escape();
            default -> {
                return sheet(key);
            }
        }
        return true;
    }

    private void record(boolean byHand) {
        if (byHand) {
            window.live(desk);
        } else {
            window.record(desk);
        }
    }

    private void code(boolean otherLanguage) {
        if (otherLanguage) {
            window.sides().nextLanguage();
        } else {
            window.sides().toggleCode();
        }
    }

    /// The question mark is on another key on each keyboard.
    private boolean sheet(KeyEvent key) {
        if (key.getCode().isDigitKey()) {
            return window.write(key.getCode());
        }
        boolean asked = key.getText().equals("?");
        if (asked) {
            window.toggleKeys();
        }
        return asked;
    }

    /// A blank screen comes back with the next step, as presenters expect.
    private void step(Runnable command) {
        window.blank(false);
        command.run();
    }

    private void escape() {
        if (window.uncover()) {
            return;
        }
        if (session.settings().presenting()) {
            window.present(desk, false);
        } else if (session.range() != null) {
            session.choose(null);
        } else if (session.selected() != null) {
            session.select(null, -1);
        }
    }

    private static Language other(Language language) {
        return switch (language) {
            case EN -> Language.ZH;
            case ZH -> Language.EN;
        };
    }

    private static Clock other(Clock clock) {
        return switch (clock) {
            case STORY -> Clock.TRUE;
            case TRUE -> Clock.STORY;
        };
    }
}
