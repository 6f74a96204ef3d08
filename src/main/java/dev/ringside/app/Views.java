package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.stage.Transition;
import dev.ringside.app.stage.Transition.Way;
import dev.ringside.app.theme.Texts;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.TimelineModel;
import dev.ringside.story.Narrator;
import dev.ringside.story.words.Telling;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.StageOptions;

/// What of a session is to be seen at present, as the parts of the window want it.
///
/// @param session the session
record Views(Session session) {
    private static final double STEP_MILLIS = 900;
    private static final double FACT_MILLIS = 450;
    private static final double JUMP_MILLIS = 320;
    private static final double LONGEST_GLIDE_MILLIS = 500;

    /// How long it takes to get to the present moment.
    double millis(Way way) {
        if (session.chasing() && way == Way.FORWARD) {
            return session.chaseMillis();
        }
        double speed =
                session.settings().clock() == Clock.STORY ? session.settings().speed().factor() : 1;
        double usual =
                switch (way) {
                    case FORWARD, BACKWARD -> session.byFact() ? FACT_MILLIS : STEP_MILLIS;
                    case JUMP, FADE -> JUMP_MILLIS;
                };
        return usual / Math.max(1, speed);
    }

    /// How the stage gets there.
    Transition transition(Way way) {
        return session.settings().reducedMotion()
                ? new Transition(Way.FADE, Math.min(JUMP_MILLIS, millis(way)))
                : new Transition(way, millis(way));
    }

    /// How long the timeline's cursor glides there.
    double timelineMillis(Way way) {
        return session.settings().reducedMotion() ? 0 : Math.min(millis(way), LONGEST_GLIDE_MILLIS);
    }

    /// What a stage of this size, in pixels, shows.
    Tableau tableau(double width, double height) {
        var recorded = session.recorded();
        var moment =
                session.byFact()
                        ? Moment.after(recorded.playback(), recorded.story(), session.facts())
                        : Moment.after(recorded.playback(), recorded.story(), session.step());
        var settings = session.settings();
        var options = new StageOptions(settings.language(), width, height, settings.presenting());
        return recorded.layout().at(moment, options);
    }

    /// What the timeline shows.
    ///
    /// @param scale how large everything is drawn; 1 in a window of 1080 pixels
    TimelineModel timeline(Texts texts, double scale) {
        var recorded = session.recorded();
        return new TimelineModel(
                recorded.story(),
                recorded.lanes(),
                session.axis(),
                session.viewport(),
                session.cursor(),
                session.task(),
                session.range(),
                texts,
                scale);
    }

    /// The present step in words.
    Telling telling() {
        var narrator = new Narrator(session.recorded().story(), session.settings().language());
        return narrator.tell(session.step());
    }
}
