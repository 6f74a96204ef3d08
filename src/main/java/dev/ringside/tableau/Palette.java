package dev.ringside.tableau;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The colours of the stage in one theme, as `#rrggbb`.
///
/// Hues mean states and bytes, and nothing else. They set out from those of Okabe and Ito and were
/// moved as little as it takes for text on them to be read, and for any two of them to be told
/// apart by people who see no red or no green. What a step is about is therefore accented by
/// strength, not by a hue.
///
/// @param text the colour of text
/// @param mutedText the colour of text that matters less
/// @param surface what boxes stand on the bands with, when they are not filled by their tone
/// @param tones the colours of each tone
public record Palette(String text, String mutedText, String surface, Map<Tone, Colors> tones) {
    /// The colours of a tone.
    ///
    /// @param fill the colour of what is filled
    /// @param outline the colour of lines and outlines
    /// @param on the colour of text on `fill`
    public record Colors(String fill, String outline, String on) {}

    private static final String INK = "#10131a";
    private static final String BLACK = "#000000";
    private static final String WHITE = "#ffffff";

    private static final Palette DARK =
            new Palette(
                    "#e8ebf0",
                    "#a3adbb",
                    "#1b1f26",
                    Map.ofEntries(
                            band(Tone.USER_SPACE, "#16262b", "#a3adbb"),
                            band(Tone.GATE, "#3a4150", "#c9d2de"),
                            band(Tone.KERNEL_SPACE, "#2a2018", "#b3ada7"),
                            band(Tone.HARDWARE, "#1d1d24", "#a3adbb"),
                            tone(Tone.PLAIN, "#20262f", "#4d5766", "#e8ebf0"),
                            tone(Tone.MUTED, "#20262f", "#3a424f", "#a3adbb"),
                            tone(Tone.USER_MODE, "#78d9ab", "#78d9ab", INK),
                            tone(Tone.KERNEL_MODE, "#67b7fa", "#67b7fa", INK),
                            tone(Tone.READY, "#faec1f", "#faec1f", INK),
                            tone(Tone.BLOCKED, "#e6643b", "#e6643b", INK),
                            tone(Tone.BYTES, "#c06d97", "#c06d97", INK),
                            tone(Tone.ACCENT, "#e8ebf0", "#e8ebf0", INK)));

    private static final Palette LIGHT =
            new Palette(
                    "#1b2230",
                    "#525c6a",
                    WHITE,
                    Map.ofEntries(
                            band(Tone.USER_SPACE, "#e7f4f5", "#525c6a"),
                            band(Tone.GATE, "#c9d0da", "#39424f"),
                            band(Tone.KERNEL_SPACE, "#fbf0e4", "#5b564f"),
                            band(Tone.HARDWARE, "#ececf1", "#525c6a"),
                            tone(Tone.PLAIN, "#f0f2f5", "#aab2be", "#1b2230"),
                            tone(Tone.MUTED, "#f0f2f5", "#c3c9d2", "#525c6a"),
                            tone(Tone.USER_MODE, "#08816c", "#08816c", WHITE),
                            tone(Tone.KERNEL_MODE, "#0077be", "#0077be", WHITE),
                            tone(Tone.READY, "#f1e53d", "#6b6400", INK),
                            tone(Tone.BLOCKED, "#af4a00", "#af4a00", WHITE),
                            tone(Tone.BYTES, "#681458", "#681458", WHITE),
                            tone(Tone.ACCENT, "#1b2230", "#1b2230", WHITE)));

    /// White and strong colours on black; grounds differ little, so that everything on them stands
    /// out.
    private static final Palette CONTRAST =
            new Palette(
                    WHITE,
                    "#e0e0e0",
                    BLACK,
                    Map.ofEntries(
                            band(Tone.USER_SPACE, "#04181c", WHITE),
                            band(Tone.GATE, "#3a3a3a", WHITE),
                            band(Tone.KERNEL_SPACE, "#1a0e00", WHITE),
                            band(Tone.HARDWARE, "#0e0e16", WHITE),
                            tone(Tone.PLAIN, "#141414", "#d0d0d0", WHITE),
                            tone(Tone.MUTED, "#141414", "#9a9a9a", "#e0e0e0"),
                            tone(Tone.USER_MODE, "#84faed", "#84faed", BLACK),
                            tone(Tone.KERNEL_MODE, "#6db7fa", "#6db7fa", BLACK),
                            tone(Tone.READY, "#fefc33", "#fefc33", BLACK),
                            tone(Tone.BLOCKED, "#f47236", "#f47236", BLACK),
                            tone(Tone.BYTES, "#dd8198", "#dd8198", BLACK),
                            tone(Tone.ACCENT, WHITE, WHITE, BLACK)));

    /// The colours of `theme`.
    public static Palette of(Theme theme) {
        return switch (theme) {
            case DARK -> DARK;
            case LIGHT -> LIGHT;
            case CONTRAST -> CONTRAST;
        };
    }

    /// The colours of `tone`.
    public Colors colors(Tone tone) {
        var colors = tones.get(tone);
        if (colors == null) {
            throw new IllegalStateException("no colours for " + tone);
        }
        return colors;
    }

    /// The same colours by the names that the style sheet gives them: `-stage-text`, and for each
    /// tone `-stage-user-mode-fill`, `-stage-user-mode-outline` and `-stage-user-mode-on`.
    public Map<String, String> tokens() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("-stage-text", text);
        tokens.put("-stage-muted-text", mutedText);
        tokens.put("-stage-surface", surface);
        for (var tone : Tone.values()) {
            String name = "-stage-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
            tokens.put(name + "-fill", colors(tone).fill());
            tokens.put(name + "-outline", colors(tone).outline());
            tokens.put(name + "-on", colors(tone).on());
        }
        return tokens;
    }

    private static Map.Entry<Tone, Colors> band(Tone tone, String ground, String text) {
        return Map.entry(tone, new Colors(ground, ground, text));
    }

    private static Map.Entry<Tone, Colors> tone(Tone tone, String fill, String outline, String on) {
        return Map.entry(tone, new Colors(fill, outline, on));
    }
}
