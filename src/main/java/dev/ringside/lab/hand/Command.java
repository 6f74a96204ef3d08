package dev.ringside.lab.hand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What somebody wants one or several clients to do. Clients have numbers from 1.
///
/// In words: `send 1 hello`, `send 1 good morning 2 "4 apples"`, `connect`, `close 1`, `stop`. A
/// text ends where the next number stands; within quotation marks it may hold anything, with `\`
/// before a quotation mark or another `\`.
public sealed interface Command {
    /// The command in `words`.
    ///
    /// @throws IllegalArgumentException if there is none; the message is a sentence for the user
    static Command of(String words) {
        return new CommandReader(words).read();
    }

    /// The same in words, in one line that [#of] understands.
    String words();

    /// Messages that are sent at once, each by its client.
    ///
    /// @param messages at least one
    record Send(List<Message> messages) implements Command {
        public Send {
            messages = List.copyOf(messages);
        }

        @Override
        public String words() {
            List<String> words = new ArrayList<>(List.of("send"));
            for (Message message : messages) {
                words.add(Integer.toString(message.client()));
                words.add(CommandReader.quoted(message.text()));
            }
            return String.join(" ", words);
        }
    }

    /// Another client connects.
    record Connect() implements Command {
        @Override
        public String words() {
            return "connect";
        }
    }

    /// A client closes its end.
    record Close(int client) implements Command {
        @Override
        public String words() {
            return "close " + client;
        }
    }

    /// All clients close their ends, and that was it.
    record Stop() implements Command {
        @Override
        public String words() {
            return "stop";
        }
    }

    /// What one client sends.
    ///
    /// @param client its number, from 1
    /// @param text what it says, without line breaks
    record Message(int client, String text) {
        /// The bytes that travel.
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
