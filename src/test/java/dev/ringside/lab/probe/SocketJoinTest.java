package dev.ringside.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;

/// Which socket is meant.
class SocketJoinTest {
    private static final int SERVER = 70;
    private static final int CHILD = 71;
    private static final long ADDRESS = 0xffff_8881_4b35_0000L;

    private final ObservedSocket listening = socket(500, 3);
    private final ObservedSocket first = socket(501, 5);
    private final ObservedSocket second = socket(502, 5);
    private final Observed observed =
            new Observed(
                    List.of(task(SERVER), task(CHILD)),
                    new TreeSet<>(List.of(0)),
                    List.of(listening));
    private final SocketJoin join = new SocketJoin(observed, new ObservedTasks(observed));

    @Test
    void a_number_that_is_used_again_means_each_socket_in_its_time() {
        join.add(first, 100);
        join.add(second, 200); // is known before the report of 150 is read

        assertThat(join.byDescriptor(ADDRESS, SERVER, 5, 99)).isNull();
        assertThat(join.byDescriptor(ADDRESS, SERVER, 5, 150)).isEqualTo(first);
        assertThat(join.socket(ADDRESS)).isEqualTo(first);
        join.close(SERVER, 5, 160);
        assertThat(join.byDescriptor(ADDRESS, SERVER, 5, 170)).isNull();
        assertThat(join.byDescriptor(ADDRESS, SERVER, 5, 250)).isEqualTo(second);
    }

    @Test
    void an_address_means_nothing_when_nobody_has_its_socket_any_more() {
        join.add(first, 100);
        join.alias(CHILD, 0, first, 120);
        join.byDescriptor(ADDRESS, SERVER, 5, 130);

        join.close(SERVER, 5, 140);
        assertThat(join.socket(ADDRESS)).as("the other process has it").isEqualTo(first);
        join.close(CHILD, 0, 150);
        assertThat(join.socket(ADDRESS)).isNull();
    }

    @Test
    void what_others_close_is_nobodys_business() {
        join.add(first, 100);
        join.byDescriptor(ADDRESS, SERVER, 5, 110);

        join.close(4711, 5, 120);
        join.close(SERVER, 9, 120);

        assertThat(join.socket(ADDRESS)).isEqualTo(first);
        assertThat(join.listening()).isEqualTo(listening);
    }

    private static ObservedSocket socket(long inode, int fd) {
        return new ObservedSocket(inode, fd, SERVER, Transport.UNIX, 0, 0);
    }

    private static ObservedTask task(int tid) {
        return new ObservedTask(tid, tid, "task", Role.SERVER);
    }
}
