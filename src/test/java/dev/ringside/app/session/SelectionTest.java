package dev.ringside.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"task:41", "pcb:41", "state:41", "call:41", "buffer:41:3"})
    void whatever_belongs_to_a_task_stands_for_it(String element) {
        assertThat(Selection.of(element)).isEqualTo(new Selection.OfTask(element, 41));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue:77", "queue:77:place:2", "chunk:77:0xffff", "waitqueue:77"})
    void whatever_is_at_a_socket_stands_for_it(String element) {
        assertThat(Selection.of(element)).isEqualTo(new Selection.OfObject(element, 77));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu:1", "cpu:1:vacant", "runqueue:1:2", "softirq:1"})
    void whatever_is_at_a_cpu_stands_for_it(String element) {
        assertThat(Selection.of(element)).isEqualTo(new Selection.OfCpu(element, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll:instance", "interest:9", "ready:9"})
    void the_lists_of_an_epoll_instance_stand_for_it(String element) {
        assertThat(Selection.of(element)).isEqualTo(new Selection.OfEpoll(element));
    }

    @Test
    void a_row_of_a_table_stands_for_its_descriptor() {
        assertThat(Selection.of("fd:100:9"))
                .isEqualTo(new Selection.OfDescriptor("fd:100:9", 100, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "task:", "task:x", "queue:none", "cpu:unknown", "fd:1", "lo", "::"})
    void what_says_nothing_stands_for_itself(String element) {
        assertThat(Selection.of(element)).isEqualTo(new Selection.Other(element));
    }
}
