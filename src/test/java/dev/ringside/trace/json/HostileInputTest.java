package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.trace.WaitSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

@Timeout(60)
class HostileInputTest {
    private static final String FACT =
            "{\"t\": 5, \"cpu\": 0, \"tid\": 1, \"src\": \"s\", \"kind\": \"lost\", \"count\": 1,"
                    + " \"where\": \"w\"}";

    @Test
    void the_fact_that_is_spoilt_below_is_sound() throws Exception {
        assertThat(Traces.read(Traces.with(FACT)).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"t\": 5 | \"t\": -1 | \"t\" must be a whole number from 0 to 9223372036854775807",
                "\"t\": 5 | \"t\": 1e999 | number is too large",
                "\"t\": 5 | \"t\": 5.5 | \"t\" must be a whole number",
                "\"t\": 5 | \"t\": \"5\" | \"t\" must be a whole number",
                "\"t\": 5 | \"t\": NaN | not valid JSON",
                "\"t\": 5 | \"t\": 05 | not valid JSON",
                "\"t\": 5 | \"t\": 9223372036854775808 | does not fit into 64 bits",
                "\"t\": 5 | \"t\": null | has no \"t\"",
                "\"t\": 5 | \"t\": 5, \"t\": 5 | \"t\" comes twice",
                "\"t\": 5 | \"t\": 5, \"u\": 5, \"u\": 6 | \"u\" comes twice",
                "\"t\": 5 | \"t\": 5, \"u\": {\"v\": 5, \"v\": 6} | \"v\" comes twice",
                "\"t\": 5 | \"t\": 5, \"u\": 1e999 | number is too large",
                "\"cpu\": 0 | \"cpu\": 65536 | \"cpu\" must be a whole number from 0 to 65535",
                "\"tid\": 1 | \"tid\": 2147483648 | \"tid\" must be a whole number",
                "\"tid\": 1 | \"tid\": -1 | \"tid\" must be a whole number",
                "\"src\": \"s\" | \"src\": 1 | \"src\" must be a text",
                "\"kind\": \"lost\" | \"knd\": \"lost\" | A fact has no \"kind\"",
                "\"kind\": \"lost\" | \"kind\": \"woken\" | has no \"task\"",
                "\"where\": \"w\" | \"where\": [\"w\"] | \"where\" must be a text",
            })
    void a_wrong_value_gets_its_sentence_and_its_line(String right, String wrong, String sentence) {
        var json = Traces.with(FACT, FACT.replace(right, wrong));

        var refusal = catchThrowableOfType(TraceFormatException.class, () -> Traces.read(json));

        assertThat(refusal.fault().sentence()).contains(sentence).endsWith(".");
        assertThat(refusal.fault().line()).isEqualTo(3);
        assertThat(refusal).hasMessage("line 3: " + refusal.fault().sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | must consist of objects",
                "{} | must be a list",
                "[{}] | A descriptor has no \"fd\"",
                "[{\"fd\": -1}] | \"fd\" a whole number from 0",
                "[{\"fd\": 2147483647}] | \"fd\" a whole number from 0",
                "[{\"fd\": 5, \"fd\": 5}] | \"fd\" comes twice",
                "[{\"fd\": 5, \"to\": 4}] | \"to\" a descriptor behind",
                "[{\"fd\": 0, \"to\": 2147483646}] | \"to\" a descriptor behind",
                "[{\"fd\": 0, \"to\": 1048575}, {\"fd\": 0}] | more than 1048576 descriptors",
                "[{\"fd\": 5, \"events\": 1}] | \"events\" a text",
            })
    void a_wrong_list_of_descriptors_is_refused_wherever_its_kind_stands(
            String list, String sentence) {
        assertThatThrownBy(() -> Traces.read(Traces.with(waitSet(list))))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> Traces.read(Traces.with(kindLast(waitSet(list)))))
                .isInstanceOf(TraceFormatException.class);
    }

    @Test
    void ten_thousand_descriptors_without_an_order_are_read() throws Exception {
        var list = new StringJoiner(", ", "[", "]");
        for (int fd = 0; fd < 20_000; fd += 2) {
            list.add("{\"fd\": " + fd + ", \"events\": \"IN\"}");
        }

        var trace = Traces.read(Traces.with(waitSet(list.toString())));

        assertThat(((WaitSet) trace.events().getFirst()).set()).hasSize(10_000);
    }

    @Test
    void a_list_of_too_many_groups_is_refused() {
        var list = "[" + "{\"fd\": 1},".repeat(Limits.WATCHED) + "{\"fd\": 1}]";

        assertThatThrownBy(() -> Traces.read(Traces.with(waitSet(list))))
                .hasMessageContaining("more than 65536 groups");
    }

    @Test
    void lists_that_name_too_much_together_are_refused() {
        var fact = waitSet("[{\"fd\": 0, \"to\": 1000000}]");
        var facts = new String[101];
        Arrays.fill(facts, fact);

        assertThatThrownBy(() -> Traces.read(Traces.with(facts)))
                .hasMessageContaining("All lists together name more than 100000000");
    }

    @Test
    void many_large_lists_are_weighed() {
        var list = "[" + "{\"fd\": 1},".repeat(999) + "{\"fd\": 1}]";

        assertThat(refusedFor(8 << 20, waitSet(list)).line()).isBetween(200, 300);
    }

    @Test
    void texts_that_want_the_same_place_cost_no_more_than_others() throws Exception {
        // all have the same beginning, middle and end
        var facts = new String[20_000];
        for (int i = 0; i < facts.length; i++) {
            var name = "a".repeat(8) + (100_000 + i) + "a".repeat(10) + "bb" + "a".repeat(26);
            facts[i] = FACT.replace("\"w\"", '"' + name + '"');
        }

        assertThat(Traces.read(Traces.with(facts)).events()).doesNotHaveDuplicates();
    }

    private static String waitSet(String list) {
        return "{\"t\": 5, \"tid\": 1, \"src\": \"s\", \"kind\": \"waitSet\", \"set\": "
                + list
                + ", \"call\": \"poll\"}";
    }

    private static String kindLast(String fact) {
        String kind = " \"kind\": \"waitSet\",";
        return fact.replace(kind, "").replaceFirst("}$", "," + kind.replace(",", "}"));
    }

    @Test
    void time_never_goes_back() {
        var json = Traces.with(FACT, FACT.replace("\"t\": 5", "\"t\": 4"));

        assertThatThrownBy(() -> Traces.read(json))
                .hasMessage("line 3: Time goes back from 5 to 4 nanoseconds.");
    }

    @Test
    void a_newer_version_is_refused_with_what_to_do() {
        var json = Traces.with(FACT).replace("\"ringside\": 1", "\"ringside\": 2");

        assertThatThrownBy(() -> Traces.read(json))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("format version 2")
                .hasMessageContaining("open it with a newer Ringside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "null",
                "hello",
                "{\"ringside\": \"1\"",
                "{\"ringside\": 0, ",
                "{\"about\": {}}",
                "<html></html>",
                "\u0000\u0001\u0002"
            })
    void what_is_no_trace_is_told_so(String text) {
        assertThatThrownBy(() -> Traces.read(text))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("This is not a trace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void only_utf_8_is_a_trace(String encoding) {
        var bytes = Traces.with(FACT).getBytes(Charset.forName(encoding));

        assertThatThrownBy(() -> Traces.read(bytes))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("This is not a trace");
    }

    @Test
    void an_empty_file_is_called_empty() {
        assertThatThrownBy(() -> Traces.read("")).hasMessageContaining("The file is empty.");
    }

    @Test
    void random_bytes_are_no_trace() {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);

        assertThatThrownBy(() -> Traces.read(bytes)).isInstanceOf(TraceFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deep_nesting_is_refused_before_it_costs_anything(String opening) {
        var deep = FACT.replace("\"t\": 5", "\"t\": 5, \"u\": " + opening.repeat(1_000_000));

        assertThatThrownBy(() -> Traces.read(Traces.with(deep)))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void a_long_text_and_a_long_fact_are_refused() {
        var text = FACT.replace("\"w\"", "\"" + "w".repeat(Limits.TEXT_CHARS + 1) + "\"");
        var list = FACT.replace("\"t\": 5", "\"t\": 5, \"u\": [" + "1,".repeat(100_000) + "1]");
        var keys = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            keys.append(", \"k").append(i).append("\": 1");
        }
        var many = FACT.replace("\"t\": 5", "\"t\": 5" + keys);

        assertThatThrownBy(() -> Traces.read(Traces.with(text))).hasMessageContaining("too long");
        assertThatThrownBy(() -> Traces.read(Traces.with(list))).hasMessageContaining("longer");
        assertThatThrownBy(() -> Traces.read(Traces.with(many))).hasMessageContaining("longer");
    }

    @Test
    void a_bomb_is_refused_early() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(Traces.with().replace("]}", "").getBytes(StandardCharsets.UTF_8));
            var spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 512; i++) {
                gzip.write(spaces);
            }
        }

        assertThatThrownBy(() -> Traces.read(bomb.toByteArray()))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("expands more than 250 times");
    }

    @Test
    void more_facts_than_memory_holds_are_refused_instead_of_exhausting_it() {
        var refusal = refusedFor(8 << 20, FACT);

        assertThat(refusal.sentence()).contains("does not fit into the memory", "(8 MiB)");
    }

    @Test
    void what_is_small_in_the_file_and_large_in_memory_is_weighed() {
        var maps = FACT.replace("\"t\": 5", "\"t\": 5, \"u\": [" + "{},".repeat(9000) + "{}]");

        assertThat(refusedFor(8 << 20, maps).line()).isLessThan(10);
    }

    private static TraceFault refusedFor(long mostBytes, String fact) {
        var endless = new Endless(Traces.with(fact).replace("]}", ""), ",\n" + fact);
        return catchThrowableOfType(
                        TraceFormatException.class,
                        () -> new TraceCollector(new TraceReader(endless), mostBytes).trace())
                .fault();
    }

    @Test
    void what_comes_behind_the_end_is_a_fault() {
        var sample = new String(Traces.sample(), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Traces.read(sample + "{}")).hasMessageContaining("behind the end");
        assertThatThrownBy(() -> Traces.read(sample.replace("}}\n", "}, \"x\": 1}\n")))
                .hasMessageContaining("behind the end");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws Exception {
        var sample = new String(Traces.sample(), StandardCharsets.UTF_8);

        var trace = Traces.read("\uFEFF" + sample.replace("\n", "\r\n"));

        assertThat(trace).isEqualTo(Traces.read(sample));
    }

    @Test
    void the_layout_of_the_file_does_not_matter() throws Exception {
        var sample = new String(Traces.sample(), StandardCharsets.UTF_8);

        var oneLine = Traces.read(sample.replace("\n", ""));
        var manyLines = Traces.read(sample.replace(", \"", ",\n\n\"").replace("{", "{ \t\n"));

        assertThat(oneLine).isEqualTo(Traces.read(sample));
        assertThat(manyLines).isEqualTo(Traces.read(sample));
    }

    @Test
    void a_failing_disk_is_not_called_a_bad_file() {
        var failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                };

        assertThatThrownBy(() -> TraceReader.readAll(failing))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(TraceFormatException.class)
                .hasMessage("the disk is gone");
    }

    /// A beginning, and then the same for ever.
    private static final class Endless extends InputStream {
        private final InputStream beginning;
        private final byte[] again;
        private int position;

        Endless(String beginning, String again) {
            this.beginning = new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8));
            this.again = again.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            int first = beginning.read();
            return first >= 0 ? first : again[position++ % again.length];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
