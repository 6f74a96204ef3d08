package dev.ringside.linux.handover;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallException;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// Waits under a number for a process to connect.
///
/// Any thread may use it, but only one at a time.
public final class HandoverListener implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BACKLOG = 4;

    private final LocalSocketCalls calls = new LocalSocketCalls();
    private final long number;
    private final int fd;

    /// Listens under a number that nobody can guess.
    public HandoverListener() {
        this(RANDOM.nextLong() & Long.MAX_VALUE);
    }

    HandoverListener(long number) {
        this.number = number;
        fd = (int) calls.socketSeqpacket().orThrow("socket", -1);
        listen(calls.bind(fd, new LocalName(number)), "bind");
        listen(calls.listen(fd, BACKLOG), "listen");
    }

    /// The number.
    public long number() {
        return number;
    }

    /// Waits for a process to connect. Anybody may: the caller must look at the peer.
    ///
    /// @return empty if the time is up
    public Optional<HandoverSocket> accept(Duration patience) {
        int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        if (calls.pollReadable(fd, millis).orThrow("poll", fd) == 0) {
            return Optional.empty();
        }
        return Optional.of(new HandoverSocket((int) calls.accept4(fd).orThrow("accept4", fd)));
    }

    private void listen(Outcome outcome, String call) {
        if (outcome instanceof Outcome.Failed(Errno errno)) {
            close();
            throw new SyscallException(call, fd, errno);
        }
    }

    @Override
    public void close() {
        calls.close(fd); // nobody was accepted who could miss it
        calls.close();
    }
}
