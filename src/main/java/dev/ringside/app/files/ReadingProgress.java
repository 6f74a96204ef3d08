package dev.ringside.app.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleConsumer;

/// How far the reading of a file is. It is told every 100 ms, and not at all if it is done by then.
public final class ReadingProgress {
    private static final long PAUSE_NANOS = 100_000_000;

    private final long sizeBytes;
    private final DoubleConsumer onShare;
    private long read;
    private long toldNanos = System.nanoTime();
    private boolean told;

    /// @param sizeBytes all there is to read
    /// @param onShare is told which share of it is read, from 0 to 1
    public ReadingProgress(long sizeBytes, DoubleConsumer onShare) {
        this.sizeBytes = sizeBytes;
        this.onShare = onShare;
    }

    /// Everything is read. This is told at once, if anything was.
    public void all() {
        if (told) {
            onShare.accept(1);
        }
    }

    /// The same bytes, counted.
    public InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int count = super.read(bytes, from, most);
                count(Math.max(0, count));
                return count;
            }
        };
    }

    private void count(int bytes) {
        read += bytes;
        long now = System.nanoTime();
        if (now - toldNanos > PAUSE_NANOS) {
            toldNanos = now;
            told = true;
            onShare.accept(Math.clamp((double) read / Math.max(1, sizeBytes), 0.0, 1.0));
        }
    }
}
