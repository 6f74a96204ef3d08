package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.userspace.AddressSpace;
import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which addresses a program has, and which it hands over.
final class AddressSpaceTest {
    private static final int TASK = 101;

    private Machine machine = Machine.UNKNOWN;

    @Test
    void an_address_is_refused_by_the_return_of_its_own_call() {
        handed("0xffffffff81000000");
        assertThat(space().latest().orElseThrow().done()).isFalse();
        var before = machine;

        returned(TASK + 1, "EAGAIN");
        assertThat(space().latest().orElseThrow().done()).isFalse();
        returned(TASK, "EFAULT");
        returned(TASK, null);

        assertThat(space().latest().orElseThrow().errno()).isEqualTo("EFAULT");
        assertThat(before.userSpace().space().latest().orElseThrow().refused()).isFalse();
    }

    @Test
    void the_border_is_between_the_stack_and_the_kernel() {
        assertThat(AddressSpace.aboveBorder(0x7fffffffefffL)).isFalse();
        assertThat(AddressSpace.aboveBorder(0x7ffffffff000L)).isTrue();
        assertThat(AddressSpace.aboveBorder(0xffffffff81000000L)).isTrue();
    }

    @Test
    void a_region_ends_before_its_end() {
        machine =
                Fold.apply(
                        machine,
                        new RegionMapped(at(TASK), "0x1000", "0x2000", "rw-p", "[heap]", 1));
        var region = space().regions().getFirst();

        assertThat(region.contains(0x1000)).isTrue();
        assertThat(region.contains(0x1fff)).isTrue();
        assertThat(region.contains(0x2000)).isFalse();
    }

    @Test
    void what_is_no_address_is_none() {
        assertThat(AddressSpace.number("here")).isZero();
        assertThat(AddressSpace.number("0xffffffffff600000")).isEqualTo(0xffffffffff600000L);
    }

    private AddressSpace space() {
        return machine.userSpace().space();
    }

    private void handed(String address) {
        machine = Fold.apply(machine, new AddressHanded(at(TASK), address));
    }

    private void returned(int task, @Nullable String errno) {
        machine = Fold.apply(machine, new SysReturned(at(task), "read", 0, errno));
    }

    private static Stamp at(int task) {
        return new Stamp(1, 0, task, new Source("program"), null);
    }
}
