package dev.ringside.story;

/// What a fact does to the story.
sealed interface Reading {
    /// It belongs to the step that is open.
    record Joins() implements Reading {}

    /// It belongs to the step that is open, and says more of what happens there.
    record Becomes(Happening happening) implements Reading {}

    /// A new step begins with it.
    record Opens(Happening happening) implements Reading {}

    /// The reading of a fact that says nothing new.
    Reading JOINS = new Joins();
}
