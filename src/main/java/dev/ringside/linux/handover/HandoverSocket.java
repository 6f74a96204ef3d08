package dev.ringside.linux.handover;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallException;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// One end of a conversation in packets, each with or without an open descriptor.
///
/// Any thread may use it, but only one at a time.
public final class HandoverSocket implements AutoCloseable {
    /// A packet is no longer than this.
    public static final int PACKET_BYTES = 8 * 1024;

    private final LocalSocketCalls calls = new LocalSocketCalls();
    private final MessageCalls messages = new MessageCalls(PACKET_BYTES);
    private final int fd;
    private final PeerCredentials peer;

    HandoverSocket(int fd) {
        this.fd = fd;
        peer = calls.getsockoptPeercred(fd);
    }

    /// Connects to whoever listens under a number. The caller must look at [#peer] before it
    /// believes anything.
    ///
    /// @param number not negative
    /// @throws SyscallException if nobody listens there
    public static HandoverSocket connect(long number) {
        var name = new LocalName(number);
        try (var calls = new LocalSocketCalls()) {
            int fd = (int) calls.socketSeqpacket().orThrow("socket", -1);
            if (calls.connect(fd, name) instanceof Outcome.Failed(Errno errno)) {
                calls.close(fd); // it was never connected: there is nothing that could get lost
                throw new SyscallException("connect", fd, errno);
            }
            return new HandoverSocket(fd);
        }
    }

    /// Who is at the other end, by the kernel's word.
    public PeerCredentials peer() {
        return peer;
    }

    /// Sends a packet.
    ///
    /// @return false if the other end is gone
    public boolean send(byte[] bytes) {
        return send(bytes, Packet.NO_FD);
    }

    /// Sends a packet and a copy of a descriptor; the caller keeps its own.
    ///
    /// @return false if the other end is gone
    public boolean send(byte[] bytes, int handedFd) {
        if (bytes.length == 0 || bytes.length > PACKET_BYTES) {
            throw new IllegalArgumentException("not the length of a packet: " + bytes.length);
        }
        while (true) {
            switch (messages.sendmsg(fd, bytes, handedFd)) {
                case Outcome.Done _ -> {
                    return true;
                }
                case Outcome.Failed(Errno errno) when errno.equals(Errno.EINTR) -> {} // ask again
                case Outcome.Failed(Errno errno) when isGone(errno) -> {
                    return false;
                }
                case Outcome.Failed(Errno errno) ->
                        throw new SyscallException("sendmsg", fd, errno);
            }
        }
    }

    /// Waits for the next packet; descriptors that come with it are closed unseen.
    ///
    /// @return empty if the other end is gone
    /// @throws IllegalStateException if it is longer than a packet may be
    public Optional<Packet> receive() {
        return receive(false);
    }

    /// Waits for the next packet, and takes the descriptor that comes with it.
    ///
    /// @return empty if the other end is gone
    /// @throws IllegalStateException if it is longer than a packet may be
    public Optional<Packet> receiveWithFd() {
        return receive(true);
    }

    /// Waits until a packet is there or the other end is gone.
    ///
    /// @return false if the time is up, or a little earlier
    public boolean await(Duration patience) {
        int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        return calls.pollReadable(fd, millis).orThrow("poll", fd) > 0;
    }

    private Optional<Packet> receive(boolean fdWelcome) {
        while (true) {
            switch (messages.recvmsg(fd, fdWelcome)) {
                case Outcome.Done(long count) -> {
                    return count == 0 ? Optional.empty() : Optional.of(packet(count));
                }
                case Outcome.Failed(Errno errno) when errno.equals(Errno.EINTR) -> {} // ask again
                case Outcome.Failed(Errno errno) when isGone(errno) -> {
                    return Optional.empty();
                }
                case Outcome.Failed(Errno errno) ->
                        throw new SyscallException("recvmsg", fd, errno);
            }
        }
    }

    private Packet packet(long count) {
        int handed = messages.receivedFd();
        if (messages.wasCutShort()) {
            if (handed != Packet.NO_FD) {
                calls.close(handed); // nobody will ever know of it
            }
            throw new IllegalStateException("a packet was longer than " + PACKET_BYTES + " bytes");
        }
        return new Packet(ByteBuffer.wrap(messages.received(count)), handed);
    }

    private static boolean isGone(Errno errno) {
        return errno.equals(Errno.EPIPE) || errno.equals(Errno.ECONNRESET);
    }

    @Override
    public void close() {
        calls.close(fd); // packets are sent at once: there is nothing that could get lost
        messages.close();
        calls.close();
    }
}
