package dev.ringside.linux.tracefs;

import java.util.Map;

/// How a ring is to be read: its pages and the records of its events.
///
/// @param page how its pages are laid out
/// @param formats its events by their id
public record RingLayout(PageFormat page, Map<Integer, EventFormat> formats) {
    public RingLayout {
        formats = Map.copyOf(formats);
    }
}
