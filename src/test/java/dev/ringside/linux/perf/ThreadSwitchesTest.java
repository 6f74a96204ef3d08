package dev.ringside.linux.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;

@EnabledOnOs(value = OS.LINUX, disabledReason = "perf_event_open is Linux'")
final class ThreadSwitchesTest {
    private static final int NO_SUCH_THREAD = 4_194_304; // one more than the highest there can be
    private static final int MORE_THAN_THE_RING_HOLDS = 1_400; // sleeps, of two switches each

    private static final int TRIES = 2_000; // of five milliseconds

    private final Syscalls calls = new Syscalls();
    private final List<PerfRecord> records = new ArrayList<>();

    @AfterEach
    void free() {
        calls.close();
    }

    @Test
    void every_sleep_is_a_leaving_and_a_coming() {
        try (var switches = open(calls.gettid())) {
            calls.getrusageThread(); // the first time the run time does more than call
            long wideFrom = System.nanoTime();
            ThreadUsage before = calls.getrusageThread();
            long from = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                calls.clockNanosleep(100_000);
            }
            long to = System.nanoTime();
            ThreadUsage after = calls.getrusageThread();
            long wideTo = System.nanoTime();

            switches.drain(records::add);

            // the kernel's counters are read a moment before and after
            long waited = after.voluntarySwitches() - before.voluntarySwitches();
            long forced = after.forcedSwitches() - before.forcedSwitches();
            assertThat(waited).isGreaterThanOrEqualTo(20);
            assertThat(waited)
                    .isBetween(leavings(false, from, to), leavings(false, wideFrom, wideTo));
            assertThat(forced)
                    .isBetween(leavings(true, from, to), leavings(true, wideFrom, wideTo));
            assertThat(records).isSortedAccordingTo(Comparator.comparingLong(r -> nanos(r)));
            assertAlternating();
        }
    }

    @Test
    void a_thread_whose_cpu_is_taken_was_preempted() throws Exception {
        var cpu = calls.schedGetaffinity(0).headSet(calls.schedGetaffinity(0).first() + 1);
        var busy = new Spinner();
        var other = new Spinner();
        try (var switches = open(busy.tid(cpu))) {
            other.tid(cpu);

            for (int i = 0; i < TRIES && leavings(true) == 0; i++) {
                calls.clockNanosleep(5_000_000);
                switches.drain(records::add);
            }

            assertThat(records)
                    .filteredOn(PerfRecord.SwitchedOut.class::isInstance)
                    .allSatisfy(one -> assertThat(tidOf(one)).isEqualTo(busy.tid));
            assertThat(leavings(true)).isPositive();
        } finally {
            busy.over = true;
            other.over = true;
        }
    }

    @Test
    void what_found_no_room_is_counted() {
        try (var switches = open(calls.gettid())) {
            calls.getrusageThread();
            switches.drain(_ -> {});
            ThreadUsage before = calls.getrusageThread();
            for (int i = 0; i < MORE_THAN_THE_RING_HOLDS; i++) {
                calls.clockNanosleep(1);
            }
            switches.drain(records::add);
            boolean full = switches.wasFull();
            calls.clockNanosleep(1);
            ThreadUsage after = calls.getrusageThread();
            switches.drain(records::add);

            long lost =
                    records.stream()
                            .mapToLong(one -> one instanceof PerfRecord.Lost l ? l.count() : 0)
                            .sum();
            assertThat(full).isTrue();
            assertThat(switches.wasFull()).isFalse();
            assertThat(lost).isPositive();
            long reported = records.stream().filter(one -> tidOf(one) > 0).count();
            // a leaving and a coming for each, and a few between the counters and the ring
            assertThat(reported + lost)
                    .isCloseTo(2 * (switched(after) - switched(before)), within(20L));
        }
    }

    @Test
    void a_thread_that_is_not_there_is_refused_in_words() {
        assertThat(ThreadSwitches.open(NO_SUCH_THREAD))
                .isInstanceOfSatisfying(
                        PerfAccess.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("There is no thread"));
    }

    @Test
    void closing_gives_descriptor_and_memory_back() throws Exception {
        int tid = calls.gettid();
        open(tid).close();
        long before = openDescriptors();

        for (int i = 0; i < 50; i++) {
            open(tid).close(); // fifty rings at once would be more than a user may lock
        }

        assertThat(openDescriptors()).isEqualTo(before);
    }

    private static long openDescriptors() throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(fd -> target(fd).contains("perf_event")).count();
        }
    }

    private static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException _) {
            return ""; // closed meanwhile
        }
    }

    private static ThreadSwitches open(int tid) {
        return switch (ThreadSwitches.open(tid)) {
            case PerfAccess.Granted(ThreadSwitches switches) -> switches;
            case PerfAccess.Refused(String why, String remedy) -> {
                assumeTrue(false, why + " " + remedy);
                throw new AssertionError(why);
            }
        };
    }

    private void assertAlternating() {
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).getClass()).isNotEqualTo(records.get(i - 1).getClass());
        }
    }

    private long leavings(boolean preempted) {
        return leavings(preempted, 0, Long.MAX_VALUE);
    }

    private long leavings(boolean preempted, long from, long to) {
        return records.stream()
                .filter(one -> nanos(one) >= from && nanos(one) <= to)
                .filter(one ->
                        one instanceof PerfRecord.SwitchedOut out && out.preempted() == preempted)
                .count();
    }

    private static long switched(ThreadUsage usage) {
        return usage.voluntarySwitches() + usage.forcedSwitches();
    }

    private static int tidOf(PerfRecord one) {
        return switch (one) {
            case PerfRecord.SwitchedIn in -> in.tid();
            case PerfRecord.SwitchedOut out -> out.tid();
            case PerfRecord.Lost _ -> -1;
        };
    }

    private static long nanos(PerfRecord one) {
        return switch (one) {
            case PerfRecord.SwitchedIn in -> in.nanos();
            case PerfRecord.SwitchedOut out -> out.nanos();
            case PerfRecord.Lost lost -> lost.nanos();
        };
    }

    /// A thread that never waits, until it is told that it is over.
    private static final class Spinner {
        private final CountDownLatch ready = new CountDownLatch(1);
        private volatile boolean over;
        private volatile int tid;

        int tid(SortedSet<Integer> cpu) throws InterruptedException {
            Thread.ofPlatform().daemon().start(() -> spin(cpu));
            ready.await();
            return tid;
        }

        private void spin(SortedSet<Integer> cpu) {
            try (var own = new Syscalls()) {
                assertThat(own.schedSetaffinity(0, cpu)).isEqualTo(new Outcome.Done(0));
                tid = own.gettid();
                ready.countDown();
                while (!over) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
