package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

final class CopiesTest {
    private static final int TASK = 7;
    private static final int FD = 5;

    private final Copies copies = new Copies();

    @ParameterizedTest
    @CsvSource({
        "recvfrom, TO_USER",
        "recvmsg, TO_USER",
        "read, TO_USER",
        "sendto, TO_KERNEL",
        "write, TO_KERNEL"
    })
    void what_a_call_returned_was_copied_before(String call, Direction direction) {
        copies.impliedBy(entered(call));

        Copied copied = copies.impliedBy(returned(call, 48, null)).orElseThrow();

        var at = new Stamp(20, 1, TASK, new Source("inferred:call-returned"), null);
        assertThat(copied).isEqualTo(new Copied(at, direction, FD, 48, null));
    }

    @Test
    void nothing_is_copied_by_other_calls_or_by_those_that_return_nothing() {
        copies.impliedBy(entered("recvfrom"));
        assertThat(copies.impliedBy(returned("recvfrom", 0, null))).isEmpty();
        copies.impliedBy(entered("recvfrom"));
        assertThat(copies.impliedBy(returned("recvfrom", -1, "EAGAIN"))).isEmpty();
        copies.impliedBy(entered("poll"));
        assertThat(copies.impliedBy(returned("poll", 1, null))).isEmpty();
    }

    @Test
    void of_a_call_whose_entry_is_not_recorded_nothing_is_said() {
        assertThat(copies.impliedBy(returned("recvfrom", 48, null))).isEmpty();
        copies.impliedBy(entered("poll"));
        assertThat(copies.impliedBy(returned("recvfrom", 48, null))).isEmpty();
    }

    private static SysEntered entered(String call) {
        return new SysEntered(at(10), call, new CallArgs(Map.of("fd", (long) FD)));
    }

    private static SysReturned returned(String call, long result, @Nullable String errno) {
        return new SysReturned(at(20), call, result, errno);
    }

    private static Stamp at(long nanos) {
        return new Stamp(nanos, 1, TASK, Source.PROGRAM, null);
    }
}
