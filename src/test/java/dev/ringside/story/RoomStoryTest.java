package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Context;
import dev.ringside.trace.ObjectType;

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
}
