package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Context;
import dev.ringside.trace.ObjectType;

import org.junit.jupiter.api.Test;

class AioStoryTest {
    private static final int HELPER = 101;

    @Test
    void a_thread_of_the_library_waits_while_the_program_computes() {
        var told =
                Tale.told(
                        blocks(asked().computes(1, 0, true))
                                .computes(1, 40, false)
                                .asks(1, "EINPROGRESS")
                                .computes(2, 40, true)
                                .sends(9, 64, HELPER, null)
                                .copies(HELPER, 9, 64)
                                .returns(HELPER, "read", 64)
                                .computes(2, 90, false)
                                .asks(1, null)
                                .takes(1, 64)
                                .end());

        assertThat(told)
                .containsSubsequence(
                        "server calls aio_read for fd 9: a function of the C library, no system"
                                + " call of that name exists",
                        "aio_read starts helper 1 (clone3): a thread of the same program, which"
                                + " will wait in place of server",
                        "helper 1 calls pread64(9), and gets ESPIPE: there are no positions to"
                                + " read at; next it tries a plain read",
                        "helper 1 calls read(9, 64): user mode → kernel mode",
                        "helper 1 has the kernel copy 64 bytes from fd 9 into the buffer that"
                                + " server named",
                        "read returns 64 to helper 1, which notes that in the control block;"
                                + " server is not told",
                        "aio_error says 0, aio_return says 64: server has its 64 bytes, and has"
                                + " made no read for them");
        assertThat(told)
                .anyMatch(line ->
                        line.startsWith(
                                "helper 1 sleeps in read(9), so that server need not: server"
                                        + " can go on computing"))
                .anyMatch(line ->
                        line.endsWith("; aio_error says EINPROGRESS, without a system call"));
    }

    @Test
    void who_waits_in_aio_suspend_waits_for_the_helper_by_a_futex() {
        var told =
                Tale.told(
                        blocks(asked())
                                .suspends(1, true)
                                .enters(Tale.SERVER, "futex", "op", 137)
                                .sleeps(Tale.SERVER)
                                .sends(9, 64, HELPER, null)
                                .copies(HELPER, 9, 64)
                                .returns(HELPER, "read", 64)
                                .enters(HELPER, "futex", "op", 129)
                                .woken(Tale.SERVER, HELPER, Context.TASK, null)
                                .returns(HELPER, "futex", 1)
                                .runs(Tale.SERVER)
                                .returns(Tale.SERVER, "futex", 0)
                                .suspends(1, false)
                                .asks(1, null)
                                .takes(1, 64)
                                .end());

        assertThat(told)
                .containsSubsequence(
                        "server sleeps in aio_suspend, for the kernel a futex: it waits for a"
                                + " helper thread, not for data; CPU 0 is idle",
                        "read returns 64 to helper 1, which notes that in the control block and"
                                + " wakes server (futex)",
                        "aio_error says 0, aio_return says 64: server has its 64 bytes, and has"
                                + " made no read for them");
        assertThat(told).noneMatch(line -> line.contains("a lock"));
    }

    private static Tale asked() {
        return Tale.begun()
                .opened(9, ObjectType.TCP)
                .requests(1, 9)
                .enters(Tale.SERVER, "clone3")
                .starts(HELPER, "helper 1")
                .returns(Tale.SERVER, "clone3", HELPER);
    }

    private static Tale blocks(Tale tale) {
        return tale.enters(HELPER, "pread64", "fd", 9, "count", 64, "offset", 0)
                .fails(HELPER, "pread64", "ESPIPE")
                .enters(HELPER, "read", "fd", 9, "count", 64)
                .sleeps(HELPER);
    }
}
