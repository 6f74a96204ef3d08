package dev.ringside.linux.tracefs;

import java.util.List;

/// How a page of the ring is laid out: `events/header_page`.
///
/// ```
/// | u64 time stamp | commit: bytes used, flags | entry | entry | … | unused |
/// ```
///
/// @param commitOffset where the count of used bytes and its flags begin
/// @param commitBytes how long that is, 4 or 8
/// @param dataOffset where the first entry begins
/// @param dataBytes how much room there is for entries
public record PageFormat(int commitOffset, int commitBytes, int dataOffset, int dataBytes) {
    private static final List<String> ENTRY_HEADER =
            List.of(
                    "type_len : 5 bits",
                    "time_delta : 27 bits",
                    "array : 32 bits",
                    "padding : type == 29",
                    "time_extend : type == 30",
                    "time_stamp : type == 31",
                    "data max type_len == 28");

    /// Reads the two files that describe a page.
    ///
    /// @param headerPage the text of `events/header_page`
    /// @param headerEvent the text of `events/header_event`
    /// @throws IllegalArgumentException if they describe something else
    public static PageFormat parse(String headerPage, String headerEvent) {
        String entry = headerEvent.replaceAll("[ \t]+", " ");
        for (String expected : ENTRY_HEADER) {
            if (!entry.contains(expected)) {
                throw new IllegalArgumentException(
                        "this kernel's trace ring is laid out in a way that is not known: no \""
                                + expected
                                + "\" in header_event");
            }
        }
        EventField commit = field(headerPage, "commit");
        EventField data = field(headerPage, "data");
        return new PageFormat(commit.offset(), commit.sizeBytes(), data.offset(), data.sizeBytes());
    }

    /// The whole page.
    public int pageBytes() {
        return dataOffset + dataBytes;
    }

    private static EventField field(String text, String name) {
        return EventFormat.fields(text).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("header_page has no " + name));
    }
}
