package dev.ringside.lab;

import dev.ringside.lab.hand.Command;
import dev.ringside.lab.scenario.DurationText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An experiment in a process of its own, seen from the process that asked for it.
///
/// ```
///   this process                         lab process
///   listener ◀── reading thread ◀─stdout── facts, in the file's format
///   stop() ─────────────────────stdin──▶ "stop", or end of file when this process is gone
///   watchdog ───────────────────SIGKILL─▶ if it does not end in time
/// ```
///
/// However the lab process ends, the listener gets every fact that arrived and a proper end, and no
/// process and no tracing instance stays behind. Close it to end it at once.
public final class LabProcess implements AutoCloseable {
    private static final int END_SECONDS = 5;

    private final Process process;
    private final LabReader reader;
    private final CountDownLatch over = new CountDownLatch(1);

    private LabProcess(Process process, LabReader reader) {
        this.process = process;
        this.reader = reader;
    }

    /// Starts the experiment; `listener` follows it on a thread of its own.
    ///
    /// @throws IOException if no process can be started; the message is a sentence for the user
    public static LabProcess start(LabOrder order, RecordingListener listener) throws IOException {
        Process process = process(order);
        var lab = new LabProcess(process, new LabReader(process, listener));
        Thread.ofPlatform().daemon().name("lab reader").start(lab::read);
        Thread.ofPlatform().daemon().name("lab watchdog").start(() -> lab.watch(order));
        return lab;
    }

    /// The virtual machine's words go on for a page; the first line has the reason.
    private static Process process(LabOrder order) throws IOException {
        FreeDescriptors.check();
        try {
            return OwnProgram.process(order.prefix(), order.exports(), order.arguments()).start();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException("This program cannot start another process: " + reason, e);
        }
    }

    /// The id of the process: of the prefix command, if the order has one.
    public long pid() {
        return process.pid();
    }

    /// Has the clients of an experiment by hand do something. May wait for room in the pipe.
    ///
    /// @return false if the experiment has gone
    public boolean give(Command command) {
        OutputStream stdin = process.getOutputStream();
        synchronized (stdin) {
            try {
                stdin.write((command.words() + "\n").getBytes(StandardCharsets.UTF_8));
                stdin.flush();
                return true;
            } catch (IOException e) {
                return false; // how it ended is said by whoever reads its facts
            }
        }
    }

    /// Asks the experiment to end now. It still delivers what it has recorded.
    public void stop() {
        OutputStream stdin = process.getOutputStream();
        synchronized (stdin) {
            try {
                stdin.write("stop\n".getBytes(StandardCharsets.US_ASCII));
                stdin.close();
            } catch (IOException e) {
                reader.note("It had gone before it could be asked to stop.");
            }
        }
    }

    /// Waits until the listener was told the end and nothing of the experiment is left.
    ///
    /// @return false if `patience` ran out before
    public boolean await(Duration patience) throws InterruptedException {
        return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Waits likewise, as long as it takes; the watchdog sees to it that it ends.
    public void await() throws InterruptedException {
        over.await();
    }

    /// Ends the experiment, if it still runs, by force.
    @Override
    public void close() {
        if (over.getCount() > 0) {
            kill();
        }
    }

    private void read() {
        try {
            reader.run();
        } finally {
            try {
                cleanUp();
            } finally {
                over.countDown(); // whoever waits has waited long enough, whatever went wrong
            }
        }
    }

    private void watch(LabOrder order) {
        try {
            if (!reader.awaitBeginning(order.startAllowance())) {
                hung("did not begin within " + text(order.startAllowance()));
                return;
            }
            Duration expected = Duration.ofNanos(order.scenario().expectedNanos());
            if (!await(expected.plus(order.grace()))) {
                hung("did not end within " + text(order.grace()) + " of its expected end");
            }
        } catch (InterruptedException e) {
            kill(); // whoever interrupts the watchdog leaves nobody to watch
        }
    }

    private void hung(String what) {
        reader.note("The experiment " + what + " and was ended by force.");
        kill();
    }

    /// Kills the descendants first: a dying strace would let its program go on.
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void cleanUp() {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                kill();
                process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            kill();
        }
        LabLeftovers.remove();
    }

    private static String text(Duration duration) {
        return DurationText.of(duration.toNanos());
    }
}
