package dev.ringside.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Writes files, one after the other, on a thread for which the program waits. To be used by the
/// window's thread.
public final class Writing implements AutoCloseable {
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("writer").factory());
    private final Executor window;
    private final List<Runnable> whenDone = new ArrayList<>();
    private int unwritten;

    /// @param window where those who wait are told
    public Writing(Executor window) {
        this.window = window;
    }

    /// Writes a file.
    @FunctionalInterface
    public interface Job {
        /// Writes it.
        ///
        /// @return the file
        Path write() throws IOException;
    }

    /// Writes a file and tells, on the window's thread, where it is or why it is not.
    public void write(Job job, Consumer<Path> then, Consumer<IOException> otherwise) {
        unwritten++;
        writer.execute(() -> {
            try {
                Path file = job.write();
                window.execute(() -> told(() -> then.accept(file)));
            } catch (IOException e) {
                window.execute(() -> told(() -> otherwise.accept(e)));
            } catch (RuntimeException e) {
                var fault = new IOException(e);
                window.execute(() -> told(() -> otherwise.accept(fault)));
                throw e; // for the log
            }
        });
    }

    /// Whether something is still to be written.
    public boolean busy() {
        return unwritten > 0;
    }

    /// Runs `then` when everything is written.
    public void whenDone(Runnable then) {
        if (busy()) {
            whenDone.add(then);
        } else {
            then.run();
        }
    }

    /// Waits until everything is written that is to be written by now. Not for the window's thread.
    ///
    /// @param patience how long to wait
    /// @return false if it ran out before
    public boolean await(Duration patience) throws InterruptedException {
        var written = new CountDownLatch(1);
        try {
            writer.execute(written::countDown);
        } catch (RejectedExecutionException e) {
            return writer.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
        return written.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Writes what is to be written, and nothing after that.
    @Override
    public void close() {
        writer.shutdown();
    }

    private void told(Runnable what) {
        unwritten--;
        what.run();
        if (!busy()) {
            var waiting = List.copyOf(whenDone);
            whenDone.clear();
            waiting.forEach(Runnable::run);
        }
    }
}
