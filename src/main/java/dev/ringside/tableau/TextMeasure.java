package dev.ringside.tableau;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// How wide a text is in the bundled fonts, without a window: the sum of the widths of its letters
/// as the fonts themselves state them. Kerning is left out, which is less than the 2 % that layout
/// leaves free.
public final class TextMeasure {
    private static final String TABLE = "dev.ringside.assets.fonts.advances";

    private static final double EM = 1000;
    private static final String ELLIPSIS = "…";
    private static final Map<Typeface, Map<Integer, Integer>> ADVANCES = read();

    private TextMeasure() {}

    /// The width of `text`, set in `face` with letters of `sizePx`.
    public static double width(String text, Label.Face face, double sizePx) {
        var fonts = Typeface.of(face);
        return text.codePoints().mapToDouble(c -> advance(c, fonts)).sum() * sizePx / EM;
    }

    /// As much of `text` as fits into `widthPx`, ending in an ellipsis if that is not all of it.
    public static String clipped(String text, Label.Face face, double sizePx, double widthPx) {
        if (width(text, face, sizePx) <= widthPx) {
            return text;
        }
        for (int end = text.length() - 1; end > 0; end = text.offsetByCodePoints(end, -1)) {
            String shorter = text.substring(0, end).stripTrailing() + ELLIPSIS;
            if (width(shorter, face, sizePx) <= widthPx) {
                return shorter;
            }
        }
        return "";
    }

    private static double advance(int character, List<Typeface> fonts) {
        for (var font : fonts) {
            var advance = ADVANCES.getOrDefault(font, Map.of()).get(character);
            if (advance != null) {
                return advance;
            }
        }
        return EM;
    }

    private static Map<Typeface, Map<Integer, Integer>> read() {
        var table = ResourceBundle.getBundle(TABLE);
        var all = new EnumMap<Typeface, Map<Integer, Integer>>(Typeface.class);
        for (var typeface : Typeface.values()) {
            var advances = new HashMap<Integer, Integer>();
            for (var run : table.getString(typeface.table()).split(";", -1)) {
                addRun(advances, run);
            }
            all.put(typeface, Map.copyOf(advances));
        }
        return all;
    }

    /// `20:281 288 466` gives the characters from U+0020 on; `a0-ff=600` gives all of them the
    /// same.
    private static void addRun(Map<Integer, Integer> advances, String run) {
        int equals = run.indexOf('=');
        if (equals > 0) {
            int dash = run.indexOf('-');
            int first = Integer.parseInt(run.substring(0, dash), 16);
            int last = Integer.parseInt(run.substring(dash + 1, equals), 16);
            int width = Integer.parseInt(run.substring(equals + 1));
            for (int c = first; c <= last; c++) {
                advances.put(c, width);
            }
            return;
        }
        int colon = run.indexOf(':');
        int character = Integer.parseInt(run.substring(0, colon), 16);
        for (var width : run.substring(colon + 1).split(" ", -1)) {
            advances.put(character++, Integer.parseInt(width));
        }
    }
}
