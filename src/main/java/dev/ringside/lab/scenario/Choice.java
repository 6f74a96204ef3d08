package dev.ringside.lab.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A value that is chosen by a word.
interface Choice {
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
        String all =
                Arrays.stream(type.getEnumConstants())
                        .map(choice -> "'" + choice.text() + "'")
                        .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        throw new IllegalArgumentException(
                option
                        + " is '"
                        + text
                        + "', but must be "
                        + all.substring(0, last)
                        + " or "
                        + all.substring(last + 2)
                        + ".");
    }
}
