package dev.ringside.lab.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Coroutines take turns, and each turn is noted.
final class CoroutinesTest {
    private final ProgramRing ring = new ProgramRing();
    private final Syscalls syscalls = new Syscalls();
    private final ProbedSyscalls calls =
            new ProbedSyscalls(
                    syscalls, ring, CallClock.ofKernel(), Transport.TCP, MemorySegment.NULL);
    private final Coroutines all = new Coroutines();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        syscalls.close();
    }

    @Test
    void this_run_time_has_them() {
        assertThat(Coroutine.missing()).isEmpty();
    }

    @Test
    void each_goes_on_where_it_has_stopped() {
        all.start(() -> talk("a", 5));
        all.start(() -> talk("b", 6));
        run();
        all.ready(6);
        run();
        all.ready(5);
        run();

        assertThat(said).containsExactly("a begins", "b begins", "b goes on", "a goes on");
    }

    @Test
    void the_switches_that_are_noted_are_those_that_the_scheduler_has_counted() {
        for (int i = 0; i < 5; i++) {
            int fd = i;
            all.start(() -> {
                for (int turn = 0; turn < 20; turn++) {
                    all.park(fd);
                }
            });
        }
        run();
        for (int turn = 0; turn < 100; turn++) {
            all.ready(turn % 5);
            all.ready((turn + 1) % 5);
            run();
        }

        var notes = notes();
        assertThat(notes).filteredOn(n -> n instanceof ProgramNote.Mounted).hasSize(105);
        assertThat(notes).filteredOn(n -> n instanceof ProgramNote.Yielded).hasSize(105);
        assertThat(all.mounts()).isEqualTo(105);
        assertThat(notes)
                .filteredOn(n -> n instanceof ProgramNote.Yielded(_, _, boolean ended) && ended)
                .hasSize(5);
    }

    @Test
    void what_it_waits_for_is_part_of_the_note() {
        all.start(() -> talk("a", 5));
        run();
        all.ready(5);
        run();

        assertThat(notes())
                .containsExactly(
                        new ProgramNote.Mounted(1),
                        new ProgramNote.Yielded(1, 5, false),
                        new ProgramNote.Mounted(1),
                        new ProgramNote.Yielded(1, -1, true));
    }

    @Test
    void what_goes_wrong_inside_is_thrown_at_whoever_resumed_it() {
        all.start(() -> {
            throw new IllegalStateException("gone");
        });

        assertThatThrownBy(this::run).hasMessage("gone");
    }

    @Test
    void who_is_no_coroutine_cannot_wait_like_one() {
        assertThatThrownBy(() -> all.park(5)).isInstanceOf(IllegalStateException.class);
    }

    private void talk(String name, int fd) {
        said.add(name + " begins");
        all.park(fd);
        said.add(name + " goes on");
    }

    private void run() {
        while (all.canGoOn()) {
            calls.resume(all.next());
        }
    }

    private List<ProgramNote> notes() {
        var notes = new ArrayList<ProgramNote>();
        while (new ProgramNotes(ring).take((note, nanos) -> notes.add(note))) {}
        return notes;
    }
}
