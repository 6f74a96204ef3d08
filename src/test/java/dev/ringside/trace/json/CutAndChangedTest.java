package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// What was cut off opens up to its last whole fact; what was changed opens or gets one sentence.
@Timeout(60)
class CutAndChangedTest {
    private static final byte[] SAMPLE = Traces.sample();

    @Test
    void every_prefix_opens_up_to_its_last_whole_fact_or_gets_one_sentence() throws Exception {
        var whole = Traces.read(SAMPLE);
        int head = new String(SAMPLE, StandardCharsets.US_ASCII).indexOf("[\n") + 1;
        int end = new String(SAMPLE, StandardCharsets.US_ASCII).lastIndexOf("}}") + 1;
        for (int length = 0; length < SAMPLE.length; length++) {
            var trace = openedOrRefused(Arrays.copyOf(SAMPLE, length));

            assertThat(trace != null).as("opens at %d", length).isEqualTo(length >= head);
            if (trace != null) {
                int facts = wholeFacts(length);
                assertThat(trace.events()).isEqualTo(whole.events().subList(0, facts));
                assertThat(trace.end() != null).as("end at %d", length).isEqualTo(length >= end);
            }
        }
    }

    @Test
    void every_prefix_of_a_compressed_trace_opens_or_gets_one_sentence() throws Exception {
        var compressed = compressed(SAMPLE);
        int opened = 0;
        for (int length = 0; length < compressed.length; length++) {
            if (openedOrRefused(Arrays.copyOf(compressed, length)) != null) {
                opened++;
            }
        }

        assertThat(opened).isGreaterThan(compressed.length / 3);
    }

    @Test
    void five_hundred_changed_traces_open_or_get_one_sentence() throws Exception {
        var random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            var changed = changed(SAMPLE.clone(), random);
            if (openedOrRefused(changed) == null) {
                refused++;
            }
            var check = TraceCheck.of(new ByteArrayInputStream(changed));
            assertThat(check.faults()).hasSizeLessThanOrEqualTo(TraceCheck.MOST_FAULTS);
        }

        assertThat(refused).isBetween(200, 499);
    }

    @Test
    void five_hundred_changed_compressed_traces_open_or_get_one_sentence() throws Exception {
        var compressed = compressed(SAMPLE);
        var random = new Random(43);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            if (openedOrRefused(changed(compressed.clone(), random)) == null) {
                refused++;
            }
        }

        assertThat(refused).isPositive();
    }

    @Test
    void a_fact_is_there_as_soon_as_its_closing_brace_is() throws Exception {
        int brace = indexAfter("\"already\": true}", 0);
        var arrived = new Arriving(SAMPLE, brace);

        var reader = new TraceReader(arrived);
        var fact = reader.next();

        assertThat(fact).isEqualTo(Traces.read(SAMPLE).events().getFirst());
        assertThat(arrived.position).isEqualTo(brace);
    }

    /// The trace, or null if it was refused as it should be.
    private static @Nullable Trace openedOrRefused(byte[] bytes) throws IOException {
        try {
            return Traces.read(bytes);
        } catch (TraceFormatException e) {
            assertThat(e.fault().sentence())
                    .matches("(?s)[A-Z].*[.]")
                    .doesNotContain("\n", "tools");
            assertThat(e.fault().sentence().length()).isLessThan(200);
            assertThat(e.fault().line()).isBetween(0, 40);
            return null;
        }
    }

    private static int wholeFacts(int length) {
        int facts = 0;
        for (int from = 0; ; facts++) {
            int start = indexAfter("\n  {\"t\":", from);
            if (start < 0) {
                return facts;
            }
            int newline = indexAfter("\n", start);
            int brace = newline - (SAMPLE[newline - 2] == ',' ? 2 : 1);
            if (brace > length) {
                return facts;
            }
            from = start;
        }
    }

    private static int indexAfter(String text, int from) {
        int index = new String(SAMPLE, StandardCharsets.ISO_8859_1).indexOf(text, from);
        return index < 0 ? -1 : index + text.length();
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:09-e.".charAt(random.nextInt(12));
                default -> {
                    int length = random.nextInt(Math.min(200, bytes.length - at));
                    int to = random.nextInt(bytes.length - length);
                    System.arraycopy(bytes.clone(), at, bytes, to, length);
                }
            }
        }
        return bytes;
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// A pipe whose writer has written so far, and would be waited for at the next read.
    private static final class Arriving extends InputStream {
        private final byte[] bytes;
        private final int written;
        private int position;

        Arriving(byte[] bytes, int written) {
            this.bytes = bytes;
            this.written = written;
        }

        @Override
        public int read() {
            if (position == written) {
                throw new AssertionError("it would have to wait");
            }
            return bytes[position++];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(Math.min(length, 100), written - position);
            if (count == 0) {
                throw new AssertionError("it would have to wait");
            }
            System.arraycopy(bytes, position, buffer, offset, count);
            position += count;
            return count;
        }
    }
}
