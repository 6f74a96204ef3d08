package dev.ringside.app.stage;

/// How the stage gets from one tableau to the next.
///
/// @param way in which direction
/// @param millis how long it takes; 0 shows the next one at once
public record Transition(Way way, double millis) {
    /// Nothing moves: the next tableau is simply there.
    public static final Transition NONE = new Transition(Way.FORWARD, 0);

    /// The direction of a transition.
    public enum Way {
        /// Time runs on: what flew on the way to the next tableau flies.
        FORWARD,
        /// Time runs back: what flew on the way to the present tableau flies home.
        BACKWARD,
        /// Somewhere else: nothing flies.
        JUMP,
        /// Things fade where they are, for people whom movement disturbs.
        FADE
    }
}
