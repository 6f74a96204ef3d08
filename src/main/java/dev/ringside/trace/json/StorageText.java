package dev.ringside.trace.json;

import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

/// Writes and reads what the facts about the page cache and disks have of their own.
final class StorageText {
    private StorageText() {}

    static void extent(JsonText json, FileExtent e) {
        json.put("file", e.file())
                .put("offsetBytes", e.offsetBytes())
                .put("lengthBytes", e.lengthBytes())
                .put("device", e.device())
                .put("sector", e.sector());
    }

    static TraceEvent extent(Stamp at, FactFields f) {
        return new FileExtent(
                at,
                f.large(Key.FILE),
                f.large(Key.OFFSET_BYTES),
                f.large(Key.LENGTH_BYTES),
                f.text(Key.DEVICE),
                f.large(Key.SECTOR));
    }

    static void pageSampled(JsonText json, PageSampled e) {
        pages(json, e.file(), e.page(), e.count())
                .putIfTrue("cached", e.cached())
                .put("pageBytes", e.pageBytes());
    }

    static TraceEvent pageSampled(Stamp at, FactFields f) {
        return new PageSampled(
                at,
                f.large(Key.FILE),
                f.large(Key.PAGE),
                f.large(Key.COUNT),
                f.flag(Key.CACHED),
                (int) f.number(Key.PAGE_BYTES, 1, Integer.MAX_VALUE));
    }

    static void lookedUp(JsonText json, PageLookedUp e) {
        pages(json, e.file(), e.page(), e.count()).put("outcome", e.outcome().text());
    }

    static TraceEvent lookedUp(Stamp at, FactFields f) {
        return new PageLookedUp(
                at,
                f.large(Key.FILE),
                f.large(Key.PAGE),
                f.large(Key.COUNT),
                f.word(Key.OUTCOME, Words.LOOK_UPS));
    }

    static TraceEvent added(Stamp at, FactFields f) {
        return new PageAdded(at, f.large(Key.FILE), f.large(Key.PAGE), f.large(Key.COUNT));
    }

    static TraceEvent removed(Stamp at, FactFields f) {
        return new PageRemoved(at, f.large(Key.FILE), f.large(Key.PAGE), f.large(Key.COUNT));
    }

    static TraceEvent mapped(Stamp at, FactFields f) {
        return new PageMapped(at, f.large(Key.FILE), f.large(Key.PAGE), f.large(Key.COUNT));
    }

    static JsonText pages(JsonText json, long file, long page, long count) {
        return json.put("file", file).put("page", page).put("count", count);
    }

    /// `major` is told if it is known, be it true or false.
    static void fault(JsonText json, PageFault e) {
        json.putIfThere("address", e.address())
                .putIfThere("file", e.file())
                .putIfThere("page", e.page());
        if (e.major() != null) {
            json.putAny("major", e.major());
        }
    }

    static TraceEvent fault(Stamp at, FactFields f) {
        return new PageFault(
                at,
                f.largeOrNull(Key.ADDRESS),
                f.largeOrNull(Key.FILE),
                f.largeOrNull(Key.PAGE),
                f.has(Key.MAJOR) ? (Boolean) f.flag(Key.MAJOR) : null);
    }

    static void block(
            JsonText json, String device, long sector, int lengthBytes, @Nullable String op) {
        json.put("device", device)
                .put("sector", sector)
                .put("lengthBytes", lengthBytes)
                .putIfThere("op", op);
    }

    static TraceEvent issued(Stamp at, FactFields f) {
        return new BlockIssued(
                at,
                f.text(Key.DEVICE),
                f.large(Key.SECTOR),
                f.natural(Key.LENGTH_BYTES),
                f.textOrNull(Key.OP));
    }

    static TraceEvent completed(Stamp at, FactFields f) {
        return new BlockCompleted(
                at,
                f.text(Key.DEVICE),
                f.large(Key.SECTOR),
                f.natural(Key.LENGTH_BYTES),
                f.textOrNull(Key.OP));
    }
}
