package dev.ringside.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Discarded;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The bundled recordings show what they are said to show.
final class ClaimsTest {
    private static final int FD_SETSIZE = 1024;

    @Test
    void edge_triggered_nothing_wakes_the_server_for_the_48_bytes_that_it_left() {
        var run = new Run("epoll-edge-once.json");

        var forgetful = run.sleeps("epoll_wait").get(1);

        assertThat(run.queuedAt(forgetful)).isEqualTo(48);
        var arrivals = run.all(Queued.class);
        assertThat(arrivals).hasSize(2);
        assertThat(run.all(Woken.class))
                .filteredOn(w -> w.task() == run.server())
                .filteredOn(w -> w.at().nanos() > forgetful.fromNanos())
                .allMatch(w -> w.at().nanos() >= arrivals.getLast().at().nanos());
        assertThat(run.leftBytes()).isEqualTo(96);
    }

    @Test
    void level_triggered_epoll_wait_returns_without_a_sleep_as_long_as_bytes_are_left() {
        var run = new Run("epoll-level-partial.json");

        assertThat(run.returns("epoll_wait")).extracting(SysReturned::result).containsOnly(1L);
        assertThat(run.returns("epoll_wait")).hasSize(4);
        assertThat(run.sleeps("epoll_wait")).hasSize(1);
        assertThat(run.leftBytes()).isZero();
    }

    @Test
    void edge_triggered_one_report_is_enough_for_who_reads_until_eagain() {
        var run = new Run("epoll-edge-partial.json");

        assertThat(run.calls("epoll_wait")).hasSize(1);
        assertThat(run.returns("recvfrom"))
                .extracting(SysReturned::result)
                .startsWith(16L, 16L, 16L, 16L);
        assertThat(run.returns("recvfrom").getLast().errno()).isEqualTo("EAGAIN");
        assertThat(run.leftBytes()).isZero();
    }

    @Test
    void edge_triggered_three_arrivals_before_the_server_looks_are_one_report() {
        var run = new Run("epoll-edge-burst.json");

        var reported = run.returns("epoll_wait").getFirst().at().nanos();

        assertThat(run.all(Queued.class)).hasSize(3).allMatch(q -> q.at().nanos() < reported);
        assertThat(run.returns("epoll_wait")).hasSize(1);
    }

    @Test
    void a_server_that_blocks_at_one_socket_leaves_the_bytes_of_another_where_they_are() {
        var run = new Run("blocking-five-clients.json");

        var sleeps = run.sleeps("recvfrom");

        assertThat(sleeps).hasSizeGreaterThan(3);
        assertThat(sleeps.subList(1, 4)).extracting(run::queuedAt).containsExactly(48L, 96L, 144L);
    }

    @Test
    void of_a_datagram_that_is_longer_than_the_buffer_the_rest_is_gone() {
        var run = new Run("blocking-udp-cut.json");

        assertThat(run.returns("recvfrom")).extracting(SysReturned::result).containsExactly(16L);
        assertThat(run.all(Discarded.class)).extracting(Discarded::lengthBytes).containsExactly(48);
        assertThat(run.leftBytes()).isZero();
    }

    @Test
    void polling_tries_hundreds_of_times_and_never_sleeps() {
        var run = new Run("nonblocking.json");

        assertThat(run.returns("recvfrom"))
                .filteredOn(r -> "EAGAIN".equals(r.errno()))
                .hasSizeGreaterThan(100);
        assertThat(run.sleeps("recvfrom")).isEmpty();
    }

    @Test
    void polling_with_a_pause_sleeps_between_the_tries_and_not_in_them() {
        var run = new Run("nonblocking-pause.json");

        assertThat(run.sleeps("recvfrom")).isEmpty();
        assertThat(run.sleeps("clock_nanosleep")).hasSizeGreaterThan(2);
    }

    @Test
    void select_waits_for_descriptors_that_an_fd_set_has_no_place_for() {
        var run = new Run("select-beyond-1024.json.gz");

        var sleep = run.sleeps("pselect6");

        assertThat(highest(run.all(WaitSet.class).getFirst().set())).isGreaterThan(FD_SETSIZE);
        assertThat(sleep).hasSize(1);
        assertThat(run.returns("pselect6")).extracting(SysReturned::result).containsExactly(1L);
    }

