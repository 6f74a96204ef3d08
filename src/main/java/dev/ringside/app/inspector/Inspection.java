package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Machine;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.Telling;

import org.jspecify.annotations.Nullable;

/// What the inspector shows.
///
/// @param story the recording
/// @param step the present step
/// @param telling its words
/// @param machine the computer after `facts` facts
/// @param facts how many facts are behind
/// @param task the task whose control block is shown, or -1
/// @param about what the selected element of the stage says; null if none is selected
/// @param texts the words
public record Inspection(
        Story story,
        Step step,
        Telling telling,
        Machine machine,
        int facts,
        int task,
        @Nullable String about,
        Texts texts) {}
