package dev.ringside.linux.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.linux.Errno;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PerfRefusalTest {
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;

    @ParameterizedTest(name = "errno {0} at level {1}: {2}")
    @CsvSource({
        EACCES + ", 3, sudo sysctl kernel.perf_event_paranoid=2",
        EACCES + ", 4, sudo sysctl kernel.perf_event_paranoid=2",
        EACCES + ", 2, as the same user",
        EACCES + ", , as the same user",
        EPERM + ", 2, docker run --cap-add PERFMON",
        EINVAL + ", 2, Linux 4.3",
        ENOSYS + ", , CONFIG_PERF_EVENTS",
    })
    void each_refusal_names_what_helps(int errno, @Nullable Integer level, String remedy) {
        PerfAccess.Refused refused = PerfRefusal.open(Errno.of(errno), 7, level);

        assertThat(refused.why()).endsWith(".");
        assertThat(refused.remedy()).contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 999})
    void an_error_that_nobody_expects_is_named(int errno) {
        Errno named = Errno.of(errno);

        assertThat(PerfRefusal.open(named, 7, 2).why()).contains(named.name());
    }
}