    @Test
    void select_reports_descriptors_that_an_fd_set_has_no_place_for() {
        var file = Recordings.CORPUS.resolve("select-all-ready-1.json.gz");
        var run = new Run(Recordings.open(file));

        var ready = run.all(ReadyReturned.class).getLast().ready();

        assertThat(ready.stream().mapToInt(Watched::count).sum()).isEqualTo(1040);
        assertThat(highest(ready)).isGreaterThan(2 * FD_SETSIZE);
    }

    @Test
    void poll_returns_after_its_time_and_not_before() {
        var run = new Run("poll-timeout.json");

        var calls = run.calls("poll");
        var returns = run.returns("poll");

        assertThat(returns).extracting(SysReturned::result).containsExactly(0L, 0L, 1L);
        for (int i = 0; i < 2; i++) {
            assertThat(returns.get(i).at().nanos() - calls.get(i).at().nanos())
                    .isGreaterThan(10_000_000);
        }
    }

    @Test
    void epoll_watches_far_more_descriptors_than_maxevents() {
        var run = new Run("epoll-thousand.json.gz");

        assertThat(run.calls("epoll_ctl")).hasSize(1003);
        assertThat(run.calls("epoll_wait"))
                .allMatch(call -> call.args().number("maxevents").orElseThrow() == 64);
        assertThat(run.calls("mmap")).isEmpty();
        assertThat(run.sleeps("epoll_wait")).hasSize(3);
    }

    @Test
    void the_callback_of_epoll_is_named_by_the_kernel() {
        var run = new Run("epoll-callback.json");

        assertThat(run.all(Woken.class))
                .filteredOn(w -> w.task() == run.server())
                .extracting(Woken::via)
                .contains("ep_poll_callback");
    }

    @Test
    void a_polling_server_keeps_the_cpu_from_its_client() {
        var run = new Run("nonblocking-same-cpu.json.gz");

        var sent = run.all(Queued.class).getFirst().at().nanos();

        assertThat(run.returns("recvfrom"))
                .filteredOn(r -> "EAGAIN".equals(r.errno()) && r.at().nanos() < sent)
                .hasSizeGreaterThan(1000);
        assertThat(run.sleeps("recvfrom")).isEmpty();
    }

    @Test
    void a_listening_socket_is_one_of_the_descriptors_that_epoll_watches() {
        var run = new Run("epoll-listen.json");

        assertThat(run.returns("accept4")).hasSize(2).allMatch(r -> r.errno() == null);
        assertThat(run.sleeps("accept4")).isEmpty();
    }

    @Test
    void on_loopback_the_receiving_side_runs_in_the_sender_and_over_a_unix_socket_there_is_none() {
        var tcp = new Run("blocking.json");
        var unix = new Run("blocking-unix.json");

        assertThat(tcp.all(SoftirqEntered.class)).isNotEmpty();
        assertThat(tcp.all(Queued.class)).noneMatch(q -> q.at().tid() == tcp.server());
        assertThat(unix.all(SoftirqEntered.class)).isEmpty();
        assertThat(unix.all(SegmentSent.class)).isEmpty();
        assertThat(unix.all(Queued.class)).hasSize(1);
    }

    @Test
    void what_is_in_a_pipe_is_inferred() {
        var run = new Run("blocking-pipe.json");

        assertThat(run.all(Queued.class))
                .singleElement()
                .matches(q -> q.at().source().name().equals("inferred:pipe-write"));
    }

    @Test
    void made_ready_is_earlier_than_running_also_with_a_cpu_to_itself() {
        var run = new Run("blocking-two-cpus.json");

        var sleep = run.sleeps("recvfrom").getFirst();

        assertThat(sleep.wake())
                .isNotNull()
                .matches(wake -> wake != null && wake.nanos() < sleep.runsNanos());
    }

    @Test
    void five_clients_are_served_by_one_loop() {
        for (var name : List.of("poll-five-clients.json", "epoll-five-clients.json")) {
            var run = new Run(name);

            assertThat(run.returns("recvfrom")).filteredOn(r -> r.result() == 64).hasSize(5);
            assertThat(run.sleeps("recvfrom")).as(name).isEmpty();
        }
    }

    private static int highest(List<Watched> set) {
        return set.stream().mapToInt(Watched::to).max().orElseThrow();
    }
}
