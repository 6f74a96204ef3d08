package dev.ringside.story;

import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the story says of addresses that are handed over.
final class SpaceStoryTest {
    private final Tale tale =
            new Tale()
                    .task(SERVER, SERVER, "program", Role.SERVER)
                    .opened(SERVER, 8, ObjectType.FILE, null, null)
                    .already(0, SERVER);

    @Test
    void an_address_is_handed_over_and_refused_in_two_steps() {
        hands("0xffffffff81000000", 0, "EFAULT");
        hands("0x1000", 0, "EFAULT");

        assertThat(Tale.told(tale.end()))
                .satisfiesExactly(
                        line -> assertThat(line).contains("the address belongs to the kernel"),
                        line -> assertThat(line).startsWith("read fails with EFAULT after"),
                        line -> assertThat(line).contains("no memory of program is there"),
                        line -> assertThat(line).contains("nothing is written, program goes on"));
    }

    @Test
    void all_reads_of_the_map_are_one_step_and_its_regions_one_for_each_group() {
        hands("0x7f56b800c000", 4073, null);
        reads(4034, null);
        reads(0, null);
        maps("0x5592a8dc6000", "0x5592a8dcb000", "program");
        maps("0x5592d5b38000", "0x5592d5b81000", "[heap]");
        maps("0x7f56b8000000", "0x7f5702c7b000", "libraries");
        maps("0x7f5702c7b000", "0x7f5702c83000", "[vdso]");
        maps("0x7f5702c83000", "0x7f5702cb8000", "libraries");
        maps("0x7ffcb80c3000", "0x7ffcb80e4000", "[stack]");
        maps("0xffffffffff600000", "0xffffffffff601000", "[vsyscall]");

        var told = Tale.told(tale.end());
        assertThat(told).hasSize(6);
        assertThat(told.get(0)).contains("this memory is its own");
        assertThat(told.get(1))
                .isEqualTo(
                        "3 reads, the last returns 0: 8107 bytes of /proc/self/maps are at"
                                + " 0x7f56b800c000");
        assertThat(told.get(2)).startsWith("program 0x5592a8dc6000").contains("; [heap] ");
        assertThat(told.get(3)).contains("; [vdso] 0x7f5702c7b000").endsWith("0x7f5702cb8000");
        assertThat(told.get(4)).startsWith("[stack]");
        assertThat(told.get(5)).contains("[vsyscall]").contains("above the border 0x7ffffffff000");
    }

    private void hands(String address, long result, @Nullable String errno) {
        tale.add(new AddressHanded(tale.tick(-1, SERVER, "program"), address));
        reads(result, errno);
    }

    private void reads(long result, @Nullable String errno) {
        tale.enters(SERVER, "read", "fd", 8, "count", 4096);
        var at = tale.tick(0, SERVER, "raw_syscalls:sys_exit");
        tale.add(new SysReturned(at, "read", result, errno));
    }

    private void maps(String start, String end, String name) {
        var at = tale.tick(-1, SERVER, "program");
        tale.add(new RegionMapped(at, start, end, "rw-p", name, 1));
    }
}
