package dev.ringside.tableau;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The colours of the stage in one theme, as `#rrggbb`.
///
/// Hues mean states and bytes, and nothing else. They are those of Okabe and Ito, which people who
/// see colours differently can tell apart, darkened or lightened until text on them can be read.
/// What a step is about is therefore accented by strength, not by a hue.
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
                            tone(Tone.USER_MODE, "#1fb58a", "#1fb58a", INK),
                            tone(Tone.KERNEL_MODE, "#4a9be0", "#4a9be0", INK),
                            tone(Tone.READY, "#f0e442", "#f0e442", INK),
                            tone(Tone.BLOCKED, "#e8663d", "#e8663d", INK),
                            tone(Tone.BYTES, "#cc79a7", "#cc79a7", INK),
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
                            tone(Tone.USER_MODE, "#00795a", "#00795a", WHITE),
                            tone(Tone.KERNEL_MODE, "#0072b2", "#0072b2", WHITE),
                            tone(Tone.READY, "#f0e442", "#6b6400", INK),
                            tone(Tone.BLOCKED, "#b84f00", "#b84f00", WHITE),
                            tone(Tone.BYTES, "#a2477c", "#a2477c", WHITE),
                            tone(Tone.ACCENT, "#1b2230", "#1b2230", WHITE)));

    /// The colours of `theme`.
    public static Palette of(Theme theme) {
        return switch (theme) {
            case DARK -> DARK;
            case LIGHT -> LIGHT;
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
