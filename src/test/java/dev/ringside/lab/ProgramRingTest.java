package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ProgramRingTest {
    private static final int SLOTS = 4096;

    @Test
    void entries_come_out_as_they_went_in() {
        var ring = new ProgramRing();
        append(ring, 100, 7, 3);
        append(ring, 200, 8, 40);

        List<String> taken = takeAll(ring);

        assertThat(taken)
                .containsExactly("100 7 3 [7, 7, 7]", "200 8 40 " + "[8" + ", 8".repeat(31) + "]");
        assertThat(ring.lost()).isZero();
    }

    @Test
    void a_full_ring_counts_what_it_cannot_take_and_keeps_the_rest() {
        var ring = new ProgramRing();
        for (int i = 0; i < SLOTS + 5; i++) {
            append(ring, i, 1, 1);
        }

        List<String> taken = takeAll(ring);

        assertThat(taken).hasSize(SLOTS).last().isEqualTo(SLOTS - 1 + " 1 1 [1]");
        assertThat(ring.lost()).isEqualTo(5);
    }

    @Test
    void a_reader_on_another_thread_sees_every_entry_whole() throws Exception {
        var ring = new ProgramRing();
        int many = 200_000;
        var writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < many; i++) {
                                while (ring.appended() - i < 0 || !append(ring, i, i, 1)) {
                                    Thread.onSpinWait();
                                }
                            }
                        });
        var torn = new ArrayList<String>();
        int[] next = {0};
        while (next[0] < many) {
            ring.take((nanos, fd, count, first) -> {
                if (nanos != next[0] || fd != next[0] || first[0] != (byte) next[0]) {
                    torn.add(nanos + " " + fd);
                }
                next[0]++;
            });
        }
        writer.join();

        assertThat(torn).isEmpty();
    }

    private static boolean append(ProgramRing ring, long nanos, int fd, int count) {
        int at = ring.claim();
        if (at < 0) {
            return false;
        }
        for (int i = 0; i < Math.min(count, ProgramRing.KEPT_BYTES); i++) {
            ring.bytes()[at + i] = (byte) fd;
        }
        ring.publish(nanos, fd, count);
        return true;
    }

    private static List<String> takeAll(ProgramRing ring) {
        var taken = new ArrayList<String>();
        ProgramRing.Reader reader =
                (nanos, fd, count, first) ->
                        taken.add(
                                nanos
                                        + " "
                                        + fd
                                        + " "
                                        + count
                                        + " "
                                        + java.util.Arrays.toString(first));
        boolean more = ring.take(reader);
        while (more) {
            more = ring.take(reader);
        }
        return taken;
    }
}
