package dev.ringside.app.scenario;

import dev.ringside.app.theme.Texts;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;

import java.util.ArrayList;
import java.util.List;

/// A wish in words: what will be recorded, and why it cannot be.
final class WishWords {
    private static final List<Option> IN_THE_FIRST_WORDS =
            List.of(Option.CLIENTS, Option.MESSAGES, Option.DELAY, Option.SIZE, Option.CPUS);

    private WishWords() {}

    /// What will happen, in a few words: the usual things, and what differs from the usual.
    ///
    /// @param most how many things are said; where there are more, it says that too
    static String summary(Wish wish, Scenario scenario, int most, Texts texts) {
        var words = words(wish, scenario, texts);
        return words.size() <= most
                ? String.join(" · ", words)
                : String.join(" · ", words.subList(0, most)) + " · …";
    }

    private static List<String> words(Wish wish, Scenario scenario, Texts texts) {
        var traffic = scenario.traffic();
        var words = new ArrayList<String>();
        if (traffic.clients() > 1) {
            words.add(texts.get("scenario.say.clients", traffic.clients()));
        }
        if (traffic.clients() > 0) {
            String delay = DurationText.of(traffic.delayNanos());
            words.add(texts.get("scenario.text", traffic.messages(), delay));
            words.add(texts.get("scenario.say.size", traffic.sizeBytes()));
        }
        boolean makesFile = wish.options().contains(Option.SIZE) && !wish.says(Option.PATH);
        if (traffic.clients() == 0 && makesFile) {
            words.add(texts.get("scenario.say.size", traffic.sizeBytes()));
        }
        for (Option option : wish.options()) {
            if (wish.says(option) && !IN_THE_FIRST_WORDS.contains(option)) {
                words.add(different(option, wish.value(option), texts));
            }
        }
        words.add(texts.get("scenario.cpus." + wish.value(Option.CPUS)));
        return words;
    }

    private static String different(Option option, String value, Texts texts) {
        return option.choices().isEmpty()
                ? texts.get("scenario.say." + option.text(), value.strip())
                : texts.get("scenario.say." + option.text() + "." + value);
    }

    /// Why `wish` cannot be recorded; empty if it can.
    static String fault(Wish wish, Texts texts) {
        for (Option option : wish.options()) {
            String fault = faultOf(option, wish, texts);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        try {
            wish.order();
            return "";
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return PhraseBook.in(texts.language()).translate(why);
        }
    }

    private static String faultOf(Option option, Wish wish, Texts texts) {
        String value = wish.value(option).strip();
        return switch (option) {
            case CLIENTS, IDLE, MESSAGES, SIZE ->
                    value.matches("-?[0-9]{1,9}") ? "" : texts.get("scenario.number", value);
            case BUFFER ->
                    value.matches("(-?[0-9]{1,9})?") ? "" : texts.get("scenario.number", value);
            case DELAY, PAUSE -> isDuration(value) ? "" : texts.get("scenario.duration", value);
            case TIMEOUT ->
                    value.isEmpty() || value.equals("-1") || isDuration(value)
                            ? ""
                            : texts.get("scenario.duration", value);
            case LISTEN ->
                    value.equals("true") && !connects(wish) ? texts.get("scenario.no.listen") : "";
            case ECHO -> value.equals("true") && isPipe(wish) ? texts.get("scenario.no.echo") : "";
            case TRANSPORT,
                    HOW,
                    MODE,
                    STALL,
                    SLOW,
                    LATE,
                    HALF_CLOSE,
                    URGENT,
                    DEADLOCK,
                    FILE,
                    TASKS,
                    PROGRAM,
                    PATH,
                    TRIGGER,
                    READ,
                    CLOSE,
                    CPUS ->
                    "";
        };
    }

    private static boolean isDuration(String value) {
        try {
            return DurationText.nanos(value) >= 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean connects(Wish wish) {
        String transport = wish.value(Option.TRANSPORT);
        return transport.equals("tcp") || transport.equals("unix");
    }

    private static boolean isPipe(Wish wish) {
        return wish.value(Option.TRANSPORT).equals("pipe");
    }
}
