package dev.ringside.cli;

import dev.ringside.lab.hand.Command;
import dev.ringside.lab.hand.Hand;
import dev.ringside.lab.recorder.StopRequest;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends an experiment when the process that asked for it says so or is gone, and when a signal
/// comes: a terminal sends Ctrl-C to both.
final class LifeLine implements AutoCloseable {
    private static final int END_SECONDS = 3;

    private final StopRequest stop;
    private final @Nullable Hand hand;
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param hand gets the commands, and an orderly stop; null if the experiment goes by itself
    LifeLine(StopRequest stop, @Nullable Hand hand) {
        this.stop = stop;
        this.hand = hand;
        // a virtual machine that got SIGINT or SIGTERM runs this, and waits for it
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interrupted"));
    }

    /// Watches `stdin` on a thread of its own.
    void hold(InputStream stdin) {
        Thread.ofPlatform().daemon().name("life line").start(() -> watch(stdin));
    }

    /// The experiment is over.
    @Override
    public void close() {
        over.countDown();
    }

    private void watch(InputStream stdin) {
        try (var lines = new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("stop")) {
                give(line);
                line = lines.readLine();
            }
            if (line != null && hand != null) {
                hand.give(new Command.Stop());
                return;
            }
            stop.make(
                    line == null
                            ? "The program that asked for the recording is gone."
                            : "It was stopped by the user.");
        } catch (IOException e) {
            stop.make("The pipe from the program that asked for the recording broke.");
        }
    }

    private void give(String line) {
        try {
            if (hand != null) {
                hand.give(Command.of(line));
            }
        } catch (IllegalArgumentException e) {
            System.err.println("'" + line + "' is no command: " + e.getMessage());
        }
    }

    private void interrupted() {
        stop.make("It was stopped by a signal.");
        try {
            if (!over.await(END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The experiment did not end when a signal came.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
