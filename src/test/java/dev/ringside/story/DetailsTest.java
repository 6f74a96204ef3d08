package dev.ringside.story;

import static dev.ringside.story.Tale.CLIENT;
import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.story.words.Language;
import dev.ringside.trace.Context;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Role;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What the long texts say, and do not say.
final class DetailsTest {
    private static final int WORKER = 101;

    @Test
    void who_has_left_the_cpu_by_itself_is_not_taken_off_it() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).preempted(SERVER, 77);
        tale.task(WORKER, SERVER, "worker 1", Role.WORKER);
        tale.enters(CLIENT, "nanosleep").woken(SERVER, 77, Context.TASK, null);
        tale.leavesFor(CLIENT, SERVER);

        assertThat(details(tale))
                .last()
                .asString()
                .startsWith("client has fallen asleep in nanosleep, so CPU 1 is free.");
    }

    @Test
    void what_lies_there_already_is_not_no_data_yet() {
        var tale = Tale.begun().opened(9, ObjectType.TCP);
        tale.computes(1, 10, true).computes(1, 100, false);
        tale.queued(CLIENT, 9, 64, "sock:sk_data_ready");
        tale.computes(2, 200, false);

        var details = details(tale);

        assertThat(details.getFirst()).startsWith("No data yet");
        assertThat(details.getLast()).startsWith("Something has come already");
    }

    @Test
    void only_a_connection_has_another_end_that_learns_of_its_close() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).opened(10, ObjectType.EPOLL);
        tale.enters(SERVER, "close", "fd", 9).returns(SERVER, "close", 0).closed(9);
        tale.enters(SERVER, "close", "fd", 10).returns(SERVER, "close", 0).closed(10);

        var details = details(tale);

        assertThat(details.getFirst())
                .endsWith("its other end learns that nothing more will come.");
        assertThat(details.getLast()).contains("the interest list").doesNotContain("other end");
    }

    @Test
    void a_packet_out_of_a_backlog_is_worked_off_in_no_soft_interrupt() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).enters(CLIENT, "recvfrom", "fd", 4);
        tale.add(new SoftirqEntered(tale.tick(1, CLIENT, "irq:softirq_entry"), "NET_RX"));
        tale.queued(CLIENT, 9, 64, "sock:sk_data_ready");
        tale.add(new SoftirqLeft(tale.tick(1, CLIENT, "irq:softirq_exit"), "NET_RX"));
        tale.returns(CLIENT, "recvfrom", 64).enters(CLIENT, "recvfrom", "fd", 4);
        tale.queued(CLIENT, 9, 64, "sock:sk_data_ready");

        var details = details(tale);

        assertThat(details).anyMatch(text -> text.contains("is worked on in a soft interrupt"));
        assertThat(details.getLast()).contains("No soft interrupt runs now");
    }

    @Test
    void a_futex_that_a_new_thread_wakes_is_no_wait_for_the_end_of_threads() {
        var tale = Tale.begun().starts(WORKER, "worker 1");
        tale.enters(SERVER, "futex", "op", 393).sleeps(SERVER);
        tale.woken(SERVER, WORKER, Context.TASK, null).runs(SERVER);
        tale.returns(SERVER, "futex", 0);
        var begins = tale.locks(WORKER, "A", "0x7f0000001000", LockAct.TAKEN, 1);

        assertThat(Tale.told(begins.end())).noneMatch(line -> line.contains("have ended"));

        tale.enters(SERVER, "futex", "op", 393).sleeps(SERVER);

        assertThat(Tale.told(tale.end())).anyMatch(line -> line.contains("have ended"));
    }

    private static List<String> details(Tale tale) {
        var story = Story.of(tale.end());
        var narrator = new Narrator(story, Language.EN);
        return story.steps().stream().skip(1).map(step -> narrator.tell(step).detail()).toList();
    }
}
