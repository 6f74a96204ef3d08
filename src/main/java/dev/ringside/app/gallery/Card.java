package dev.ringside.app.gallery;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A recording to choose: a small picture of it, its title and one sentence.
final class Card extends VBox {
    private final ImageView picture = new ImageView();
    private final Label title = words("card-title");
    private final Label line = words("card-line");
    private final Runnable action;

    /// A card that says nothing yet.
    ///
    /// @param pictured whether there will be a picture
    Card(String id, boolean pictured, Runnable action) {
        this.action = action;
        setId(id);
        getStyleClass().add("card");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        if (pictured) {
            getChildren().add(new Frame(picture));
        }
        getChildren().addAll(title, line);
        setOnMouseClicked(_ -> action.run());
    }

    /// Chooses it.
    void choose() {
        action.run();
    }

    @Override
    public void executeAccessibleAction(AccessibleAction asked, Object... parameters) {
        if (asked == AccessibleAction.FIRE) {
            choose();
        } else {
            super.executeAccessibleAction(asked, parameters);
        }
    }

    void show(String newTitle, String newLine) {
        title.setText(newTitle);
        line.setText(newLine);
        setAccessibleText(newTitle + ". " + newLine);
    }

    void show(Image image) {
        picture.setImage(image);
    }

    private static Label words(String styleClass) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    /// Has the picture's form whether or not there is one yet.
    private static final class Frame extends Region {
        private final ImageView picture;

        Frame(ImageView picture) {
            this.picture = picture;
            picture.setPreserveRatio(true);
            picture.setSmooth(true);
            getStyleClass().add("card-picture");
            getChildren().add(picture);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(0, width) * TellingMoment.HEIGHT / TellingMoment.WIDTH;
        }

        @Override
        protected void layoutChildren() {
            picture.setFitWidth(getWidth());
            picture.relocate(0, 0);
        }
    }
}
