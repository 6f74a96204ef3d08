package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.timeline.Clock;
import dev.ringside.story.words.Language;

import javafx.animation.AnimationTimer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Goes through everything that the window can show, once, a few frames each, and then ends. It
/// loads the classes that a start needs, for a cache that makes the next start faster.
final class Rehearsal extends AnimationTimer {
    private static final int FRAMES = 6;

    private final Deque<Runnable> acts = new ArrayDeque<>();
    private int frame;

    Rehearsal(Session session, Window window, Runnable end) {
        for (int i = 0; i < 6; i++) {
            acts.add(session::next);
        }
        acts.addAll(
                List.of(
                        session::previous,
                        session::nextFact,
                        session::previousFact,
                        () -> session.change(s -> s.with(Clock.TRUE)),
                        () -> session.change(s -> s.with(Clock.STORY)),
                        window::nextTheme,
                        window::nextTheme,
                        () -> session.change(s -> s.with(Language.ZH)),
                        () -> session.change(s -> s.with(Language.EN)),
                        window::toggleKeys,
                        window::toggleKeys,
                        window::toggleGallery,
                        window::toggleGallery,
                        window::toggleEvidence,
                        window::toggleEvidence,
                        () -> session.change(s -> s.presenting(true)),
                        () -> session.change(s -> s.presenting(false)),
                        session::end,
                        end));
    }

    @Override
    public void handle(long nowNanos) {
        frame++;
        if (frame % FRAMES == 0) {
            acts.removeFirst().run();
        }
        if (acts.isEmpty()) {
            stop();
        }
    }
}
