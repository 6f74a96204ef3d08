package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Delivery;
import dev.ringside.trace.ObjectType;

import org.junit.jupiter.api.Test;

class SignalStoryTest {
    private static final int SIGNAL = 35;

    @Test
    void a_handler_interrupts_what_the_program_computes() {
        var told =
                Tale.told(
                        asked().computes(1, 0, true)
                                .computes(1, 40, false)
                                .computes(2, 40, true)
                                .sends(9, 64, -1, null)
                                .signalled(SIGNAL)
                                .delivered(SIGNAL, Delivery.HANDLER)
                                .enters(Tale.SERVER, "rt_sigreturn")
                                .returns(Tale.SERVER, "rt_sigreturn", -11)
                                .computes(2, 90, false)
                                .looksAt(SIGNAL, 9)
                                .receives(9, 64, 64)
                                .end());

        assertThat(told)
                .containsSubsequence(
                        "server calls fcntl three times: whenever something comes to fd 9, the"
                                + " kernel shall send it SIGRTMIN+1",
                        "server computes in user mode: 40 prime numbers found so far",
                        "Something came, so the kernel sends server SIGRTMIN+1: it is now in the"
                                + " pending set of its PCB",
                        "The kernel delivers SIGRTMIN+1: it puts a frame on the stack of server and"
                                + " has it run the handler",
                        "The handler returns by rt_sigreturn: server goes on exactly where it was"
                                + " interrupted",
                        "server computes in user mode: 90 prime numbers found so far",
                        "server finds what the handler has noted: something came to fd 9",
                        "64 bytes are copied from the receive queue of fd 9 to server's buffer");
    }

    @Test
    void looks_that_find_no_signal_belong_to_the_work_between_them() {
        var told =
                Tale.told(
                        looksInVain(looksInVain(asked().computes(1, 0, true), 1), 2)
                                .signalled(SIGNAL)
                                .enters(Tale.SERVER, "rt_sigtimedwait")
                                .returns(Tale.SERVER, "rt_sigtimedwait", SIGNAL)
                                .delivered(SIGNAL, Delivery.WAITER)
                                .looksAt(SIGNAL, 9)
                                .end());

        assertThat(told)
                .containsSubsequence(
                        "server computes in user mode: 20 prime numbers found so far; sigtimedwait"
                                + " finds no signal pending, 2 times",
                        "server calls sigtimedwait and gets SIGRTMIN+1: something came to fd 9");
    }

    @Test
    void sigio_does_not_say_which_descriptor_it_is_about() {
        var told =
                Tale.told(
                        asked().signalled(29)
                                .delivered(29, Delivery.HANDLER)
                                .looksAt(29, null)
                                .end());

        assertThat(told)
                .contains(
                        "server gets SIGIO, which does not say for which descriptor: it has to look"
                                + " at all");
    }

    private static Tale looksInVain(Tale tale, int piece) {
        return tale.computes(piece, 10L * piece, false)
                .enters(Tale.SERVER, "rt_sigtimedwait")
                .fails(Tale.SERVER, "rt_sigtimedwait", "EAGAIN")
                .computes(piece + 1, 10L * piece, true);
    }

    private static Tale asked() {
        return Tale.begun()
                .opened(9, ObjectType.TCP)
                .enters(Tale.SERVER, "fcntl", "fd", 9, "cmd", "F_SETSIG", "arg", SIGNAL)
                .returns(Tale.SERVER, "fcntl", 0)
                .enters(Tale.SERVER, "fcntl", "fd", 9, "cmd", "F_SETOWN_EX")
                .returns(Tale.SERVER, "fcntl", 0)
                .enters(
                        Tale.SERVER,
                        "fcntl",
                        "fd",
                        9,
                        "cmd",
                        "F_SETFL",
                        "arg",
                        "O_NONBLOCK|O_ASYNC")
                .returns(Tale.SERVER, "fcntl", 0);
    }
}
