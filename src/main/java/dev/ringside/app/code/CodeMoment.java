package dev.ringside.app.code;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Machine;

import org.jspecify.annotations.Nullable;

/// What the listing shows.
///
/// @param model the name of the model that was recorded; empty if it is not recorded
/// @param listings its listings; null if it has none
/// @param trail the calls of the recording
/// @param machine the computer after `facts` facts
/// @param facts how many facts are behind
/// @param task the task that is followed, or -1
/// @param language the language to show
/// @param letterPx the size of the window's letters
/// @param texts the words
public record CodeMoment(
        String model,
        @Nullable Listings listings,
        CallTrail trail,
        Machine machine,
        int facts,
        int task,
        CodeLanguage language,
        double letterPx,
        Texts texts) {}
