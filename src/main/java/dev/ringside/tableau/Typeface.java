package dev.ringside.tableau;

import java.util.List;

/// The bundled fonts, in the order in which a window must load them: JavaFX falls back to the first
/// font that it was given when a letter is missing, so the Chinese one comes first.
public enum Typeface {
    CHINESE("Noto Sans SC", "NotoSansSC-Regular"),
    CHINESE_BOLD("Noto Sans SC", "NotoSansSC-Bold"),
    REGULAR("Inter", "Inter-Regular"),
    BOLD("Inter", "Inter-Bold"),
    MONO("JetBrains Mono", "JetBrainsMono-Regular");

    private final String family;
    private final String file;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
    }

    /// The family's name, as the font itself has it.
    public String family() {
        return family;
    }

    /// Where it is in the module: an absolute resource name.
    public String resource() {
        return "/dev/ringside/assets/fonts/" + file + ".ttf";
    }

    /// The name of its line in the table of letter widths.
    String table() {
        return file;
    }

    /// The fonts that a label's letters are looked for in, first one first.
    static List<Typeface> of(Label.Face face) {
        return switch (face) {
            case REGULAR -> List.of(REGULAR, CHINESE);
            case BOLD -> List.of(BOLD, CHINESE_BOLD);
            case MONO -> List.of(MONO, CHINESE);
        };
    }
}
