package dev.ringside.bench.window;

import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Starts a program and looks at the screen, as the user does, until its picture is complete and
/// changes no more.
final class FirstPicture {
    private static final double[] HEIGHTS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.85};
    private static final long STILL_NANOS = 1_500_000_000L; // less than until it plays on by itself
    private static final long PAUSE_NANOS = 5_000_000L;
    private static final long PATIENCE_NANOS = 40_000_000_000L;

    private final Robot robot;
    private final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();

    FirstPicture() throws IOException {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new IOException("the screen cannot be looked at", e);
        }
    }

    /// How long after its start the picture of a program is complete, in milliseconds; exact to
    /// twice [#PAUSE_NANOS]. Between two looks the computer is the program's.
    double millis(List<String> words) throws IOException {
        int empty = look();
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return (lastChange(empty, start) - start) / 1e6;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            awaitEnd(process, empty);
        }
    }

    /// When the picture became what it stays.
    private long lastChange(int empty, long start) throws IOException {
        int seen = empty;
        long changed = start;
        long now = start;
        while (seen == empty || now - changed < STILL_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
            int next = look();
            now = System.nanoTime();
            if (next != seen) {
                seen = next;
                changed = now;
            }
            if (now - start > PATIENCE_NANOS) {
                throw new IOException("no window appeared, or it does not come to rest");
            }
        }
        return changed;
    }

    private void awaitEnd(Process process, int empty) throws IOException {
        try {
            process.waitFor();
            while (look() != empty) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A number for what is on the screen: of some rows of it, from the left to the right.
    private int look() {
        int all = 1;
        for (double height : HEIGHTS) {
            int y = (int) (height * screen.height);
            BufferedImage row = robot.createScreenCapture(new Rectangle(0, y, screen.width, 2));
            all = 31 * all + hash(row);
        }
        return all;
    }

    private static int hash(BufferedImage row) {
        return row.getRaster().getDataBuffer() instanceof DataBufferInt data
                ? Arrays.hashCode(data.getData())
                : Arrays.hashCode(row.getRGB(0, 0, row.getWidth(), row.getHeight(), null, 0, 1));
    }
}
