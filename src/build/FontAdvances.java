import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// Writes the table of letter widths that `dev.ringside.tableau.TextMeasure` reads.
///
/// ```
/// java src/build/FontAdvances.java assets/fonts > assets/fonts/advances.properties
/// ```
///
/// Each font gives one line: runs of consecutive characters, `first:width width …`, or
/// `first-last=width` where all are equally wide. Widths are thousandths of the letter size, taken
/// from the font's own `cmap` and `hmtx` tables. Characters from U+2E80 on are left out: they are
/// those of Chinese, and as wide as they are high.
final class FontAdvances {
    private static final int FIRST_IDEOGRAPH = 0x2e80;

    private final ByteBuffer font;

    private FontAdvances(ByteBuffer font) {
        this.font = font;
    }

    public static void main(String[] args) throws IOException {
        System.out.println("# Made by src/build/FontAdvances.java from the fonts in this folder.");
        try (var files = Files.list(Path.of(args[0]))) {
            for (var file : files.filter(f -> f.toString().endsWith(".ttf")).sorted().toList()) {
                var font = new FontAdvances(ByteBuffer.wrap(Files.readAllBytes(file)));
                String name = file.getFileName().toString().replace(".ttf", "");
                System.out.println(name + "=" + runs(font.advances()));
            }
        }
    }

    private TreeMap<Integer, Integer> advances() {
        int unitsPerEm = font.getShort(table("head") + 18) & 0xffff;
        int metrics = font.getShort(table("hhea") + 34) & 0xffff;
        int hmtx = table("hmtx");
        var advances = new TreeMap<Integer, Integer>();
        glyphs().forEach((character, glyph) -> {
            int units = font.getShort(hmtx + 4 * Math.min(glyph, metrics - 1)) & 0xffff;
            advances.put(character, Math.round(units * 1000f / unitsPerEm));
        });
        return advances;
    }

    /// The glyph of each character of the basic plane: the `cmap` subtable of format 4.
    private TreeMap<Integer, Integer> glyphs() {
        int sub = unicodeSubtable();
        int segments = (font.getShort(sub + 6) & 0xffff) / 2;
        int ends = sub + 14;
        int starts = ends + 2 * segments + 2;
        var glyphs = new TreeMap<Integer, Integer>();
        for (int i = 0; i < segments; i++) {
            int start = font.getShort(starts + 2 * i) & 0xffff;
            int end = font.getShort(ends + 2 * i) & 0xffff;
            int delta = font.getShort(starts + 2 * (segments + i));
            int rangeAt = starts + 2 * (2 * segments + i);
            int range = font.getShort(rangeAt) & 0xffff;
            for (int c = start; c <= end && c != 0xffff; c++) {
                int indexed = range == 0 ? c : font.getShort(rangeAt + range + 2 * (c - start));
                int glyph = indexed == 0 ? 0 : (indexed + delta) & 0xffff;
                if (glyph != 0 && c < FIRST_IDEOGRAPH) {
                    glyphs.put(c, glyph);
                }
            }
        }
        return glyphs;
    }

    private int unicodeSubtable() {
        int cmap = table("cmap");
        int count = font.getShort(cmap + 2);
        for (int i = 0; i < count; i++) {
            int sub = cmap + font.getInt(cmap + 8 + 8 * i);
            if (font.getShort(sub) == 4) {
                return sub;
            }
        }
        throw new IllegalStateException("the font has no character map of format 4");
    }

    private int table(String tag) {
        int tables = font.getShort(4);
        for (int i = 0; i < tables; i++) {
            int at = 12 + 16 * i;
            var name = new byte[4];
            font.get(at, name);
            if (tag.equals(new String(name, StandardCharsets.US_ASCII))) {
                return font.getInt(at + 8);
            }
        }
        throw new IllegalStateException("the font has no table " + tag);
    }

    private static String runs(TreeMap<Integer, Integer> advances) {
        var text = new StringBuilder();
        var characters = advances.keySet().stream().mapToInt(c -> c).toArray();
        for (int from = 0; from < characters.length; ) {
            int to = from;
            while (to + 1 < characters.length && characters[to + 1] == characters[to] + 1) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ";").append(run(advances, characters, from, to));
            from = to + 1;
        }
        return text.toString();
    }

    private static String run(
            TreeMap<Integer, Integer> widths, int[] characters, int from, int to) {
        int first = characters[from];
        int last = characters[to];
        var run = widths.subMap(first, true, last, true).values();
        if (run.stream().distinct().count() == 1) {
            return "%x-%x=%d".formatted(first, last, widths.get(first));
        }
        var each = new StringBuilder("%x:".formatted(first));
        run.forEach(w -> each.append(each.charAt(each.length() - 1) == ':' ? "" : " ").append(w));
        return each.toString();
    }
}
