package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.userspace.AddressSpace;
import dev.ringside.machine.userspace.AddressSpace.Handed;
import dev.ringside.machine.userspace.AddressSpace.Region;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfSpace.Group;
import dev.ringside.story.happening.OfSpace.HandedOver;
import dev.ringside.story.happening.OfSpace.Listed;
import dev.ringside.story.happening.OfSpace.MapRead;
import dev.ringside.story.happening.OfSpace.Refused;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.Copied;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The steps of a program that hands over addresses: two for one that is refused, one for all the
/// calls that read the map, and one for the regions of each group.
final class SpaceRules {
    private SpaceRules() {}

    /// What a fact means for addresses; null if it is about something else.
    static @Nullable Reading reads(Machine before, TraceEvent event, Happening open) {
        return switch (event) {
            case AddressHanded e ->
                    Rules.opens(
                            new HandedOver(
                                    e.at().tid(),
                                    -1,
                                    AddressSpace.number(e.address()),
                                    e.at().nanos()));
            case RegionMapped e -> listed(e, open);
            case SysEntered e -> entered(before, e, open);
            case SysReturned e -> returned(before, e, open);
            case Copied e -> handed(before, e.at().tid(), "read") == null ? null : Reading.JOINS;
            // other facts are about no address
            default -> null;
        };
    }

    private static @Nullable Handed handed(Machine before, int tid, String call) {
        return Calls.receiving(call)
                ? before.userSpace().space().latest().filter(h -> h.task() == tid).orElse(null)
                : null;
    }

    private static @Nullable Reading entered(Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        var handed = handed(before, tid, e.call());
        if (handed == null || (handed.done() && handed.refused())) {
            return null;
        }
        return open instanceof HandedOver h && h.task() == tid
                ? new Reading.Becomes(
                        new HandedOver(
                                tid, Calls.descriptor(e.args()), h.address(), e.at().nanos()))
                : Reading.JOINS;
    }

    private static @Nullable Reading returned(Machine before, SysReturned e, Happening open) {
        int tid = e.at().tid();
        var handed = handed(before, tid, e.call());
        var call = before.task(tid).map(Task::call).orElse(null);
        if (handed == null || call == null || (handed.done() && handed.refused())) {
            return null;
        }
        String errno = e.errno();
        if (errno != null) {
            long took = e.at().nanos() - call.enteredNanos();
            return Rules.opens(new Refused(tid, e.call(), handed.address(), errno, took));
        }
        return open instanceof MapRead r && r.task() == tid
                ? new Reading.Becomes(r.again(e.result()))
                : Rules.opens(read(tid, call, handed, e.result()));
    }

    private static MapRead read(int tid, Call call, Handed handed, long bytes) {
        return new MapRead(tid, Calls.descriptor(call.args()), handed.address(), 1, bytes);
    }

    private static Reading listed(RegionMapped e, Happening open) {
        var region =
                new Region(
                        AddressSpace.number(e.start()),
                        AddressSpace.number(e.end()),
                        e.perms(),
                        e.name(),
                        e.lines());
        var group = group(region, open);
        return open instanceof Listed l && l.task() == e.at().tid() && l.group() == group
                ? new Reading.Becomes(l.and(region))
                : Rules.opens(new Listed(e.at().tid(), group, List.of(region)));
    }

    /// Where the kernel puts its own code for programs differs: above the stack, or below it.
    private static Group group(Region region, Happening open) {
        if (AddressSpace.aboveBorder(region.start())) {
            return Group.ABOVE;
        }
        return switch (region.name()) {
            case "program", "java-heap", "[heap]" -> Group.PROGRAM;
            case "[stack]" -> Group.STACK;
            case "[vdso]" -> open instanceof Listed l ? l.group() : Group.MAPPED;
            // libraries, and words that this version does not know
            default -> Group.MAPPED;
        };
    }
}
