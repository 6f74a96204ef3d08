package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Left;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/// A file that is read for real, and what the kernel says of its pages and its disk.
final class FileTruthTest {
    private static final int SIZE = 131_072;
    private static final int ASYNCHRONOUS = 16_384;
    private static final int BLOCK = 512;

    /// A file system may have to read where on the disk the file lies.
    private static final int METADATA = 8192;

    @Test
    void a_cold_file_comes_from_the_disk_once_and_is_in_the_page_cache_then() throws Exception {
        Trace trace = record("cold");

        assertThat(of(trace, PageSampled.class))
                .first()
                .matches(s -> !s.cached() && s.count() == 32);
        assertThat(of(trace, PageSampled.class)).last().matches(s -> s.cached() && s.count() == 32);
        assertThat(issued(trace)).isEqualTo(SIZE).isEqualTo(completed(trace));
        assertThat(of(trace, PageAdded.class).stream().mapToLong(PageAdded::count).sum())
                .isEqualTo(32);
        assertThat(copied(trace)).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cold", "warm", "mmap", "direct", "sendfile", "splice"})
    void what_the_disk_was_asked_for_is_what_the_kernel_counted_of_the_program(String how)
            throws Exception {
        Trace trace = record(how);

        long requested = issued(trace);

        assertThat(counted(trace)).isBetween(requested, requested + METADATA);
    }

    @Test
    void who_waits_for_the_disk_is_in_state_d() throws Exception {
        Trace trace = record("direct");
        int program = program(trace);

        List<Switched> waits =
                of(trace, Switched.class).stream()
                        .filter(s -> s.out() == program && s.left() != Left.PREEMPTED)
                        .toList();

        assertThat(waits).isNotEmpty().allMatch(s -> s.left() == Left.DISK_SLEEP);
    }

    @Test
    void a_warm_file_needs_no_disk() throws Exception {
        Trace trace = record("warm");

        assertThat(issued(trace)).isZero();
        assertThat(of(trace, PageAdded.class)).isEmpty();
        assertThat(copied(trace)).isEqualTo(SIZE);
    }

    @Test
    void who_reads_directly_leaves_the_page_cache_alone() throws Exception {
        Trace trace = record("direct");

        assertThat(issued(trace)).isEqualTo(SIZE);
        assertThat(of(trace, PageAdded.class)).isEmpty();
        assertThat(of(trace, PageLookedUp.class)).isEmpty();
        assertThat(of(trace, PageSampled.class)).noneMatch(PageSampled::cached);
        assertThat(copied(trace)).isZero();
    }

    @Test
    void who_maps_a_file_has_page_faults_and_no_copies() throws Exception {
        Trace trace = record("mmap");

        assertThat(of(trace, PageFault.class)).isNotEmpty();
        assertThat(copied(trace)).isZero();
        assertThat(issued(trace)).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendfile", "splice"})
    void what_is_passed_on_is_not_copied(String how) throws Exception {
        Trace trace = record(how);

        assertThat(of(trace, Copied.class)).isEmpty();
        assertThat(issued(trace)).isEqualTo(SIZE);
    }

    /// Whoever reads it: a thread of the C library, a worker of the kernel, or the program itself
    /// while it hands the request over.
    @ParameterizedTest
    @CsvSource({"aio, ask, D", "aio, suspend, D", "uring, worker, D", "uring, poll, S"})
    void the_disk_is_asked_by_whoever_reads_and_once(String model, String way, String waits)
            throws Exception {
        String option = model.equals("aio") ? "how" : "mode";
        var combination = new Combination(model, Map.of("file", "true", option, way));
        Trace trace = RecordedRun.trace(combination.order());
        int program = program(trace);
        List<BlockIssued> requests = of(trace, BlockIssued.class);

        assertThat(trace.lost()).isZero();
        assertThat(issued(trace)).isEqualTo(ASYNCHRONOUS).isEqualTo(completed(trace));
        assertThat(copied(trace)).isEqualTo(ASYNCHRONOUS);
        assertThat(of(trace, Copied.class))
                .extracting(c -> c.at().tid() == program)
                .containsOnly(waits.equals("S"));
        assertThat(requests)
                .isNotEmpty()
                .allMatch(r -> (r.at().tid() == program) == waits.equals("S"));
        assertThat(of(trace, Switched.class))
                .noneMatch(s -> s.out() == program && s.left() == Left.DISK_SLEEP);
    }

    private static int program(Trace trace) {
        return of(trace, TaskStarted.class).stream()
                .filter(t -> t.role() == Role.SERVER)
                .mapToInt(TaskStarted::task)
                .findFirst()
                .orElseThrow();
    }

    private static Trace record(String how) throws Exception {
        var combination = new Combination("file", Map.of("how", how));
        Trace trace = RecordedRun.trace(combination.order());
        assertThat(trace.lost()).isZero();
        return trace;
    }

    /// What `getrusage` says that the program has had disks read, by two of its counters.
    private static long counted(Trace trace) {
        List<Sampled> counters =
                of(trace, Sampled.class).stream()
                        .filter(s -> s.at().source().name().equals("program:getrusage"))
                        .toList();
        return blocks(counters.getLast()) - blocks(counters.getFirst());
    }

    private static long blocks(Sampled counters) {
        String raw = counters.at().raw();
        return raw == null ? 0 : BLOCK * Long.parseLong(raw.substring(raw.indexOf('=') + 1));
    }

    private static long issued(Trace trace) {
        return of(trace, BlockIssued.class).stream().mapToLong(BlockIssued::lengthBytes).sum();
    }

    private static long completed(Trace trace) {
        return of(trace, BlockCompleted.class).stream()
                .mapToLong(BlockCompleted::lengthBytes)
                .sum();
    }

    private static long copied(Trace trace) {
        return of(trace, Copied.class).stream().mapToLong(Copied::lengthBytes).sum();
    }

    private static <T extends TraceEvent> List<T> of(Trace trace, Class<T> type) {
        return trace.events().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
