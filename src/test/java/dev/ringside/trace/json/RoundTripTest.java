package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RoundTripTest {
    private static final Path SCHEMA = Path.of("assets/schema/trace-1.schema.json");

    static Stream<TraceEvent> everyKind() {
        return Facts.ofEveryKind();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void a_fact_is_read_as_it_was_written(TraceEvent fact) throws Exception {
        var trace = new Trace(Traces.HEADER, List.of(fact), new TraceEnd(1, 0, true));

        var read = Traces.read(Traces.written(trace));

        assertThat(read).isEqualTo(trace);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_schema_accepts_what_is_written(TraceEvent fact) throws Exception {
        var trace = new Trace(Traces.HEADER, List.of(fact), new TraceEnd(1, 0, true));

        var errors = schema().validate(text(Traces.written(trace)), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_schema_and_the_reader_miss_the_same_keys(TraceEvent fact) throws Exception {
        var lines = TraceWriter.line(fact).replaceAll("[{}]", "").split(", (?=\"\\w+\": )", -1);
        for (String line : lines) {
            var without = TraceWriter.line(fact).replace(line, "\"other\": 1");
            var document = Traces.with(without);

            var accepted = schema().validate(document, InputFormat.JSON).isEmpty();

            assertThat(opens(document)).as(document).isEqualTo(accepted);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_document_describes_every_kind_and_its_keys(TraceEvent fact) throws Exception {
        if (fact instanceof Unrecognised) {
            return; // it has no kind of its own
        }
        var document = Files.readString(Path.of("src/docs/trace-format.md"));

        var start = document.indexOf("**`" + TraceWriter.kind(fact) + "`**");
        assertThat(start).isPositive();
        var paragraph = document.substring(start, document.indexOf("\n\n", start));
        assertThat(Stream.of(fact.getClass().getRecordComponents()).skip(1))
                .allSatisfy(c -> assertThat(paragraph).contains("\n- `" + c.getName() + "` "));
    }

    static Stream<Path> everyTrace() throws IOException {
        try (var corpus = Files.walk(Path.of("src/test/resources/corpus"));
                var bundled = Files.walk(Path.of("assets"))) {
            return Stream.concat(corpus, bundled)
                    .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
                    .filter(file -> !file.startsWith("assets/schema"))
                    .filter(file -> !file.endsWith("index.json"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("everyTrace")
    void every_trace_of_the_corpus_and_of_the_program_is_sound(Path file) throws Exception {
        var trace = TraceFile.open(file);

        assertThat(TraceCheck.of(file).faults()).isEmpty();
        assertThat(schema().validate(text(Traces.written(trace)), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_kind_is_the_name_of_the_record() {
        var kinds =
                Facts.ofEveryKind()
                        .filter(fact -> !(fact instanceof Unrecognised))
                        .map(TraceWriter::kind)
                        .distinct();

        assertThat(kinds)
                .hasSize(TraceEvent.class.getPermittedSubclasses().length - 1)
                .contains("taskStarted", "sysEntered", "queueSampled", "lost");
    }

    @Test
    void the_real_recording_opens_in_full() throws Exception {
        var trace = TraceFile.open(Traces.SAMPLE);

        assertThat(trace.size()).isEqualTo(28);
        assertThat(trace.end()).isEqualTo(new TraceEnd(28, 0, true));
        assertThat(trace.events().get(26))
                .isInstanceOfSatisfying(
                        Copied.class,
                        copied -> {
                            assertThat(copied.at().nanos()).isEqualTo(20_238_000);
                            assertThat(copied.fd()).isEqualTo(5);
                            assertThat(copied.lengthBytes()).isEqualTo(64);
                        });
    }

    @Test
    void the_real_recording_is_saved_byte_for_byte() throws Exception {
        var trace = TraceFile.open(Traces.SAMPLE);

        var written = Traces.written(trace);

        assertThat(text(written)).isEqualTo(text(Traces.sample()));
    }

    @Test
    void the_schema_accepts_the_real_recording_and_refuses_a_changed_one() throws Exception {
        var sample = text(Traces.sample());

        assertThat(schema().validate(sample, InputFormat.JSON)).isEmpty();
        var changed = sample.replace("\"left\": \"S\"", "\"left\": \"asleep\"");
        assertThat(schema().validate(changed, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void unknown_keys_of_head_and_facts_survive() throws Exception {
        var json =
                Traces.with(
                                "{\"t\": 1, \"src\": \"s\", \"kind\": \"softirqLeft\", \"vector\":"
                                        + " \"NET_RX\", \"later\": [1, {\"x\": null, \"y\": 2.5}],"
                                        + " \"fd\": 3, \"raw\": \"r\"}")
                        .replace("\"cpus\": 2", "\"cpus\": 2, \"host\": {\"name\": \"a\"}");

        var trace = Traces.read(json);
        var again = Traces.read(Traces.written(trace));

        assertThat(trace.header().others()).isEqualTo(Map.of("host", Map.of("name", "a")));
        assertThat(trace.extras().get(0))
                .isEqualTo(Map.of("later", List.of(1L, Map.of("y", 2.5)), "fd", 3L));
        assertThat(again).isEqualTo(trace);
        assertThat(text(Traces.written(trace))).contains("\"y\": 2.5}], \"raw\": \"r\"}");
    }

    @Test
    void keys_may_come_in_any_order() throws Exception {
        var trace =
                Traces.read(
                        Traces.with(
                                "{\"vector\": \"NET_RX\", \"kind\": \"softirqLeft\", \"tid\": 3,"
                                        + " \"src\": \"s\", \"t\": 9}"));

        assertThat(trace.events().getFirst().at().nanos()).isEqualTo(9);
        assertThat(trace.extras()).isEmpty();
    }

    private static boolean opens(String document) throws Exception {
        try {
            return Traces.read(document).size() == 1;
        } catch (TraceFormatException e) {
            return false;
        }
    }

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
