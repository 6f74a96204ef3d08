package dev.ringside.tableau.stage;

import dev.ringside.story.Language;
import dev.ringside.tableau.place.Frame;

/// How the stage is to be laid out.
///
/// @param language the language of its texts
/// @param width its nominal width
/// @param height its nominal height
/// @param presenting whether it is projected: nothing is smaller than 22 px on a screen of 1080
public record StageOptions(Language language, double width, double height, boolean presenting) {
    /// What is to be filled.
    Frame frame() {
        return new Frame(width, height, presenting);
    }
}
