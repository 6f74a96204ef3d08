package dev.ringside.tableau;

import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link.Point;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Writes a tableau as an SVG picture. Text stays text; each element has its description as its
/// title; equal tableaux give equal bytes.
public final class SvgWriter {
    private static final double NOMINAL_WIDTH = 1130;
    private static final double NOMINAL_HEIGHT = 690;
    private static final double ARROW = 11;
    private static final double STRIP = 9;

    private final Palette palette;
    private final double unit;
    private final List<Element> bands;
    private final Xml xml = new Xml();

    private SvgWriter(Tableau tableau, Theme theme) {
        this.palette = Palette.of(theme);
        this.unit = Math.min(tableau.width() / NOMINAL_WIDTH, tableau.height() / NOMINAL_HEIGHT);
        this.bands = tableau.elements().stream().filter(e -> e.shape() == Shape.BAND).toList();
    }

    /// The picture of `tableau` as a complete SVG document.
    public static String write(Tableau tableau, Theme theme) {
        var writer = new SvgWriter(tableau, theme);
        writer.document(tableau);
        return writer.xml.toString();
    }

    private void document(Tableau tableau) {
        String width = number(tableau.width());
        String height = number(tableau.height());
        xml.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height);
        definitions();
        tableau.elements().stream().filter(e -> !e.overLinks()).forEach(this::element);
        tableau.links().forEach(this::link);
        tableau.ways().forEach(this::link);
        tableau.elements().stream().filter(Element::overLinks).forEach(this::element);
        xml.close("svg");
    }

    private void definitions() {
        xml.open("defs");
        for (var tone : Tone.values()) {
            arrow(tone);
        }
        hatch(palette.colors(Tone.BLOCKED).outline());
        xml.close("defs");
    }

    private void arrow(Tone tone) {
        xml.open(
                "marker",
                "id",
                "arrow-" + name(tone),
                "viewBox",
                "0 0 10 10",
                "refX",
                "9",
                "refY",
                "5",
                "markerWidth",
                number(ARROW * unit),
                "markerHeight",
                number(ARROW * unit),
                "markerUnits",
                "userSpaceOnUse",
                "orient",
                "auto");
        xml.leaf("path", "d", "M0 0L10 5L0 10z", "fill", palette.colors(tone).outline());
        xml.close("marker");
    }

    private void hatch(String color) {
        String side = number(6 * unit);
        xml.open(
                "pattern",
                "id",
                "hatching",
                "width",
                side,
                "height",
                side,
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        xml.leaf("path", "d", "M0 0V" + side, "stroke", color, "stroke-width", number(5 * unit));
        xml.close("pattern");
    }

    private void element(Element e) {
        xml.open("g", "id", e.id());
        if (!e.description().isEmpty()) {
            xml.text("title", e.description());
        }
        if (e.shape() != Shape.TEXT) {
            ground(e);
        }
        boolean onBand = e.shape() == Shape.TEXT && e.layer() == 1;
        String halo = onBand ? ground(e.box()) : null;
        e.labels().forEach(label -> text(label, textColor(e, label), halo));
        xml.close("g");
    }

    private void ground(Element e) {
        var colors = palette.colors(e.tone());
        String fill =
                switch (e.shape()) {
                    case BAND -> colors.fill();
                    case SLOT, TEXT -> "none";
                    case CARD, CELL, PILL, TOKEN -> e.filled() ? colors.fill() : palette.surface();
                };
        boolean dashed = e.shape() == Shape.SLOT || e.inferred();
        String stroke = e.shape() == Shape.BAND ? null : colors.outline();
        rectangle(e, fill, null, false);
        if (e.hatched()) {
            hatching(e);
        }
        if (stroke != null) {
            rectangle(e, "none", stroke, dashed);
        }
    }

    /// A hatched strip along the left edge: texts lie on calm ground.
    private void hatching(Element e) {
        var box = e.box();
        double r = radius(e);
        double edge = box.x() + Math.max(STRIP * unit, r);
        String right = number(edge);
        String left = number(box.x());
        String corner = number(r);
        xml.leaf(
                "path",
                "d",
                "M"
                        + number(box.x() + r)
                        + " "
                        + number(box.y())
                        + "H"
                        + right
                        + "V"
                        + number(box.bottom())
                        + "H"
                        + number(box.x() + r)
                        + "A"
                        + corner
                        + " "
                        + corner
                        + " 0 0 1 "
                        + left
                        + " "
                        + number(box.bottom() - r)
                        + "V"
                        + number(box.y() + r)
                        + "A"
                        + corner
                        + " "
                        + corner
                        + " 0 0 1 "
                        + number(box.x() + r)
                        + " "
                        + number(box.y())
                        + "Z",
                "fill",
                "url(#hatching)");
    }

    private void rectangle(Element e, String fill, @Nullable String stroke, boolean dashed) {
        var box = e.box();
        xml.leaf(
                "rect",
                "x",
                number(box.x()),
                "y",
                number(box.y()),
                "width",
                number(box.width()),
                "height",
                number(box.height()),
                "rx",
                number(radius(e)),
                "fill",
                fill,
                "stroke",
                stroke,
                "stroke-width",
                stroke == null ? null : number(strength(e) * unit),
                "stroke-dasharray",
                dashed ? dashes() : null);
    }

    /// How strong an outline is.
    private static double strength(Element e) {
        return switch (e.tone()) {
            case PLAIN, MUTED -> 1.2;
            case ACCENT -> 2.4;
            case USER_SPACE, GATE, KERNEL_SPACE, HARDWARE -> 0;
            case USER_MODE, KERNEL_MODE, READY, BLOCKED, BYTES -> 2;
        };
    }

    private double radius(Element e) {
        double least = Math.min(e.box().width(), e.box().height());
        return switch (e.shape()) {
            case BAND, TEXT -> 0;
            case CARD -> Math.min(9 * unit, least / 4);
            case CELL, SLOT -> Math.min(6 * unit, least / 4);
            case TOKEN -> Math.min(8 * unit, least / 3);
            case PILL -> least / 2;
        };
    }

    private String textColor(Element e, Label label) {
        if (e.shape() == Shape.BAND || e.filled()) {
            return palette.colors(e.tone()).on();
        }
        return label.muted() ? palette.mutedText() : palette.text();
    }

    /// The colour of the band that a box stands on; null if it stands on none.
    private @Nullable String ground(Box box) {
        for (var band : bands) {
            if (band.box().contains(box)) {
                return palette.colors(band.tone()).fill();
            }
        }
        return null;
    }

    /// A halo keeps a text readable where a way leads behind it.
    private void text(Label label, String color, @Nullable String halo) {
        xml.text(
                "text",
                label.text(),
                "x",
                number(label.x()),
                "y",
                number(label.baseline()),
                "font-family",
                families(label.face()),
                "font-size",
                number(label.sizePx()),
                "font-weight",
                label.face() == Face.BOLD ? "700" : null,
                "text-anchor",
                anchor(label.align()),
                "fill",
                color,
                "stroke",
                halo,
                "stroke-width",
                halo == null ? null : number(5 * unit),
                "stroke-linejoin",
                halo == null ? null : "round",
                "paint-order",
                halo == null ? null : "stroke",
                "xml:space",
                "preserve");
    }

    private static String families(Face face) {
        var families = new StringBuilder();
        Typeface.of(face).forEach(t -> families.append('\'').append(t.family()).append("', "));
        return families + (face == Face.MONO ? "monospace" : "sans-serif");
    }

    private static @Nullable String anchor(Align align) {
        return switch (align) {
            case LEFT -> null;
            case CENTER -> "middle";
            case RIGHT -> "end";
        };
    }

    private void link(Link link) {
        xml.open("g", "id", link.id());
        xml.text("title", link.description());
        arrow(link.points(), link.tone(), link.inferred(), link.headed());
        xml.close("g");
    }

    private void arrow(List<Point> points, Tone tone, boolean dashed, boolean headed) {
        xml.leaf(
                "path",
                "d",
                path(points),
                "fill",
                "none",
                "stroke",
                palette.colors(tone).outline(),
                "stroke-width",
                number(2.4 * unit),
                "stroke-dasharray",
                dashed ? dashes() : null,
                "marker-end",
                headed ? "url(#arrow-" + name(tone) + ")" : null);
    }

    private static String path(List<Point> points) {
        var path = new StringBuilder("M").append(point(points.getFirst()));
        points.stream().skip(1).forEach(p -> path.append('L').append(point(p)));
        return path.toString();
    }

    private String dashes() {
        return number(6 * unit) + " " + number(4 * unit);
    }

    private static String point(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String name(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
