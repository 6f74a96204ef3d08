package dev.ringside.trace.json;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

/// Writes and reads what the facts about an address space have of their own.
final class SpaceText {
    private SpaceText() {}

    static void mapped(JsonText json, RegionMapped e) {
        json.put("start", e.start())
                .put("end", e.end())
                .put("perms", e.perms())
                .put("name", e.name())
                .put("lines", e.lines());
    }

    static TraceEvent handed(Stamp at, FactFields f) {
        return new AddressHanded(at, f.text(Key.ADDRESS));
    }

    static TraceEvent mapped(Stamp at, FactFields f) {
        return new RegionMapped(
                at,
                f.text(Key.START),
                f.text(Key.END),
                f.text(Key.PERMS),
                f.text(Key.NAME),
                f.natural(Key.LINES));
    }
}
