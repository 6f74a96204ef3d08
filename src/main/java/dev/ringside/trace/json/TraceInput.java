package dev.ringside.trace.json;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a trace: expanded if they are compressed, and refused when there are too many.
final class TraceInput extends FilterInputStream {
    /// How far the parser looks for the encoding.
    private static final int GUESSED_BYTES = 4;

    private final Counted compressed;
    private final boolean expanding;
    private long bytes;
    private boolean ended;

    private TraceInput(InputStream expanded, Counted compressed, boolean expanding) {
        super(expanded);
        this.compressed = compressed;
        this.expanding = expanding;
    }

    /// Looks at the first two bytes: gzip begins with 1f 8b, and JSON cannot.
    static TraceInput of(InputStream in) throws IOException {
        var counted = new Counted(in);
        var buffered = new BufferedInputStream(counted, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new TraceInput(gzip ? expand(buffered) : buffered, counted, gzip);
    }

    private static InputStream expand(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (EOFException e) {
            return InputStream
                    .nullInputStream(); // cut off within its first bytes: nothing is in it
        } catch (ZipException e) {
            throw damaged();
        }
    }

    /// Whether the last byte was read.
    boolean ended() {
        return ended;
    }

    /// How many bytes were read so far.
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readExpanded(buffer, offset, length);
        if (count < 0) {
            ended = true;
            return count;
        }
        checkEncoding(buffer, offset, count);
        bytes += count;
        checkSize();
        return count;
    }

    /// A trace is UTF-8. The parser would guess UTF-16 and UTF-32 from the first bytes, which in
    /// UTF-8 are never 0, 0xfe or 0xff.
    private void checkEncoding(byte[] buffer, int offset, int count) throws TraceFormatException {
        for (int i = 0; i < count && bytes + i < GUESSED_BYTES; i++) {
            int value = buffer[offset + i] & 0xff;
            if (value == 0 || value >= 0xfe) {
                throw refused(HeadReader.NO_TRACE);
            }
        }
    }

    private int readExpanded(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (EOFException e) {
            return -1; // a compressed file that was cut off ends where it was cut
        } catch (ZipException e) {
            throw damaged();
        }
    }

    private void checkSize() throws TraceFormatException {
        if (bytes > Limits.DOCUMENT_BYTES) {
            throw refused("The file holds more than " + (Limits.DOCUMENT_BYTES >> 30) + " GiB.");
        }
        if (expanding
                && bytes > Limits.EXPANSION_FREE_BYTES
                && bytes / Limits.EXPANSION > compressed.bytes) {
            throw refused(
                    "The compressed file expands more than "
                            + Limits.EXPANSION
                            + " times, which no recording does.");
        }
    }

    private static TraceFormatException damaged() {
        return refused("The compressed file is damaged.");
    }

    private static TraceFormatException refused(String sentence) {
        return new TraceFormatException(new TraceFault(0, sentence));
    }

    /// Counts the bytes of the file itself.
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
