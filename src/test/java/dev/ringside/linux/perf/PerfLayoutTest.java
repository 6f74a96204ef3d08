package dev.ringside.linux.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.linux.CCompiler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class PerfLayoutTest {
    private static final String HEADERS = "linux/perf_event.h time.h";

    @Test
    void the_wish_is_byte_for_byte_what_a_c_program_would_write(@TempDir Path folder)
            throws Exception {
        String expected =
                CCompiler.says(
                        folder,
                        HEADERS,
                        """
                        struct perf_event_attr a;
                        memset(&a, 0, sizeof a);
                        a.size = PERF_ATTR_SIZE_VER5;
                        a.type = PERF_TYPE_SOFTWARE;
                        a.config = PERF_COUNT_SW_DUMMY;
                        a.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
                        a.exclude_kernel = 1;
                        a.exclude_hv = 1;
                        a.sample_id_all = 1;
                        a.use_clockid = 1;
                        a.clockid = CLOCK_MONOTONIC;
                        a.context_switch = 1;
                        for (int i = 0; i < PERF_ATTR_SIZE_VER5; i++)
                            printf("%02x", ((unsigned char *) &a)[i]);
                        """);

        try (Arena arena = Arena.ofConfined()) {
            var attr = PerfLayout.switchesWanted(arena);
            String ours =
                    IntStream.range(0, (int) attr.byteSize())
                            .mapToObj(i -> "%02x".formatted(attr.get(ValueLayout.JAVA_BYTE, i)))
                            .collect(Collectors.joining());

            assertThat(ours).isEqualTo(expected);
        }
    }

    @Test
    void the_ring_and_its_records_are_where_the_c_compiler_says(@TempDir Path folder)
            throws Exception {
        String expected =
                CCompiler.says(
                        folder,
                        HEADERS,
                        """
                        struct perf_event_mmap_page *p;
                        printf("%zu %zu %zu %zu ", offsetof(struct perf_event_mmap_page, data_head),
                            offsetof(struct perf_event_mmap_page, data_tail),
                            offsetof(struct perf_event_mmap_page, data_offset),
                            offsetof(struct perf_event_mmap_page, data_size));
                        printf("%zu %zu ", offsetof(struct perf_event_header, misc),
                            offsetof(struct perf_event_header, size));
                        printf("%d %d %d %d", PERF_RECORD_LOST, PERF_RECORD_SWITCH,
                            PERF_RECORD_MISC_SWITCH_OUT, PERF_RECORD_MISC_SWITCH_OUT_PREEMPT);
                        (void) p;
                        """);

        String ours =
                Stream.of(
                                PerfLayout.DATA_HEAD,
                                PerfLayout.DATA_TAIL,
                                PerfLayout.DATA_OFFSET,
                                PerfLayout.DATA_SIZE,
                                4, // PerfRing takes misc out of the header's bits 32 to 47
                                6, // and size out of bits 48 to 63
                                PerfLayout.PERF_RECORD_LOST,
                                PerfLayout.PERF_RECORD_SWITCH,
                                PerfLayout.PERF_RECORD_MISC_SWITCH_OUT,
                                PerfLayout.PERF_RECORD_MISC_SWITCH_OUT_PREEMPT)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));

        assertThat(ours).isEqualTo(expected);
    }
}
