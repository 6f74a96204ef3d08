package dev.ringside.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are Linux' system calls")
final class StampedReceiveTest {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int TRIES = 2_000;

    private final Syscalls calls = new Syscalls();
    private final StampedReceive receive = new StampedReceive();
    private final WallClock wall = new WallClock();
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(64);

    @AfterEach
    void free() {
        wall.close();
        receive.close();
        calls.close();
        arena.close();
    }

    @Test
    void layouts_are_those_of_the_c_compiler(@TempDir Path folder) throws Exception {
        String compiler =
                CCompiler.says(
                        folder,
                        "sys/socket.h sys/uio.h",
                        """
                        printf("%zu %zu %zu %zu ", sizeof(struct msghdr), offsetof(struct msghdr, msg_iov),
                            offsetof(struct msghdr, msg_controllen), offsetof(struct msghdr, msg_flags));
                        printf("%zu %zu ", sizeof(struct iovec), offsetof(struct iovec, iov_len));
                        printf("%zu %zu %zu ", sizeof(struct cmsghdr), offsetof(struct cmsghdr, cmsg_level),
                            offsetof(struct cmsghdr, cmsg_type));
                        printf("%d %d %d", SOL_SOCKET, SO_TIMESTAMPNS, MSG_TRUNC);
                        """);

        assertThat(compiler)
                .isEqualTo(
                        "%d %d %d %d %d %d %d %d %d %d %d %d"
                                .formatted(
                                        StampedReceive.MSGHDR.byteSize(),
                                        Structs.offset(StampedReceive.MSGHDR, "msg_iov"),
                                        Structs.offset(StampedReceive.MSGHDR, "msg_controllen"),
                                        Structs.offset(StampedReceive.MSGHDR, "msg_flags"),
                                        StampedReceive.IOVEC.byteSize(),
                                        Structs.offset(StampedReceive.IOVEC, "iov_len"),
                                        StampedReceive.CMSGHDR.byteSize(),
                                        Structs.offset(StampedReceive.CMSGHDR, "cmsg_level"),
                                        Structs.offset(StampedReceive.CMSGHDR, "cmsg_type"),
                                        StampedReceive.SOL_SOCKET,
                                        StampedReceive.SO_TIMESTAMPNS,
                                        StampedReceive.MSG_TRUNC));
    }

    @Test
    void bytes_of_a_stream_come_with_the_time_between_sending_and_receiving() {
        try (Loopback tcp = Loopback.connect(calls)) {
            stamping(tcp);

            long before = wall.nanos();
            calls.send(tcp.client(), buffer, 0).orThrow("send", tcp.client());
            long sent = wall.nanos();
            assertThat(receive.recvmsg(tcp.server(), buffer.asSlice(0, 16), 0))
                    .isEqualTo(new Outcome.Done(16));
            long first = receive.stampNanos();
            assertThat(receive.recvmsg(tcp.server(), buffer, 0)).isEqualTo(new Outcome.Done(48));

            assertThat(first).isBetween(before, sent);
            assertThat(receive.stampNanos()).isEqualTo(first);
            assertThat(receive.truncated()).isFalse();
        }
    }

    @Test
    void segments_that_were_joined_have_the_time_of_the_latest() {
        try (Loopback tcp = Loopback.connect(calls)) {
            stamping(tcp);

            calls.send(tcp.client(), buffer, 0).orThrow("send", tcp.client());
            calls.clockNanosleep(2_000_000);
            long between = wall.nanos();
            calls.send(tcp.client(), buffer, 0).orThrow("send", tcp.client());
            while (calls.ioctlFionread(tcp.server()).orThrow("ioctl", -1) < 2 * buffer.byteSize()) {
                Thread.onSpinWait();
            }
            receive.recvmsg(tcp.server(), buffer, 0);

            assertThat(receive.stampNanos()).isGreaterThan(between);
        }
    }

