package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.app.timeline.paint.Ink;
import dev.ringside.app.timeline.paint.TextWidth;
import dev.ringside.story.tracks.Slice;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may be written on the pieces of the lanes, measured. There are few different ones, so each
/// is worded and measured once.
final class Wordings {
    /// What may be written on one kind of piece.
    static final class Wording {
        private final List<String> words;
        private final double[] widths;
        private final Ink ink;

        private Wording(List<String> words, Font font, Ink ink) {
            this.words = words;
            this.widths = words.stream().mapToDouble(w -> TextWidth.of(w, font)).toArray();
            this.ink = ink;
        }

        /// Which of the words fits, the longest first; -1 if none does.
        int fitting(double room) {
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] <= room) {
                    return i;
                }
            }
            return -1;
        }

        String words(int index) {
            return words.get(index);
        }

        double width(int index) {
            return widths[index];
        }

        Ink ink() {
            return ink;
        }
    }

    private final Map<Lane, List<Wording>> byLane = new HashMap<>();
    private @Nullable Texts texts;
    private @Nullable Font font;

    /// Forgets what was worded for another recording, language or size.
    ///
    /// @param lanes the rows that will be asked for
    @SuppressWarnings("ReferenceEquality") // a whole row is never compared piece by piece
    void prepare(List<Lane> lanes, Texts newTexts, Font newFont) {
        boolean others = texts != newTexts || !newFont.equals(font);
        if (others || !byLane.keySet().containsAll(lanes)) {
            byLane.clear();
            texts = newTexts;
            font = newFont;
        }
    }

    Font font() {
        var present = font;
        return present == null ? Font.getDefault() : present;
    }

    /// The wordings of a lane, by what its pieces are.
    List<Wording> of(Lane lane) {
        var known = byLane.get(lane);
        if (known == null) {
            known = worded(lane);
            byLane.put(lane, known);
        }
        return known;
    }

    private List<Wording> worded(Lane lane) {
        var all = new ArrayList<Wording>();
        if (texts != null) {
            var words = new SliceWords(texts);
            for (var what : lane.whats()) {
                all.add(new Wording(words.on(what), font(), ink(what.kind())));
            }
        }
        return all;
    }

    private static Ink ink(Slice.Kind kind) {
        return switch (kind) {
            case USER -> Ink.ON_USER;
            case KERNEL, SOFTIRQ -> Ink.ON_KERNEL;
            case COPY -> Ink.ON_COPY;
            case SLEEPING, DISK_SLEEP, BLOCKED -> Ink.ON_BLOCKED;
            case UNKNOWN, READY, OVER, IDLE, FOREIGN -> Ink.TEXT;
        };
    }
}
