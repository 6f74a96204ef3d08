package dev.ringside.app.evidence;

import dev.ringside.app.theme.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;

/// What a recording lacks, in sentences; the most serious first.
final class Shortcomings {
    private Shortcomings() {}

    static List<String> of(Grounds grounds, Texts texts) {
        var sentences = new ArrayList<String>();
        if (grounds.lost() > 0) {
            sentences.add(texts.get("evidence.lost", grounds.lost()));
        } else if (grounds.lostUncounted()) {
            sentences.add(texts.get("evidence.lost.some"));
        }
        switch (grounds.ending()) {
            case CUT -> sentences.add(texts.get("evidence.cut", grounds.facts()));
            case STOPPED -> sentences.add(texts.get("evidence.stopped", grounds.facts()));
            case WHOLE -> {}
        }
        if (grounds.lower()) {
            sentences.add(rung("evidence.lower.", grounds.rung(), texts));
        }
        return sentences;
    }

    /// What a rung is, in words; a rung that this program does not know is called by its name.
    static String rung(String prefix, String rung, Texts texts) {
        try {
            return texts.get(prefix + rung);
        } catch (MissingResourceException e) {
            return texts.get(prefix + "other", rung);
        }
    }
}