    @Test
    void a_datagram_has_its_own_time_and_may_be_cut_short() throws Exception {
        try (var sender = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Set<String> before = sockets().keySet();
            try (var socket = DatagramChannel.open(StandardProtocolFamily.INET)) {
                var opened = sockets();
                opened.keySet().removeAll(before);
                assertThat(opened).hasSize(1);
                cutsShort(sender, socket, opened.values().iterator().next());
            }
        }
    }

    private void cutsShort(DatagramSocket sender, DatagramChannel socket, int fd)
            throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var address = (InetSocketAddress) socket.getLocalAddress();
        var packet = new DatagramPacket(new byte[64], 64, address);
        receive.setsockoptTimestampns(fd).orThrow("setsockopt", fd);
        for (int i = 0; i < TRIES && receive.stampNanos() == StampedReceive.NO_STAMP; i++) {
            sender.send(packet);
            receive.recvmsg(fd, buffer, 0);
        }

        long from = wall.nanos();
        sender.send(packet);
        Outcome outcome = receive.recvmsg(fd, buffer.asSlice(0, 16), 0);
        long to = wall.nanos(); // a busy kernel stamps it after the sender's call has returned

        assertThat(outcome).isEqualTo(new Outcome.Done(16));
        assertThat(receive.stampNanos()).isBetween(from, to);
        assertThat(receive.truncated()).isTrue();
    }

    @Test
    void without_bytes_there_is_no_time_of_earlier_ones() {
        try (Loopback tcp = Loopback.connect(calls)) {
            stamping(tcp);

            Outcome outcome = receive.recvmsg(tcp.server(), buffer, MSG_DONTWAIT);

            assertThat(outcome).isEqualTo(new Outcome.Failed(Errno.EAGAIN));
            assertThat(receive.stampNanos()).isEqualTo(StampedReceive.NO_STAMP);
        }
    }

    @Test
    void what_is_not_acknowledged_is_still_to_be_sent() {
        try (Loopback tcp = Loopback.connect(calls)) {
            assertThat(SendQueue.ioctlSiocoutq(tcp.client())).isEqualTo(new Outcome.Done(0));
            assertThat(SendQueue.ioctlSiocoutq(-1)).isInstanceOf(Outcome.Failed.class);
            try (Arena local = Arena.ofConfined()) {
                MemorySegment much = local.allocate(64 * 1024);
                Outcome last = new Outcome.Done(0);
                while (last instanceof Outcome.Done) {
                    last = calls.send(tcp.client(), much, MSG_DONTWAIT);
                }
            }

            // the receive queue is full, and its sender has to keep the rest
            assertThat(SendQueue.ioctlSiocoutq(tcp.client()))
                    .isInstanceOfSatisfying(
                            Outcome.Done.class, left -> assertThat(left.value()).isPositive());
        }
    }

    /// Has stamps switched on, and sends until the kernel gives them.
    private void stamping(Loopback tcp) {
        receive.setsockoptTimestampns(tcp.server()).orThrow("setsockopt", tcp.server());
        for (int i = 0; i < TRIES; i++) {
            calls.send(tcp.client(), buffer.asSlice(0, 1), 0).orThrow("send", tcp.client());
            receive.recvmsg(tcp.server(), buffer, 0).orThrow("recvmsg", tcp.server());
            if (receive.stampNanos() != StampedReceive.NO_STAMP) {
                return;
            }
        }
        assumeTrue(false, "this kernel does not stamp what comes over TCP");
    }

    /// The open sockets: the inode of each, and its descriptor.
    private static Map<String, Integer> sockets() throws IOException {
        var sockets = new HashMap<String, Integer>();
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            all.filter(fd -> target(fd).startsWith("socket:"))
                    .forEach(fd ->
                            sockets.put(target(fd), Integer.valueOf(fd.getFileName().toString())));
        }
        return sockets;
    }

    private static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException _) {
            return ""; // closed meanwhile
        }
    }
}
