package dev.ringside.lab.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;

final class ReaderStartTest {
    private static final Observed ONE =
            new Observed(
                    List.of(new ObservedTask(1, 1, "server", Role.SERVER)),
                    new TreeSet<>(),
                    List.of());

    @Test
    void the_number_is_all_that_is_told_to_the_reader_on_its_command_line() {
        var start = new ReaderStart(List.of("sudo", "-n", "--"), List.of("ringside-reader"));

        assertThat(start.command(42)).containsExactly("sudo", "-n", "--", "ringside-reader", "42");
    }

    @Test
    void the_words_of_a_launcher_that_refuses_are_passed_on() {
        var refusing =
                new ReaderStart(
                        List.of("sh", "-c", "echo 'sudo: a password is required' >&2; exit 1"),
                        List.of());

        assertThatThrownBy(() -> ReaderRings.open(ONE, refusing))
                .isInstanceOf(ReaderRefusedException.class)
                .hasMessageContaining("could not be started: sudo: a password is required");
    }
}
