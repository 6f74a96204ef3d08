package dev.ringside.app.inspector;

import dev.ringside.app.session.Selection;
import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Machine;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.words.Telling;

import org.jspecify.annotations.Nullable;

/// What the inspector shows.
///
/// @param story the recording
/// @param step the present step
/// @param telling its words
/// @param machine the computer after `facts` facts
/// @param facts how many facts are behind
/// @param nanos the time, which may be between two facts
/// @param task the task whose control block is shown, or -1
/// @param selected what is selected on the stage; null if nothing is
/// @param about what the stage says of it; null if it is not there now
/// @param texts the words
public record Inspection(
        Story story,
        Step step,
        Telling telling,
        Machine machine,
        int facts,
        long nanos,
        int task,
        @Nullable Selection selected,
        @Nullable String about,
        Texts texts) {}
