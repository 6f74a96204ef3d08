package dev.ringside.lab.reader;

import dev.ringside.linux.handover.HandoverListener;
import dev.ringside.linux.handover.HandoverSocket;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A reader process, seen from the process that it serves.
///
/// This process cannot kill it, for it is another user's; it ends by itself when nobody listens,
/// and when its connection is gone.
final class ReaderProcess {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3); // for a password
    private static final int END_SECONDS = 5;
    private static final int ROOT = 0;

    /// What a launcher needs to ask its user. Everything else stays here.
    private static final Set<String> ENVIRONMENT =
            Set.of(
                    "PATH",
                    "HOME",
                    "LANG",
                    "TERM",
                    "DISPLAY",
                    "WAYLAND_DISPLAY",
                    "XAUTHORITY",
                    "XDG_RUNTIME_DIR",
                    "XDG_SESSION_ID",
                    "DBUS_SESSION_BUS_ADDRESS");

    private final Process process;

    /// A process that was started already.
    ReaderProcess(Process process) {
        this.process = process;
    }

    /// Starts it.
    ///
    /// @param number where this process listens
    static ReaderProcess start(ReaderStart start, long number) throws IOException {
        var builder = new ProcessBuilder(start.command(number));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.redirectInput(new File("/dev/null")); // a terminal is asked directly
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new ReaderProcess(builder.start());
    }

    /// Waits until the reader has connected, however long its user thinks about it.
    ///
    /// @throws ReaderRefusedException if it ends instead
    HandoverSocket awaitConnection(HandoverListener listener) throws IOException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < endNanos) {
            Optional<HandoverSocket> connected = accept(listener);
            if (connected.isPresent()) {
                return connected.get();
            }
        }
        throw new ReaderRefusedException(reason());
    }

    /// Waits for a privileged process to connect; others are turned away.
    ///
    /// @return empty if none has come yet
    static Optional<HandoverSocket> accept(HandoverListener listener) {
        Optional<HandoverSocket> connected = listener.accept(LOOK);
        if (connected.isPresent() && connected.get().peer().uid() != ROOT) {
            connected.get().close();
            return Optional.empty();
        }
        return connected;
    }

    /// Waits a little until it has ended.
    void awaitEnd() throws IOException {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The reader did not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Why it did not come, in the words of the launcher.
    private String reason() throws IOException {
        String what = "The reader for the kernel's tracepoints could not be started";
        if (process.isAlive()) {
            return what + ": nobody answered the question for the password.";
        }
        byte[] words = process.getErrorStream().readAllBytes();
        String said = new String(words, StandardCharsets.UTF_8).strip();
        return said.isEmpty()
                ? what + ": exit code " + process.exitValue() + "."
                : what + ": " + said.lines().reduce((_, last) -> last).orElse(said);
    }
}
