package dev.ringside.app;

import dev.ringside.app.files.RecordingShelf;
import dev.ringside.app.settings.Folders;
import dev.ringside.app.settings.Memory;
import dev.ringside.app.settings.SettingsFile;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// What the program has around its window.
///
/// @param memory what it remembers
/// @param shelf where recordings are kept that nobody has saved; null to keep none
record Surroundings(Memory memory, @Nullable RecordingShelf shelf) {
    /// Those of a program that leaves no trace: it remembers until it ends, and keeps nothing.
    static Surroundings traceless() {
        return new Surroundings(Memory.untilTheEnd(), null);
    }

    /// Those of a user, in their folders. Reads the settings.
    static Surroundings of(Folders folders) {
        var shelf = new RecordingShelf(folders.recordings(), ZoneId.systemDefault());
        return new Surroundings(Memory.in(new SettingsFile(folders.settings())), shelf);
    }
}
