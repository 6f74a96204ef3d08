package dev.ringside.app.timeline.paint;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gets the colours of the [Ink]s out of the style sheet. It has no size.
public final class Inks extends Region {
    private static final Map<Ink, CssMetaData<Inks, Color>> META = new EnumMap<>(Ink.class);
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>();

    static {
        ALL.addAll(Region.getClassCssMetaData());
        for (var ink : Ink.values()) {
            var meta = new OfInk(ink);
            META.put(ink, meta);
            ALL.add(meta);
        }
    }

    private final Map<Ink, StyleableObjectProperty<Color>> colors = new EnumMap<>(Ink.class);

    /// Colours that the style sheet has not given yet are transparent.
    ///
    /// @param changed is told when the style sheet has changed a colour
    public Inks(Runnable changed) {
        getStyleClass().add("inks");
        for (var ink : Ink.values()) {
            var meta = Objects.requireNonNull(META.get(ink));
            var property =
                    new SimpleStyleableObjectProperty<>(
                            meta, this, ink.property(), Color.TRANSPARENT);
            property.addListener((_, _, _) -> changed.run());
            colors.put(ink, property);
        }
        setManaged(false);
        setMouseTransparent(true);
    }

    /// A colour, for a node.
    public Color color(Ink ink) {
        return property(ink).get();
    }

    /// A colour as a number: alpha, red, green and blue, the last three not multiplied by the
    /// first.
    public int argb(Ink ink) {
        var c = color(ink);
        return (channel(c.getOpacity()) << 24)
                | (channel(c.getRed()) << 16)
                | (channel(c.getGreen()) << 8)
                | channel(c.getBlue());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return List.copyOf(ALL);
    }

    private StyleableObjectProperty<Color> property(Ink ink) {
        return Objects.requireNonNull(colors.get(ink));
    }

    private static int channel(double share) {
        return (int) Math.round(share * 255);
    }

    /// How the style sheet reaches one of them.
    private static final class OfInk extends CssMetaData<Inks, Color> {
        private final Ink ink;

        OfInk(Ink ink) {
            super(ink.property(), StyleConverter.getColorConverter(), Color.TRANSPARENT);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(Inks inks) {
            return true;
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(Inks inks) {
            return inks.property(ink);
        }
    }
}
