package dev.ringside.app;

import dev.ringside.app.session.Session;

import javafx.animation.AnimationTimer;

/// Tells a session how much time has passed for its audience, while it plays.
final class Pacer extends AnimationTimer {
    private final Session session;
    private long beforeNanos;
    private boolean running;

    Pacer(Session session) {
        this.session = session;
    }

    /// Runs while the session moves, and only then.
    void follow() {
        if (session.moving() != running) {
            running = session.moving();
            beforeNanos = 0;
            if (running) {
                start();
            } else {
                stop();
            }
        }
    }

    @Override
    public void handle(long nowNanos) {
        if (beforeNanos != 0) {
            session.tick((nowNanos - beforeNanos) / 1e6);
        }
        beforeNanos = nowNanos;
    }
}
