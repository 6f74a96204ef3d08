package dev.ringside.app.trouble;

import dev.ringside.story.words.Language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentences that come in English from another process, from a file's reader or out of an old
/// recording, in the window's language.
///
/// Each is a pattern with gaps; what fills a gap is translated likewise, if it can be. A sentence
/// that is not in the book stays as it is, which is better than silence.
public final class PhraseBook {
    private static final String BUNDLE = "dev.ringside.assets.text.phrases";
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, PhraseBook> BOOKS = new EnumMap<>(Language.class);

    private final List<Phrase> phrases;

    private record Phrase(Pattern english, List<Integer> gaps, String translation) {}

    private PhraseBook(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /// The book for a language.
    public static synchronized PhraseBook in(Language language) {
        return BOOKS.computeIfAbsent(language, PhraseBook::read);
    }

    /// The same in the book's language: one sentence, or several with a space between them.
    public String translate(String english) {
        if (phrases.isEmpty() || english.isBlank()) {
            return english;
        }
        var translated = new StringBuilder();
        String rest = english.strip();
        while (!rest.isEmpty()) {
            String next = rest;
            var found =
                    phrases.stream().flatMap(phrase -> start(phrase, next).stream()).findFirst();
            if (found.isEmpty()) {
                return translated.append(translated.isEmpty() ? "" : " ").append(rest).toString();
            }
            translated.append(found.get().translation());
            rest = rest.substring(found.get().length()).strip();
        }
        return translated.toString();
    }

    private record Start(int length, String translation) {}

    private Optional<Start> start(Phrase phrase, String text) {
        Matcher matcher = phrase.english().matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String translation =
                GAP.matcher(phrase.translation())
                        .replaceAll(gap -> {
                            int group = 1 + phrase.gaps().indexOf(Integer.valueOf(gap.group(1)));
                            return Matcher.quoteReplacement(translate(matcher.group(group)));
                        });
        return Optional.of(new Start(matcher.end(), translation));
    }

    private static PhraseBook read(Language language) {
        var phrases = new ArrayList<Phrase>();
        if (language != Language.EN) {
            var english = ResourceBundle.getBundle(BUNDLE, Language.EN.locale());
            var other = ResourceBundle.getBundle(BUNDLE, language.locale());
            for (String key : english.keySet()) {
                phrases.add(phrase(english.getString(key), other.getString(key)));
            }
        }
        // a longer one says more: it comes first
        phrases.sort(
                Comparator.comparingInt((Phrase p) -> p.english().pattern().length()).reversed());
        return new PhraseBook(phrases);
    }

    /// A gap is filled by as little as possible, and the sentence ends where a word does.
    private static Phrase phrase(String english, String translation) {
        var pattern = new StringBuilder();
        var gaps = new ArrayList<Integer>();
        var matcher = GAP.matcher(english);
        int end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(english.substring(end, matcher.start()))).append("(.+?)");
            gaps.add(Integer.valueOf(matcher.group(1)));
            end = matcher.end();
        }
        pattern.append(Pattern.quote(english.substring(end))).append("(?=\\s|$)");
        return new Phrase(
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                List.copyOf(gaps),
                translation);
    }
}
