package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Connection;
import dev.ringside.trace.Context;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;

class RoomStoryTest {
    @Test
    void a_sender_sleeps_because_there_is_no_room() {
        var told =
                Tale.told(
                        Tale.begun()
                                .opened(9, ObjectType.TCP)
                                .enters(Tale.CLIENT, "sendto", "fd", 4, "len", 4096, "flags", 0)
                                .sleeps(Tale.CLIENT)
                                .woken(Tale.CLIENT, Tale.SERVER, Context.SOFTIRQ, null)
                                .end());

        assertThat(told)
                .contains(
                        "client sleeps because there is no room: send on fd 4 cannot hand over its"
                                + " bytes (S); CPU 1 is idle");
    }

    @Test
    void what_was_sent_before_follows_in_the_context_of_who_has_made_room() {
        var told =
                Tale.told(
                        Tale.begun()
                                .opened(9, ObjectType.TCP)
                                .enters(Tale.SERVER, "recvfrom", "fd", 9, "len", 64, "flags", 0)
                                .queued(Tale.SERVER, 9, 64, "sock:sk_data_ready")
                                .end());

        assertThat(told)
                .contains(
                        "There is room again, so what was sent before follows: the kernel puts 64"
                                + " bytes into the receive queue of fd 9");
    }

    @Test
    void a_send_that_finds_room_for_a_part_says_so_and_the_next_finds_none() {
        var told =
                Tale.told(
                        Tale.begun()
                                .opened(9, ObjectType.TCP)
                                .enters(Tale.SERVER, "sendto", "fd", 9, "len", 4096, "flags", 0)
                                .returns(Tale.SERVER, "sendto", 1024)
                                .enters(Tale.SERVER, "sendto", "fd", 9, "len", 3072, "flags", 0)
                                .fails(Tale.SERVER, "sendto", "EAGAIN")
                                .end());

        assertThat(told)
                .contains(
                        "send returns 1024 of 4096, there was room for no more: kernel mode → user"
                                + " mode",
                        "server calls send on fd 9 once more: EAGAIN, there is no room for more");
    }

    @Test
    void who_polls_for_room_tries_again_and_again() {
        var tale = Tale.begun().opened(9, ObjectType.TCP);
        tale.enters(Tale.SERVER, "sendto", "fd", 9, "len", 64, "flags", 0)
                .returns(Tale.SERVER, "sendto", 64);
        for (int i = 0; i < 3; i++) {
            tale.enters(Tale.SERVER, "sendto", "fd", 9, "len", 64, "flags", 0)
                    .fails(Tale.SERVER, "sendto", "EAGAIN");
        }

        assertThat(Tale.told(tale.end()))
                .anyMatch(line -> line.startsWith("server tries send on fd 9 again, 3 times in"));
    }

    @Test
    void room_and_urgent_data_are_asked_for_by_name() {
        assertThat(Tale.told(asks("OUT").end()))
                .contains(
                        "server calls poll and hands over one descriptor (fd 9 (OUT)) for room to"
                                + " write; it waits as long as it takes",
                        "poll returns 1: at fd 9 (OUT) there is room to write");
        assertThat(Tale.told(asks("PRI").end()))
                .contains("poll returns 1: at fd 9 (PRI) there is urgent data");
    }

    @Test
    void an_urgent_byte_is_taken_before_its_turn() {
        var told =
                Tale.told(
                        Tale.begun()
                                .opened(9, ObjectType.TCP)
                                .enters(Tale.SERVER, "recvfrom", "fd", 9, "len", 1, "flags", 1)
                                .returns(Tale.SERVER, "recvfrom", 1)
                                .end());

        assertThat(told)
                .contains(
                        "server calls recv(9, 1, MSG_OOB): the urgent byte, before its turn; user"
                                + " mode → kernel mode");
    }

    @Test
    void the_end_of_a_stream_wakes_and_the_other_half_stays_open() {
        var tale =
                Tale.begun()
                        .opened(9, ObjectType.TCP)
                        .enters(Tale.SERVER, "recvfrom", "fd", 9, "len", 64, "flags", 0)
                        .sleeps(Tale.SERVER)
                        .runs(Tale.CLIENT)
                        .enters(Tale.CLIENT, "shutdown", "fd", 4, "how", 1);
        var closes = tale.tick(1, Tale.CLIENT, "sock:inet_sock_set_state");
        tale.add(new Connection(closes, Tale.object(Tale.SERVER, 9), "CLOSE_WAIT"))
                .woken(Tale.SERVER, Tale.CLIENT, Context.SOFTIRQ, null)
                .runs(Tale.SERVER)
                .returns(Tale.SERVER, "recvfrom", 0)
                .enters(Tale.SERVER, "sendto", "fd", 9, "len", 64, "flags", 0);

        var told = Tale.told(tale.end());

        assertThat(told)
                .contains(
                        "client calls shutdown(4, SHUT_WR), I shall send nothing more: user mode →"
                                + " kernel mode",
                        "The end of the stream reaches fd 9 and wakes server (now ready)",
                        "recv returns 0, the other end will send nothing more: kernel mode → user"
                                + " mode",
                        "The other end sends nothing more but still receives: server calls send(9,"
                                + " 64): user mode → kernel mode");
    }

    private static Tale asks(String events) {
        return Tale.begun()
                .opened(9, ObjectType.TCP)
                .hands("poll", null, Watched.one(9, events))
                .enters(Tale.SERVER, "poll", "nfds", 1, "timeout", -1)
                .returns(Tale.SERVER, "poll", 1)
                .getsBack("poll", Watched.one(9, events));
    }
}
