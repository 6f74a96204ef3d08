package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.tracks.Slice;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is written on a slice, and said of it.
final class SliceWords {
    private final Texts texts;

    SliceWords(Texts texts) {
        this.texts = texts;
    }

    /// The wordings for a piece of a lane, the longest first.
    List<String> on(Lane.What what) {
        return switch (what.kind()) {
            case UNKNOWN, OVER, IDLE, READY -> List.of();
            case FOREIGN -> List.of(texts.get("slice.foreign"), texts.get("slice.foreign.short"));
            case USER -> user(what);
            case KERNEL -> named(what, call(what.call()));
            case COPY -> named(what, texts.get("slice.copy"), "②");
            case SLEEPING -> asleep(what, "S");
            case DISK_SLEEP -> asleep(what, "D");
            case BLOCKED -> asleep(what, "S/D");
            case SOFTIRQ -> List.of(String.valueOf(what.note()));
        };
    }

    /// What somebody hears who cannot see it.
    String of(Slice slice) {
        String kind = texts.get("slice.kind." + slice.kind().name());
        String call = slice.call() == null ? "" : ", " + call(slice.call());
        String note = slice.note() == null ? "" : ", " + slice.note();
        return kind + call + note + ", " + Durations.text(slice.nanos());
    }

    private List<String> user(Lane.What what) {
        String shortest = texts.get("slice.user.short");
        return named(what, texts.get("slice.user"), shortest);
    }

    /// On a CPU the name of the task comes first.
    private static List<String> named(Lane.What what, String... words) {
        String name = what.note();
        return name == null ? List.of(words) : List.of(name + " · " + words[0], name);
    }

    private List<String> asleep(Lane.What what, String letter) {
        String call = what.call();
        if (call == null) {
            return List.of(letter);
        }
        String in =
                letter
                        + "  "
                        + texts.get(timer(call) ? "slice.sleeping" : "slice.blocked", call(call));
        String brief = letter + "  " + call(call);
        return what.note() == null
                ? List.of(in, brief, letter)
                : List.of(in + " — " + Calls.sourceName(what.note()), in, brief, letter);
    }

    private static boolean timer(String call) {
        return call.endsWith("nanosleep");
    }

    private static String call(@Nullable String call) {
        return call == null ? "" : Calls.libraryName(call);
    }
}
