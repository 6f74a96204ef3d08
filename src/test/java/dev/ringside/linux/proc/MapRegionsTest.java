package dev.ringside.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.linux.proc.MapRegions.Region;

import org.junit.jupiter.api.Test;

/// A map of many lines in a few regions.
class MapRegionsTest {
    private static final String MAP =
            """
            82000000-83000000 rw-p 00000000 00:00 0
            83000000-100000000 ---p 00000000 00:00 0
            5592a8dc6000-5592a8dc7000 r--p 00000000 fe:00 4711                       /opt/a b/java
            5592a8dc7000-5592a8dcb000 r-xp 00001000 fe:00 4711                       /opt/a b/java
            5592d5b38000-5592d5b81000 rw-p 00000000 00:00 0                          [heap]
            7f56b8000000-7f56b823c000 rw-p 00000000 00:00 0
            7f5702000000-7f5702c7b000 r-xp 00000000 fe:00 4712                       /lib/libc.so.6
            7f5702c7b000-7f5702c81000 r--p 00000000 00:00 0                          [vvar]
            7f5702c81000-7f5702c83000 r-xp 00000000 00:00 0                          [vdso]
            7ffcb80c3000-7ffcb80e4000 rw-p 00000000 00:00 0                          [stack]
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
            """;

    @Test
    void neighbours_of_one_kind_are_one_region() {
        assertThat(MapRegions.of(MAP, "/opt/a b/java"))
                .containsExactly(
                        new Region(0x82000000L, 0x100000000L, "rw-p", "java-heap", 2),
                        new Region(0x5592a8dc6000L, 0x5592a8dcb000L, "r-xp", "program", 2),
                        new Region(0x5592d5b38000L, 0x5592d5b81000L, "rw-p", "[heap]", 1),
                        new Region(0x7f56b8000000L, 0x7f5702c7b000L, "rwxp", "libraries", 2),
                        new Region(0x7f5702c7b000L, 0x7f5702c83000L, "r-xp", "[vdso]", 2),
                        new Region(0x7ffcb80c3000L, 0x7ffcb80e4000L, "rw-p", "[stack]", 1),
                        new Region(
                                0xffffffffff600000L, 0xffffffffff601000L, "--xp", "[vsyscall]", 1));
    }

    @Test
    void what_is_no_line_of_a_map_is_left_out() {
        assertThat(MapRegions.of("nonsense\n\nx y z\n", "")).isEmpty();
    }
}
