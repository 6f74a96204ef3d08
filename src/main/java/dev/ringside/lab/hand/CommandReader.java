package dev.ringside.lab.hand;

import dev.ringside.lab.hand.Command.Close;
import dev.ringside.lab.hand.Command.Connect;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Command.Send;
import dev.ringside.lab.hand.Command.Stop;

import java.util.ArrayList;
import java.util.List;

/// Reads a [Command] from its words.
final class CommandReader {
    private static final int MOST_DIGITS = 4;

    private final List<Word> words;
    private int next;

    CommandReader(String line) {
        words = split(line);
    }

    /// @param quoted whether it stood in quotation marks, so that it is text whatever it says
    private record Word(String text, boolean quoted) {
        boolean isNumber() {
            return !quoted
                    && !text.isEmpty()
                    && text.length() <= MOST_DIGITS
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }

    /// A text in quotation marks.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    Command read() {
        String verb = words.isEmpty() ? "" : words.getFirst().text();
        next = 1;
        Command command =
                switch (verb) {
                    case "send" -> new Send(messages());
                    case "connect" -> new Connect();
                    case "close" -> new Close(client("close"));
                    case "stop" -> new Stop();
                    default ->
                            throw new IllegalArgumentException(
                                    "'" + verb + "' is none of send, connect, close and stop.");
                };
        if (next < words.size()) {
            throw new IllegalArgumentException(
                    "'" + words.get(next).text() + "' is too much: " + verb + " ends before it.");
        }
        return command;
    }

    private List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        do {
            messages.add(new Message(client("send"), text()));
        } while (next < words.size());
        return messages;
    }

    private int client(String verb) {
        if (next >= words.size() || !words.get(next).isNumber()) {
            throw new IllegalArgumentException(
                    "Say which client: '"
                            + verb
                            + " 1"
                            + (verb.equals("send") ? " hello'." : "'."));
        }
        return Integer.parseInt(words.get(next++).text());
    }

    private String text() {
        List<String> texts = new ArrayList<>();
        while (next < words.size() && !words.get(next).isNumber()) {
            texts.add(words.get(next++).text());
        }
        return String.join(" ", texts);
    }

    private static List<Word> split(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                at = quotation(line, at + 1, words);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(new Word(line.substring(at, end), false));
                at = end;
            }
        }
        return words;
    }

    /// @return where the line goes on
    private static int quotation(String line, int from, List<Word> words) {
        var text = new StringBuilder();
        int at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            boolean escaped = line.charAt(at) == '\\' && at + 1 < line.length();
            text.append(line.charAt(escaped ? at + 1 : at));
            at += escaped ? 2 : 1;
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("A quotation mark at the end is missing.");
        }
        words.add(new Word(text.toString(), true));
        return at + 1;
    }
}
