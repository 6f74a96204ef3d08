package dev.ringside.linux.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Descriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

final class HandoverSocketTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final HandoverListener listener = new HandoverListener();
    private HandoverSocket near;
    private HandoverSocket far;

    @BeforeEach
    void connect() {
        near = HandoverSocket.connect(listener.number());
        far = listener.accept(LONG).orElseThrow();
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
        listener.close();
    }

    @Test
    void a_descriptor_arrives_as_one_of_the_same_thing() throws IOException {
        try (var calls = new Syscalls()) {
            int mine = (int) calls.openNonBlocking("/proc/self/status").orThrow("open", -1);
            near.send(new byte[] {1, 2, 3}, mine);

            Packet packet = far.receiveWithFd().orElseThrow();

            assertThat(packet.bytes().array()).containsExactly(1, 2, 3);
            assertThat(packet.fd()).isPositive().isNotEqualTo(mine);
            assertThat(Descriptors.target(packet.fd())).isEqualTo(Descriptors.target(mine));
            assertThat(calls.close(mine).orThrow("close", mine)).isZero();
            assertThat(calls.close(packet.fd()).orThrow("close", packet.fd())).isZero();
        }
    }

    @Test
    void a_descriptor_that_is_not_wanted_is_not_taken() throws IOException {
        int before = openDescriptors();
        near.send(new byte[] {1}, 1);

        Packet packet = far.receive().orElseThrow();

        assertThat(packet.fd()).isEqualTo(Packet.NO_FD);
        assertThat(openDescriptors()).isEqualTo(before);
    }

    @Test
    void packets_stay_whole_and_in_order() {
        near.send(new byte[] {1});
        near.send(new byte[HandoverSocket.PACKET_BYTES]);
        near.send(new byte[] {3, 3});

        assertThat(far.receiveWithFd().orElseThrow().bytes().remaining()).isEqualTo(1);
        assertThat(far.receive().orElseThrow().bytes().remaining())
                .isEqualTo(HandoverSocket.PACKET_BYTES);
        assertThat(far.receive().orElseThrow().bytes().array()).containsExactly(3, 3);
        assertThat(far.await(SHORT)).isFalse();
    }

    @Test
    void the_kernel_tells_who_the_peer_is() {
        int pid = (int) ProcessHandle.current().pid();

        assertThat(near.peer().pid()).isEqualTo(pid);
        assertThat(far.peer()).isEqualTo(near.peer());
    }

    @Test
    void a_peer_that_is_gone_is_an_end_and_not_an_error() {
        far.close();

        assertThat(near.await(LONG)).isTrue();
        assertThat(near.receive()).isEmpty();
        assertThat(near.send(new byte[] {1})).isFalse();

        far = HandoverSocket.connect(listener.number()); // for the end of the test to close
    }

    @Test
    void nobody_waits_under_a_number_that_is_free() {
        assertThatThrownBy(() -> HandoverSocket.connect(listener.number() ^ 1))
                .isInstanceOf(SyscallException.class)
                .hasMessageContaining("ECONNREFUSED");
    }

    @Test
    void two_cannot_listen_under_one_number() {
        assertThatThrownBy(() -> new HandoverListener(listener.number()))
                .isInstanceOf(SyscallException.class)
                .hasMessageContaining("EADDRINUSE");
    }

    @Test
    void nobody_comes_in_time() {
        assertThat(listener.accept(SHORT)).isEmpty();
    }

    private static int openDescriptors() {
        return new java.io.File("/proc/self/fd").list().length;
    }
}
