package dev.ringside.app.stage;

import dev.ringside.tableau.Element;
import dev.ringside.tableau.Shape;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.CacheHint;
import javafx.scene.Group;

import org.jspecify.annotations.Nullable;

/// One element on the stage, for as long as it is there. It knows where it was when the present
/// transition began and where it goes.
final class ElementNode extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private Element element;
    private Picture picture;
    private @Nullable Picture former;
    private Pose start;
    private Pose goal;
    private Pose now;
    private boolean leaving;
    private Turn turn = Turn.USUAL;

    ElementNode(Element element) {
        this.element = element;
        this.picture = new Picture(Look.of(element));
        this.start = Pose.of(element.box(), 0);
        this.goal = start;
        this.now = start;
        setManaged(false);
        setAutoSizeChildren(false);
        setUserData(element.id()); // a node id would keep equal nodes from sharing their styles
        getStyleClass().add("element");
        getChildren().setAll(picture.ground(), picture.words());
        boolean alive = element.shape() != Shape.BAND && element.shape() != Shape.TEXT;
        setFocusTraversable(alive);
        setMouseTransparent(!alive);
        setAccessibleRole(alive ? AccessibleRole.BUTTON : AccessibleRole.TEXT);
        setAccessibleText(element.description());
    }

    Element element() {
        return element;
    }

    boolean leaving() {
        return leaving;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Begins the way to `next`, from wherever it is.
    ///
    /// @param moves whether it moves there, or fades
    /// @param when when it changes if it stands still
    void begin(Element next, boolean moves, Turn when) {
        element = next;
        leaving = false;
        setAccessibleText(next.description());
        var look = Look.of(next);
        if (!look.equals(picture.look())) {
            dropFormer();
            former = picture;
            picture = new Picture(look);
            former.leaveWordsTo(picture);
            getChildren()
                    .setAll(picture.ground(), former.ground(), picture.words(), former.words());
        }
        goal = Pose.of(next.box(), 1);
        start = moves || !now.differsInPlace(goal) ? now : goal.withOpacity(0);
        turn = start.differsInPlace(goal) ? Turn.USUAL : when;
        sprite(start.differsInPlace(goal));
    }

    /// Begins to vanish.
    void leave(Turn when) {
        leaving = true;
        turn = when;
        start = now;
        goal = now.withOpacity(0);
    }

    /// Whether it has anything to do until the transition is over.
    boolean busy() {
        return former != null || !start.equals(goal);
    }

    /// Goes to where it is when `fraction` of the transition's time has passed.
    void at(double fraction) {
        pose(start.towards(goal, Easing.gentle(Easing.part(fraction, 0.1, 0.8)), faded(fraction)));
        if (former != null) {
            former.resize(now.width(), now.height());
            former.ground().setOpacity(1 - turn.changed(fraction, 0.22, 1));
            former.words().setOpacity(1 - turn.changed(fraction, 0, 0.45));
            picture.showOwnWords(former, turn.changed(fraction, 0.55, 1));
        }
    }

    /// The transition is over.
    void settle() {
        dropFormer();
        sprite(false);
        start = goal;
        pose(goal);
    }

    private double faded(double fraction) {
        return leaving ? turn.vanished(fraction) : turn.appeared(fraction);
    }

    private void pose(Pose pose) {
        now = pose;
        setLayoutX(pose.x());
        setLayoutY(pose.y());
        setOpacity(pose.opacity());
        picture.resize(pose.width(), pose.height());
    }

    private void dropFormer() {
        if (former != null) {
            picture.showOwnWords(picture, 1);
            getChildren().setAll(picture.ground(), picture.words());
            former = null;
        }
    }

    /// While it moves it is painted once and then shifted.
    private void sprite(boolean on) {
        setCache(on);
        setCacheHint(on ? CacheHint.SPEED : CacheHint.DEFAULT);
    }
}
