package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Calls;
import dev.ringside.story.Durations;
import dev.ringside.story.tracks.Slice;

import java.util.List;

/// What is written on a slice, and said of it.
final class SliceWords {
    private final Texts texts;

    SliceWords(Texts texts) {
        this.texts = texts;
    }

    /// The wordings for a slice, the longest first.
    List<String> on(Slice slice) {
        return switch (slice.kind()) {
            case UNKNOWN, OVER, IDLE, FOREIGN -> List.of();
            case USER -> List.of(texts.get("slice.user"), texts.get("slice.user.short"));
            case KERNEL -> List.of(call(slice));
            case COPY -> List.of(texts.get("slice.copy"), "②");
            case READY -> List.of();
            case SLEEPING -> asleep(slice, "S");
            case DISK_SLEEP -> asleep(slice, "D");
            case BLOCKED -> asleep(slice, "S/D");
            case SOFTIRQ -> List.of(String.valueOf(slice.note()));
        };
    }

    /// What somebody hears who cannot see it.
    String of(Slice slice) {
        String kind = texts.get("slice.kind." + slice.kind().name());
        String call = slice.call() == null ? "" : ", " + call(slice);
        return kind + call + ", " + Durations.text(slice.toNanos() - slice.fromNanos());
    }

    private List<String> asleep(Slice slice, String letter) {
        if (slice.call() == null) {
            return List.of(letter);
        }
        String in =
                letter
                        + "  "
                        + texts.get(timer(slice) ? "slice.sleeping" : "slice.blocked", call(slice));
        String brief = letter + "  " + call(slice);
        return slice.note() == null
                ? List.of(in, brief, letter)
                : List.of(in + " — " + slice.note(), in, brief, letter);
    }

    private static boolean timer(Slice slice) {
        return slice.call() != null && slice.call().endsWith("nanosleep");
    }

    private static String call(Slice slice) {
        return slice.call() == null ? "" : Calls.libraryName(slice.call());
    }
}
