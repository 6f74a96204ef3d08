package dev.ringside.linux.tracefs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.linux.Syscalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class TraceInstanceTest {
    private static final Pattern LINE =
            Pattern.compile(
                    "(?m)^.{16}-(\\d+)\\s+\\[(\\d+)] \\S+\\s+(\\d+)\\.(\\d{6}): (\\w+): (.*)$");

    private Tracefs tracefs;

    @BeforeEach
    void find() {
        tracefs = RealTracefs.orSkip();
    }

    @Test
    void the_raw_ring_holds_what_the_kernel_prints() throws IOException {
        List<RingEvent> records = new ArrayList<>();
        String text;
        try (TraceInstance instance = TraceInstance.create(tracefs, 4096)) {
            instance.enable("raw_syscalls:sys_enter", "");
            instance.enable("raw_syscalls:sys_exit", "");
            instance.enable("sched:sched_switch", "");
            instance.enable("sched:sched_waking", "");
            record(instance, 200);
            text = Files.readString(instance.root().resolve("trace"));
            for (RingReader reader : instance.openReaders()) {
                assertThat(reader.drain(10_000, records::add)).isTrue();
            }
            assertThat(instance.lostRecords()).isZero();
        }

        List<MatchResult> lines = LINE.matcher(text).results().toList();
        assertThat(lines).hasSizeGreaterThan(400).hasSameSizeAs(records);
        for (int cpu = 0; cpu < Runtime.getRuntime().availableProcessors(); cpu++) {
            int number = cpu;
            compare(
                    records.stream().filter(r -> r.cpu() == number).toList(),
                    lines.stream().filter(l -> Integer.parseInt(l.group(2)) == number).toList());
        }
    }

    private static void compare(List<RingEvent> records, List<MatchResult> lines) {
        assertThat(records)
                .hasSameSizeAs(lines)
                .isSortedAccordingTo(Comparator.comparingLong(RingEvent::nanos));
        for (int i = 0; i < records.size(); i++) {
            RingEvent record = records.get(i);
            MatchResult line = lines.get(i);
            long micros = Long.parseLong(line.group(3)) * 1_000_000 + Long.parseLong(line.group(4));
            assertThat(record.nanos() / 1000).isCloseTo(micros, within(1L));
            assertThat(record.name()).endsWith(":" + line.group(5));
            assertThat(record.pid()).isEqualTo(Integer.parseInt(line.group(1)));
            assertThat(line.group(6)).contains(words(record));
        }
    }

    /// What the kernel prints in the same words.
    private static List<String> words(RingEvent record) {
        return switch (record.name()) {
            case "sched:sched_switch" -> {
                String out = "prev_pid=" + record.number("prev_pid");
                String state = record.raw().replaceAll(".*(prev_state=\\S+).*", "$1");
                yield List.of(out, state, "next_comm=" + record.text("next_comm"));
            }
            case "sched:sched_waking" -> List.of("pid=" + record.number("pid"));
            case "raw_syscalls:sys_exit" ->
                    List.of("NR " + record.number("id") + " = " + record.number("ret"));
            default ->
                    List.of(
                            "NR " + record.number("id") + " (",
                            ", " + Long.toHexString(record.number("args", 5)) + ")");
        };
    }

    @Test
    void what_does_not_fit_into_the_ring_is_counted() throws IOException {
        int calls = 20_000;

        try (TraceInstance instance = TraceInstance.create(tracefs, 8)) {
            int tid = enableForThisThread(instance);
            record(instance, calls);
            long lost = instance.lostRecords();
            List<RingEvent> kept = new ArrayList<>();
            instance.openReaders().forEach(reader -> reader.drain(1000, kept::add));

            assertThat(kept).isNotEmpty().allMatch(record -> record.pid() == tid);
            assertThat(lost).isPositive();
            assertThat(kept.size() + lost).isCloseTo(2L * calls, within(2000L));
        }
    }

    @Test
    void what_a_dead_process_left_is_removed_and_the_rest_is_not() throws IOException {
        Path left = tracefs.instances().resolve("ringside-999999999-1-1");
        Files.createDirectory(left);

        try (TraceInstance alive = TraceInstance.create(tracefs, 8)) {
            int removed = TraceInstance.removeStale(tracefs);

            assertThat(removed).isPositive();
            assertThat(left).doesNotExist();
            assertThat(alive.root()).exists();
        }
    }

    @Test
    void an_event_that_this_kernel_lacks_is_not_an_error() throws IOException {
        try (TraceInstance instance = TraceInstance.create(tracefs, 8)) {
            assertThat(instance.enable("sched:no_such_event", "")).isFalse();
        }
    }

    @Test
    void a_refused_filter_is_named() throws IOException {
        try (TraceInstance instance = TraceInstance.create(tracefs, 8)) {
            assertThatThrownBy(() -> instance.enable("sched:sched_switch", "no_such_field == 1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no_such_field == 1");
        }
    }

    @Test
    void the_format_of_every_event_of_this_kernel_is_understood() throws IOException {
        List<Path> formats;
        try (Stream<Path> files = Files.walk(tracefs.root().resolve("events"), 3)) {
            formats = files.filter(file -> file.endsWith("format")).toList();
        }

        assertThat(formats).hasSizeGreaterThan(500);
        for (Path file : formats) {
            String text = Files.readString(file);
            EventFormat format = EventFormat.parse(file.toString(), text);

            assertThat(format.fields().size())
                    .as(format.name())
                    .isEqualTo(text.split("\tfield:", -1).length - 1);
            assertThat(format.fields().values())
                    .as(format.name())
                    .allMatch(f -> f.elementBytes() * f.elements() == f.sizeBytes());
            assertThat(format.field("common_pid").offset()).isEqualTo(4);
        }
    }

    private static int enableForThisThread(TraceInstance instance) throws IOException {
        try (Syscalls calls = new Syscalls()) {
            int tid = calls.gettid();
            instance.enable("raw_syscalls:sys_enter", "common_pid == " + tid);
            instance.enable("raw_syscalls:sys_exit", "common_pid == " + tid);
            return tid;
        }
    }

    private static void record(TraceInstance instance, int calls) throws IOException {
        try (Syscalls syscalls = new Syscalls()) {
            instance.recording(true);
            for (int i = 0; i < calls; i++) {
                syscalls.getpid();
            }
            instance.recording(false);
        }
    }
}
