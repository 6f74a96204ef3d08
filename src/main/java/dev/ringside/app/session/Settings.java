package dev.ringside.app.session;

import dev.ringside.app.code.CodeChoice;
import dev.ringside.app.timeline.Clock;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

/// How a recording is shown; nothing of it is about what is shown.
///
/// @param language the language of all texts
/// @param theme the colours
/// @param clock story time or true time
/// @param speed how fast it plays
/// @param presenting whether it is projected: larger, and with less around the stage
/// @param reducedMotion whether things fade instead of moving
/// @param code which listing is beside the stage
public record Settings(
        Language language,
        Theme theme,
        Clock clock,
        Speed speed,
        boolean presenting,
        boolean reducedMotion,
        CodeChoice code) {
    /// Story time at its usual speed.
    public static Settings usual(Language language, Theme theme) {
        return new Settings(
                language,
                theme,
                Clock.STORY,
                Speed.usual(Clock.STORY),
                false,
                "reduced".equals(System.getProperty("ringside.motion")),
                CodeChoice.USUAL);
    }

    /// The same with another language.
    public Settings with(Language newLanguage) {
        return new Settings(newLanguage, theme, clock, speed, presenting, reducedMotion, code);
    }

    /// The same with another theme.
    public Settings with(Theme newTheme) {
        return new Settings(language, newTheme, clock, speed, presenting, reducedMotion, code);
    }

    /// The same with another clock, at its usual speed.
    public Settings with(Clock newClock) {
        return new Settings(
                language, theme, newClock, Speed.usual(newClock), presenting, reducedMotion, code);
    }

    /// The same with another speed.
    public Settings with(Speed newSpeed) {
        return new Settings(language, theme, clock, newSpeed, presenting, reducedMotion, code);
    }

    /// The same with another listing, or none.
    public Settings with(CodeChoice newCode) {
        return new Settings(language, theme, clock, speed, presenting, reducedMotion, newCode);
    }

    /// The same, so many places faster on the clock's scale of speeds; slower if negative.
    public Settings faster(int places) {
        return with(speed.changed(clock, places));
    }

    /// The same while it is projected, or no longer.
    public Settings presenting(boolean nowPresenting) {
        return new Settings(language, theme, clock, speed, nowPresenting, reducedMotion, code);
    }

    /// The same with things that fade instead of moving, or not.
    public Settings reducedMotion(boolean nowReduced) {
        return new Settings(language, theme, clock, speed, presenting, nowReduced, code);
    }
}
