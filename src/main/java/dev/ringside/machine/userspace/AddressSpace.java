package dev.ringside.machine.userspace;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.SysReturned;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.util.Optional;

/// What is known of the addresses of a program: which it has handed to the kernel, and what its map
/// says.
///
/// @param handed the addresses that it has handed over, in their order
/// @param regions what is where, by the program's map of itself, from the lowest address on
public record AddressSpace(PVector<Handed> handed, PVector<Region> regions) {
    /// Nothing is recorded of that.
    public static final AddressSpace NONE =
            new AddressSpace(TreePVector.empty(), TreePVector.empty());

    /// The first address behind those that a program may have, on x86-64 with page tables of four
    /// levels: 2⁴⁷ less one page. What lies above belongs to the kernel, or to nobody.
    public static final long BORDER = 0x7ffffffff000L;

    private static final int HEXADECIMAL = 16;

    /// An address that was handed over.
    ///
    /// @param task who did it
    /// @param address it
    /// @param done whether the call has returned
    /// @param errno why the call failed; null if it has not
    public record Handed(int task, long address, boolean done, @Nullable String errno) {
        /// Whether the call was refused.
        public boolean refused() {
            return errno != null;
        }
    }

    /// A part of the address space.
    ///
    /// @param start the first address
    /// @param end the first address behind it
    /// @param perms what is allowed in some part of it
    /// @param name what it is
    /// @param lines how many lines of the map it has
    public record Region(long start, long end, String perms, String name, int lines) {
        /// Whether an address is between its first and its last one.
        public boolean contains(long address) {
            return Long.compareUnsigned(address, start) >= 0
                    && Long.compareUnsigned(address, end) < 0;
        }
    }

    /// Whether anything is known.
    public boolean begun() {
        return !handed.isEmpty() || !regions.isEmpty();
    }

    /// The address that was handed over last.
    public Optional<Handed> latest() {
        return handed.isEmpty() ? Optional.empty() : Optional.of(handed.getLast());
    }

    /// Whether an address is beyond those that a program may have.
    public static boolean aboveBorder(long address) {
        return Long.compareUnsigned(address, BORDER) >= 0;
    }

    /// The number that a text such as `0x7ffe1091c000` means; 0 if it means none.
    public static long number(String address) {
        try {
            return Long.parseUnsignedLong(address.replaceFirst("^0x", ""), HEXADECIMAL);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    AddressSpace with(AddressHanded e) {
        var next = new Handed(e.at().tid(), number(e.address()), false, null);
        return new AddressSpace(handed.plus(next), regions);
    }

    AddressSpace with(RegionMapped e) {
        var next = new Region(number(e.start()), number(e.end()), e.perms(), e.name(), e.lines());
        return new AddressSpace(handed, regions.plus(next));
    }

    /// The call that an address was handed to is over.
    AddressSpace returned(SysReturned e) {
        var last = latest().orElse(null);
        if (last == null || last.done() || last.task() != e.at().tid()) {
            return this;
        }
        var now = new Handed(last.task(), last.address(), true, e.errno());
        return new AddressSpace(handed.with(handed.size() - 1, now), regions);
    }
}
