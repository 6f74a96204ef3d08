package dev.ringside.story.happening;

import dev.ringside.story.words.Fds;
import dev.ringside.story.words.RingAct;

/// What happens by rings that program and kernel share.
public sealed interface OfRings extends Happening {
    /// Something happens to requests that go through a ring.
    ///
    /// @param by the task in whose context it happens; `owner` has asked for it
    /// @param op what is asked for, `RECV`; empty if not recorded
    /// @param fds the descriptors that the requests are about
    /// @param result how many bytes were copied, or the sum of the results; else 0
    /// @param woken the task that is thereby made ready; -1 if none
    record OfRing(
            RingAct act, int by, int owner, int ring, String op, Fds fds, int result, int woken)
            implements OfRings {
        public OfRing and(int fd, int more) {
            return new OfRing(act, by, owner, ring, op, fds.and(fd), result + more, woken);
        }

        public OfRing as(RingAct other) {
            return new OfRing(other, by, owner, ring, op, fds, result, woken);
        }

        public OfRing waking(int task) {
            return new OfRing(act, by, owner, ring, op, fds, result, task);
        }
    }
}
