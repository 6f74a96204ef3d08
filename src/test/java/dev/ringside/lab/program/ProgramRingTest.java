package dev.ringside.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

class ProgramRingTest {
    private final ProgramRing ring = new ProgramRing();
    private final ProgramNotes notes = new ProgramNotes(ring);

    @Test
    void notes_come_out_as_they_went_in() {
        var buffer = MemorySegment.ofArray("hello, ringside, this is long enough".getBytes(UTF_8));
        notes.began();
        notes.entered(ProbedCall.EPOLL_WAIT, 5, 64, -1);
        notes.returned(ProbedCall.RECVFROM, 7, -11);
        notes.gotBytes(9, buffer, 36);
        notes.opened(10, ObjectType.EPOLL);
        notes.closed(10);
        notes.finished();

        assertThat(takeAll())
                .containsExactly(
                        new ProgramNote.Began(),
                        new ProgramNote.Entered(ProbedCall.EPOLL_WAIT, List.of(5L, 64L, -1L)),
                        new ProgramNote.Returned(ProbedCall.RECVFROM, -11),
                        new ProgramNote.GotBytes(
                                9,
                                36,
                                "68656c6c6f2c2072696e67736964652c2074686973206973206c6f6e6720656e"),
                        new ProgramNote.Opened(10, ObjectType.EPOLL, false),
                        new ProgramNote.Closed(10),
                        new ProgramNote.Finished());
        assertThat(ring.delivered()).isEqualTo(36);
        assertThat(ring.lost()).isZero();
    }

    @Test
    void descriptors_that_follow_one_another_are_one_entry() {
        var set = new FixedEntries(new int[] {7, 8, 9, 12, 13}, new int[] {1, 1, 1, 1, 4});

        notes.handed(ProbedCall.POLL, set);
        notes.handed(ProbedCall.PSELECT6, set, -1);
        notes.handedBack(ProbedCall.POLL, new FixedEntries(new int[] {}, new int[] {}));

        var groups =
                List.of(new Watched(7, 9, "IN"), Watched.one(12, "IN"), Watched.one(13, "OUT"));
        assertThat(takeAll())
                .containsExactly(
                        new ProgramNote.Handed(ProbedCall.POLL, groups, null),
                        new ProgramNote.Handed(ProbedCall.PSELECT6, groups, -1L),
                        new ProgramNote.HandedBack(ProbedCall.POLL, List.of()));
    }

    @Test
    void a_full_ring_counts_what_it_cannot_take_and_keeps_the_rest() {
        int taken = 0;
        for (int i = 0; i < 300_000; i++) {
            notes.closed(i);
        }

        List<ProgramNote> all = takeAll();

        assertThat(ring.lost()).isPositive();
        assertThat(all.size() + ring.lost()).isEqualTo(300_000);
        for (ProgramNote note : all) {
            assertThat(note).isEqualTo(new ProgramNote.Closed(taken++));
        }
    }

    @Test
    void a_reader_on_another_thread_sees_every_note_whole() throws Exception {
        int many = 200_000;
        var writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < many; i++) {
                                long lost = ring.lost();
                                notes.returned(ProbedCall.READ, i, 3L * i);
                                while (ring.lost() > lost) {
                                    lost = ring.lost();
                                    Thread.onSpinWait();
                                    notes.returned(ProbedCall.READ, i, 3L * i);
                                }
                            }
                        });
        var torn = new ArrayList<String>();
        long[] next = {0};
        while (next[0] < many) {
            notes.take((note, nanos) -> {
                if (nanos != next[0]
                        || !note.equals(new ProgramNote.Returned(ProbedCall.READ, 3 * nanos))) {
                    torn.add(nanos + " " + note);
                }
                next[0]++;
            });
        }
        writer.join();

        assertThat(torn).isEmpty();
    }

    private List<ProgramNote> takeAll() {
        var taken = new ArrayList<ProgramNote>();
        boolean more = true;
        while (more) {
            more = notes.take((note, nanos) -> taken.add(note));
        }
        return taken;
    }

    private static final class FixedEntries implements ProgramNotes.Entries {
        private final int[] fds;
        private final int[] events;

        FixedEntries(int[] fds, int[] events) {
            this.fds = fds;
            this.events = events;
        }

        @Override
        public int count() {
            return fds.length;
        }

        @Override
        public int fd(int index) {
            return fds[index];
        }

        @Override
        public int events(int index) {
            return events[index];
        }
    }
}
