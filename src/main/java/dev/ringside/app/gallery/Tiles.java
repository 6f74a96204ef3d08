package dev.ringside.app.gallery;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

import java.util.List;

/// Cards in rows, all equally wide, and those of a row equally high. There are as many in a row as
/// there is room for, and they fill it.
final class Tiles extends Region {
    /// How wide a card is at least, in letters' heights.
    private static final double CARD_EM = 21;

    private static final double GAP_EM = 1;

    private double em = 16;

    Tiles() {
        getStyleClass().add("tiles");
    }

    /// Takes the size of letters that everything is measured in.
    void scale(double emPx) {
        if (emPx != em) {
            em = emPx;
            requestLayout();
        }
    }

    void add(Card card) {
        getChildren().add(card);
    }

    void clear() {
        getChildren().clear();
    }

    List<Card> cards() {
        return getChildren().stream().map(card -> (Card) card).toList();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return CARD_EM * em;
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? CARD_EM * em : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    private double place(double width, boolean really) {
        double gap = Math.rint(GAP_EM * em);
        int columns = Math.max(1, (int) ((width + gap) / (CARD_EM * em + gap)));
        double each = Math.floor((width - (columns - 1) * gap) / columns);
        var cards = cards();
        double y = 0;
        for (int first = 0; first < cards.size(); first += columns) {
            var row = cards.subList(first, Math.min(first + columns, cards.size()));
            double height =
                    Math.ceil(row.stream().mapToDouble(c -> c.prefHeight(each)).max().orElse(0));
            for (int i = 0; really && i < row.size(); i++) {
                row.get(i).resizeRelocate(i * (each + gap), y, each, height);
            }
            y += height + gap;
        }
        return y;
    }
}
