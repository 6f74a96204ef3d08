package dev.ringside.tableau.stage;

import dev.ringside.story.words.Language;
import dev.ringside.tableau.place.Frame;

/// How the stage is to be laid out.
///
/// @param language the language of its texts
/// @param width its nominal width
/// @param height its nominal height
/// @param presenting whether it is projected: nothing is smaller than 22 px on a screen of 1080
public record StageOptions(Language language, double width, double height, boolean presenting) {
    private static final double LEAST_WIDTH = 320;
    private static final double LEAST_HEIGHT = 200;

    /// Options for that size at least, at which the parts still keep apart: who has less room draws
    /// the same smaller. A window that is being laid out can have hardly any.
    public StageOptions {
        width = Math.max(LEAST_WIDTH, width);
        height = Math.max(LEAST_HEIGHT, height);
    }

    /// What is to be filled.
    Frame frame() {
        return new Frame(width, height, presenting);
    }
}
