package dev.ringside.story;

import dev.ringside.machine.userspace.AddressSpace;
import dev.ringside.machine.userspace.AddressSpace.Region;
import dev.ringside.story.happening.OfSpace;
import dev.ringside.story.happening.OfSpace.HandedOver;
import dev.ringside.story.happening.OfSpace.Listed;
import dev.ringside.story.happening.OfSpace.MapRead;
import dev.ringside.story.happening.OfSpace.Place;
import dev.ringside.story.happening.OfSpace.Refused;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Locale;
import java.util.stream.Collectors;

/// The words for addresses that are handed over, and for what is where.
final class SpaceWords {
    private final Words words;
    private final Names names;
    private final AddressSpace known;

    /// @param known what is known of the addresses in the end
    SpaceWords(Words words, Names names, AddressSpace known) {
        this.words = words;
        this.names = names;
        this.known = known;
    }

    Telling tell(OfSpace happening) {
        return switch (happening) {
            case HandedOver h ->
                    words.telling(
                            "fault.handed." + place(h.address()),
                            Words.gaps(
                                    "task", names.task(h.task()),
                                    "fd", h.fd(),
                                    "address", hexadecimal(h.address())));
            case Refused h ->
                    words.telling(
                            "fault.refused." + place(h.address()),
                            Words.gaps(
                                    "task", names.task(h.task()),
                                    "name", Calls.libraryName(h.call()),
                                    "errno", h.errno(),
                                    "took", Durations.text(h.tookNanos()),
                                    "address", hexadecimal(h.address())));
            case MapRead h ->
                    words.telling(
                            "fault.read",
                            Words.gaps(
                                    "task", names.task(h.task()),
                                    "fd", h.fd(),
                                    "calls", h.calls(),
                                    "bytes", Long.toString(h.lengthBytes()),
                                    "address", hexadecimal(h.address())));
            case Listed h ->
                    words.telling(
                            "fault.listed." + h.group().name().toLowerCase(Locale.ROOT),
                            Words.gaps(
                                    "task", names.task(h.task()),
                                    "border", hexadecimal(AddressSpace.BORDER),
                                    "regions", regions(h),
                                    "lines", h.regions().stream().mapToInt(Region::lines).sum()));
        };
    }

    private String place(long address) {
        return Place.of(address, known).name().toLowerCase(Locale.ROOT);
    }

    private String regions(Listed h) {
        return h.regions().stream()
                .map(r ->
                        words.text(
                                "fault.region",
                                Words.gaps(
                                        "name", name(r),
                                        "start", hexadecimal(r.start()),
                                        "end", hexadecimal(r.end()))))
                .collect(Collectors.joining(words.text("fault.and")));
    }

    private String name(Region region) {
        return switch (region.name()) {
            case "program", "java-heap", "libraries" -> words.text("fault.name." + region.name());
            // the kernel's own words
            default -> region.name();
        };
    }

    private static String hexadecimal(long address) {
        return "0x" + Long.toHexString(address);
    }
}
