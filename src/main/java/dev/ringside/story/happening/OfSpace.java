package dev.ringside.story.happening;

import dev.ringside.machine.userspace.AddressSpace;
import dev.ringside.machine.userspace.AddressSpace.Region;

import java.util.ArrayList;
import java.util.List;

/// What happens where a program hands over addresses, and reads which ones it has.
public sealed interface OfSpace extends Happening {
    /// What an address is, as far as it is known in the end.
    enum Place {
        /// Beyond the border of user space.
        KERNEL,
        /// Below it, but in no region of the map.
        NOWHERE,
        /// In a region of the map.
        OWN;

        /// Where `address` is.
        public static Place of(long address, AddressSpace known) {
            if (AddressSpace.aboveBorder(address)) {
                return KERNEL;
            }
            return known.regions().stream().anyMatch(r -> r.contains(address)) ? OWN : NOWHERE;
        }
    }

    /// A program hands over an address.
    ///
    /// @param fd what shall be read there; -1 if that is not known yet
    record HandedOver(int task, int fd, long address, long nanos) implements OfSpace {}

    /// The kernel does not do what it is asked for there.
    ///
    /// @param tookNanos how long the call took
    record Refused(int task, String call, long address, String errno, long tookNanos)
            implements OfSpace {}

    /// The kernel writes the map of the address space into memory of the program.
    ///
    /// @param calls how many calls that took
    /// @param lengthBytes how long the map is
    record MapRead(int task, int fd, long address, int calls, long lengthBytes) implements OfSpace {
        public MapRead again(long more) {
            return new MapRead(task, fd, address, calls + 1, lengthBytes + more);
        }
    }

    /// What regions are told together.
    enum Group {
        /// The program itself, and its heaps.
        PROGRAM,
        /// What it has mapped above that.
        MAPPED,
        /// The stack that it began with.
        STACK,
        /// What lies beyond the border.
        ABOVE
    }

    /// The map has some regions.
    record Listed(int task, Group group, List<Region> regions) implements OfSpace {
        public Listed {
            regions = List.copyOf(regions);
        }

        public Listed and(Region next) {
            var all = new ArrayList<>(regions);
            all.add(next);
            return new Listed(task, group, all);
        }
    }
}
