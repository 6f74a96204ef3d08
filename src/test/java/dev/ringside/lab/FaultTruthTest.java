package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.linux.proc.MapRegions;
import dev.ringside.linux.proc.MapRegions.Region;
import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the program notes of its addresses is what the kernel says of them elsewhere.
class FaultTruthTest {
    private static final List<String> FIXED = List.of("program", "[heap]", "[vdso]", "[vsyscall]");

    @SuppressWarnings("NullAway.Init") // JUnit calls record
    private static Trace trace;

    private static List<Region> outside = List.of();

    /// The map is read from outside while the program runs.
    @BeforeAll
    static void record() throws Exception {
        var model = Models.named("fault").orElseThrow();
        try (var run =
                RecordedRun.start(new LabOrder("fault", Models.scenario(model, Map.of())), 1)) {
            var process = ProcessHandle.of(run.process().pid()).orElseThrow();
            while (run.endings() == 0 && process.isAlive()) {
                look(process.pid());
                Thread.onSpinWait();
            }
            trace = run.awaitEnd();
        }
    }

    private static void look(long pid) {
        try {
            byte[] map = Files.readAllBytes(Path.of("/proc/" + pid + "/maps"));
            String program = Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).toString();
            var now = MapRegions.of(new String(map, StandardCharsets.ISO_8859_1), program);
            outside = now.isEmpty() ? outside : now;
        } catch (IOException e) {
            // it has ended
        }
    }

    @Test
    void the_regions_are_those_that_the_kernel_tells_others() {
        assertThat(names(FIXED)).isNotEmpty();
        for (RegionMapped noted : mapped()) {
            var same = outside.stream().filter(r -> r.name().equals(noted.name())).toList();
            if (FIXED.contains(noted.name())) {
                assertThat(same).extracting(Region::start).contains(number(noted.start()));
                assertThat(same).extracting(Region::end).contains(number(noted.end()));
            }
        }
        var stack = mapped().stream().filter(r -> r.name().equals("[stack]")).findFirst();
        long end = number(stack.orElseThrow().end());
        assertThat(outside.stream().filter(r -> r.name().equals("[stack]")))
                .extracting(Region::end)
                .containsExactly(end);
    }

    @Test
    void the_address_that_was_handed_over_is_in_the_register_of_its_call() {
        var events = trace.events();
        int found = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof AddressHanded e) {
                var call =
                        events.subList(i, events.size()).stream()
                                .filter(SysEntered.class::isInstance)
                                .findFirst()
                                .orElseThrow();
                assertThat(Objects.requireNonNull(call.at().raw()))
                        .contains("," + e.address() + ",");
                found++;
            }
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void two_addresses_are_refused_and_the_third_is_not() {
        var reads =
                trace.events().stream()
                        .filter(e -> e instanceof SysReturned r && r.call().equals("read"))
                        .map(e -> ((SysReturned) e))
                        .toList();
        assertThat(reads.get(0).errno()).isEqualTo("EFAULT");
        assertThat(reads.get(1).errno()).isEqualTo("EFAULT");
        assertThat(reads.get(2).result()).isPositive();
        assertThat(reads.getLast().result()).isZero();
    }

    private static List<RegionMapped> mapped() {
        return trace.events().stream()
                .filter(RegionMapped.class::isInstance)
                .map(RegionMapped.class::cast)
                .toList();
    }

    private static List<RegionMapped> names(List<String> names) {
        return mapped().stream().filter(r -> names.contains(r.name())).toList();
    }

    private static long number(String address) {
        return Long.parseUnsignedLong(address.substring(2), 16);
    }
}
