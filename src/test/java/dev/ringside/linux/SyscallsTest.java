package dev.ringside.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.linux.proc.Descriptors;
import dev.ringside.linux.proc.ProcessIdentity;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.linux.proc.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are Linux' system calls")
final class SyscallsTest {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;

    private final Syscalls calls = new Syscalls();
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(100);

    @AfterEach
    void free() {
        calls.close();
        arena.close();
    }

    @Test
    void bytes_arrive_are_counted_and_are_read() {
        try (Loopback tcp = Loopback.connect(calls)) {
            buffer.setString(0, "hello", StandardCharsets.UTF_8);
            assertThat(calls.send(tcp.client(), buffer.asSlice(0, 5), 0))
                    .isEqualTo(new Outcome.Done(5));

            assertThat(calls.ioctlFionread(tcp.server())).isEqualTo(new Outcome.Done(5));
            assertThat(calls.getsockoptMeminfo(tcp.server()))
                    .matches(m -> m.receiveAllocatedBytes() >= 5 && m.receiveLimitBytes() > 1000);

            buffer.fill((byte) 0);
            assertThat(calls.recv(tcp.server(), buffer, 0)).isEqualTo(new Outcome.Done(5));
            assertThat(buffer.getString(0)).isEqualTo("hello");
            assertThat(calls.ioctlFionread(tcp.server())).isEqualTo(new Outcome.Done(0));
            assertThat(calls.getsockname(tcp.server())).isEqualTo(calls.getpeername(tcp.client()));
        }
    }

    @Test
    void nothing_to_read_and_the_end_of_the_stream_are_outcomes() {
        try (Loopback tcp = Loopback.connect(calls)) {
            assertThat(calls.recv(tcp.server(), buffer, MSG_DONTWAIT))
                    .isEqualTo(new Outcome.Failed(Errno.EAGAIN));

            calls.shutdownWrite(tcp.client());

            assertThat(calls.recv(tcp.server(), buffer, 0)).isEqualTo(new Outcome.Done(0));
            assertThat(calls.send(tcp.client(), buffer, MSG_NOSIGNAL))
                    .isEqualTo(new Outcome.Failed(Errno.EPIPE));
        }
    }

    @Test
    void wrong_arguments_are_answered_by_the_kernel() {
        int pid = calls.getpid();

        assertThat(name(calls.close(-1))).isEqualTo("EBADF");
        assertThat(name(calls.recv(0x7fff_fff0, buffer, 0))).isEqualTo("EBADF");
        assertThat(name(calls.schedSetaffinity(0, new TreeSet<>()))).isEqualTo("EINVAL");
        assertThat(name(calls.kill(0x7fff_fff0, 0))).isEqualTo("ESRCH");
        assertThat(calls.kill(pid, 0)).isEqualTo(new Outcome.Done(0));
        assertThat(name(calls.openNonBlocking("/no/such/file"))).isEqualTo("ENOENT");
        assertThatThrownBy(() -> calls.getsockname(-1))
                .isInstanceOf(SyscallException.class)
                .hasMessage("getsockname failed: EBADF");
    }

    @Test
    void wrong_arguments_that_would_do_harm_do_not_reach_the_kernel() {
        assertThatThrownBy(() -> calls.kill(-1, 9)).hasMessageContaining("-1");
        assertThatThrownBy(() -> calls.clockNanosleep(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new SocketAddressInet("127.0.0.256", 1))
                .hasMessageContaining("127.0.0.256");
        assertThatThrownBy(() -> new SocketAddressInet("127.0.0.1", 65_536))
                .hasMessageContaining("65536");
    }

    @Test
    void a_thread_goes_where_it_is_pinned() throws Exception {
        SortedSet<Integer> before = calls.schedGetaffinity(0);
        SortedSet<Integer> one = new TreeSet<>(before.headSet(before.first() + 1));

        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try (Syscalls own = new Syscalls()) {
                                own.schedSetaffinity(0, one).orThrow("pin", -1);
                                assertThat(own.schedGetaffinity(0)).isEqualTo(one);
                            }
                        });
        thread.join();

        assertThat(calls.schedGetaffinity(0)).isEqualTo(before);
    }

    @Test
    void a_sleep_counts_as_a_voluntary_switch_and_lasts_as_long_as_asked() {
        ThreadUsage before = calls.getrusageThread();
        long from = System.nanoTime();

        assertThat(calls.clockNanosleep(2_000_000)).isEqualTo(new Outcome.Done(0));

        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(2_000_000);
        assertThat(calls.getrusageThread().voluntarySwitches())
                .as("one at least: the Java run time may wait besides")
                .isGreaterThan(before.voluntarySwitches());
    }

    @Test
    void proc_knows_this_thread_and_its_sockets() throws Exception {
        TaskStatus self = TaskStatus.read(calls.getpid(), calls.gettid());

        assertThat(self.state()).isEqualTo("R");
        assertThat(self.runNanos()).isPositive();
        assertThat(Threads.ofThisProcess()).contains(calls.gettid());
        assertThat(ProcessIdentity.current().isAlive()).isTrue();
        try (Loopback tcp = Loopback.connect(calls)) {
            assertThat(Descriptors.target(tcp.server()))
                    .isEqualTo("socket:[" + Descriptors.inode(tcp.server()) + "]");
        }
    }

    @Test
    void proc_answers_null_for_a_thread_that_is_not_there() {
        TaskStatus none = TaskStatus.read(calls.getpid(), 0x7fff_fff0);

        assertThat(none.state()).isNull();
        assertThat(none.switchesVoluntary()).isNull();
    }

    @Test
    void calls_and_errors_have_the_names_of_the_headers() {
        SyscallTable x86 = SyscallTable.of("x86_64");
        SyscallTable arm = SyscallTable.of("aarch64");

        assertThat(x86.name(45)).isEqualTo("recvfrom");
        assertThat(arm.name(207)).isEqualTo("recvfrom");
        assertThat(arm.name(222)).isEqualTo("mmap");
        assertThat(x86.name(9999)).isEqualTo("#9999");
        assertThat(x86.arguments("recvfrom", new long[] {7, 1, 64, 0xffff_ffffL, 0, 0}))
                .isEqualTo(Map.of("fd", 7L, "len", 64L, "flags", -1L));
        assertThat(Errno.of(11))
                .isEqualTo(Errno.EAGAIN)
                .hasToString("Errno[number=11, name=EAGAIN]");
        assertThat(Errno.of(4000).name()).isEqualTo("errno 4000");
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(long value) -> "no error but " + value;
            case Outcome.Failed(Errno errno) -> errno.name();
        };
    }
}
