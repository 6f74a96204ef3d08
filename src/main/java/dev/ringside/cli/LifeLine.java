package dev.ringside.cli;

import dev.ringside.lab.recorder.StopRequest;

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
    private final CountDownLatch over = new CountDownLatch(1);

    LifeLine(StopRequest stop) {
        this.stop = stop;
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
                line = lines.readLine();
            }
            stop.make(
                    line == null
                            ? "The program that asked for the recording is gone."
                            : "It was stopped by the user.");
        } catch (IOException e) {
            stop.make("The pipe from the program that asked for the recording broke.");
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
