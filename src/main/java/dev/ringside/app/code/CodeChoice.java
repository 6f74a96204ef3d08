package dev.ringside.app.code;

/// How somebody wants to see the listing.
///
/// @param language the language of it
/// @param shown whether it is there at all
public record CodeChoice(CodeLanguage language, Shown shown) {
    /// In C; where the window is too narrow, the stage has the room.
    public static final CodeChoice USUAL = new CodeChoice(CodeLanguage.C, Shown.IF_ROOM);

    /// Whether the listing is there.
    public enum Shown {
        /// As long as the stage keeps room enough.
        IF_ROOM,
        /// In any case.
        ALWAYS,
        /// In no case.
        NEVER
    }

    /// In another language.
    public CodeChoice with(CodeLanguage newLanguage) {
        return new CodeChoice(newLanguage, shown);
    }

    /// The other way round than it is now.
    public CodeChoice toggled(boolean shownNow) {
        return new CodeChoice(language, shownNow ? Shown.NEVER : Shown.ALWAYS);
    }
}
