package dev.ringside.story;

import dev.ringside.story.happening.OfRings.OfRing;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

/// The words for requests that go through rings.
final class RingWords {
    private final Words words;
    private final Names names;
    private final Story story;

    RingWords(Words words, Names names, Story story) {
        this.words = words;
        this.names = names;
        this.story = story;
    }

    Telling tell(OfRing h) {
        var gaps =
                Words.gaps(
                        "task", names.task(h.owner()),
                        "by", names.task(h.by()),
                        "woken", h.woken() < 0 ? "" : names.task(h.woken()),
                        "ring", h.ring(),
                        "op", h.op(),
                        "call", call(h.op()),
                        "fds", names.descriptors(h.fds()),
                        "count", h.fds().count(),
                        "result", h.result());
        String number = h.fds().count() == 1 ? ".one" : ".many";
        String key =
                switch (h.act()) {
                    case PREPARED -> "ring.prepared" + number;
                    case TAKEN -> "ring.taken" + number;
                    case POLLED -> "ring.polled";
                    case ARMED -> "ring.armed" + number;
                    case LISTED -> h.woken() < 0 ? "ring.listed" : "ring.listed.wakes";
                    case LISTED_PAGES -> "ring.listed.pages";
                    case HANDED -> "ring.handed";
                    case ASLEEP -> "ring.asleep";
                    case COPIED -> byKernel(h) ? "ring.copied.kernel" : "ring.copied";
                    case COPIED_PAGES ->
                            byKernel(h) ? "ring.copied.pages.kernel" : "ring.copied.pages";
                    case COMPLETED -> h.result() < 0 ? "ring.failed" : "ring.completed";
                    case REAPED -> "ring.reaped" + number;
                };
        return words.telling(key, gaps);
    }

    /// Whether a thread of the kernel does it, rather than the program's own task in the kernel.
    private boolean byKernel(OfRing h) {
        return story.last().task(h.by()).map(task -> task.who().ofKernel()).orElse(false);
    }

    private static String call(String op) {
        return switch (op) {
            case "ACCEPT" -> "accept";
            case "READ" -> "read";
            case "RECV" -> "recv";
            // other programs may ask for anything
            default -> op;
        };
    }
}
