package dev.ringside.lab.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A value that is chosen by a word.
public interface Choice {
    /// The word in the file and on the command line.
    String text();

    /// The constant of `type` that is called `text`.
    ///
    /// @throws IllegalArgumentException if there is none; the message is a sentence for the user
    static <E extends Enum<E> & Choice> E of(Class<E> type, String option, String text) {
        for (E choice : type.getEnumConstants()) {
            if (choice.text().equals(text)) {
                return choice;
            }
        }
        throw refusal(option, text, Arrays.stream(type.getEnumConstants()).map(Choice::text));
    }

    /// What there is to say of a value that is none of `choices`, of which there are two or more.
    static IllegalArgumentException refusal(String option, String text, Stream<String> choices) {
        String all = choices.map(choice -> "'" + choice + "'").collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return new IllegalArgumentException(
                "%s is '%s', but must be %s or %s."
                        .formatted(option, text, all.substring(0, last), all.substring(last + 2)));
    }
}
