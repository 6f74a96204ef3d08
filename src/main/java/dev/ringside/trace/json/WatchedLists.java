package dev.ringside.trace.json;

import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the lists of descriptors that programs hand to calls and get back.
final class WatchedLists {
    /// What a group takes in memory: the record, and its place in a list.
    private static final int GROUP_BYTES = 32;

    private final TextTable table;
    private final JsonValues json;
    private long bytes;
    private long descriptors;

    /// @param table holds the events
    /// @param json counts what a fact may still hold
    WatchedLists(TextTable table, JsonValues json) {
        this.table = table;
        this.json = json;
    }

    /// About how much memory all lists so far take.
    long bytes() {
        return bytes;
    }

    /// The list that begins at the current token; afterwards the current token is its end. It may
    /// be longer than what a fact may hold otherwise.
    List<Watched> read(JsonParser parser) {
        var groups = new ArrayList<Watched>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw notAnObject();
            }
            groups.add(group(parser));
            if (groups.size() > Limits.WATCHED) {
                throw new BadFact("A list names more than " + Limits.WATCHED + " groups.");
            }
        }
        return groups;
    }

    /// The groups of a list that was read already, by [#read] or as any value.
    List<Watched> of(List<?> list) {
        var groups = new ArrayList<Watched>(list.size());
        long count = 0;
        for (Object one : list) {
            var group = one instanceof Watched watched ? watched : group(one);
            groups.add(group);
            count += group.count();
        }
        if (count > Limits.WATCHED_DESCRIPTORS) {
            String most = Integer.toString(Limits.WATCHED_DESCRIPTORS);
            throw new BadFact("A list names more than " + most + " descriptors.");
        }
        descriptors += count;
        if (descriptors > Limits.WATCHED_IN_ALL) {
            String most = Long.toString(Limits.WATCHED_IN_ALL);
            throw new BadFact("All lists together name more than " + most + " descriptors.");
        }
        bytes += (long) GROUP_BYTES * groups.size();
        return groups;
    }

    private Watched group(JsonParser parser) {
        long fd = -1;
        long to = -1;
        String events = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "fd" -> fd = once(name, fd, number(name, parser, token));
                case "to" -> to = once(name, to, number(name, parser, token));
                case "events" -> {
                    if (events != null) {
                        throw JsonValues.duplicate(name);
                    }
                    events = events(parser, token);
                }
                // keys that a later version adds
                default -> {
                    json.spend(name.length() + 1);
                    json.value(parser);
                }
            }
        }
        if (fd < 0) {
            throw new BadFact("A descriptor has no \"fd\".");
        }
        return group(fd, to < 0 ? fd : to, events);
    }

    private static long once(String name, long before, long value) {
        if (before >= 0) {
            throw JsonValues.duplicate(name);
        }
        return value;
    }

    private static long number(String name, JsonParser parser, JsonToken token) {
        long number = token == JsonToken.VALUE_NUMBER_INT ? JsonValues.whole(parser) : -1;
        if (number < 0) {
            throw wrong(name);
        }
        return number;
    }

    private String events(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            throw new BadFact("A descriptor needs as \"events\" a text.");
        }
        return table.text(parser);
    }

    @SuppressWarnings("unchecked") // JsonValues makes no other maps
    private static Watched group(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw notAnObject();
        }
        var object = new OpenObject("A descriptor", (Map<String, Object>) map);
        long fd = object.number("fd", 0, Integer.MAX_VALUE);
        long to = object.has("to") ? object.number("to", 0, Integer.MAX_VALUE) : fd;
        return group(fd, to, object.textOrNull("events"));
    }

    private static Watched group(long fd, long to, @Nullable String events) {
        if (fd >= Integer.MAX_VALUE) {
            throw wrong("fd");
        }
        if (to < fd || to - fd >= Limits.WATCHED_DESCRIPTORS || to >= Integer.MAX_VALUE) {
            throw wrong("to");
        }
        if (events != null && events.length() > Limits.EVENTS_CHARS) {
            throw new BadFact("The events of a descriptor are too long.");
        }
        return new Watched((int) fd, (int) to, events == null ? "" : events);
    }

    private static BadFact wrong(String key) {
        String what =
                key.equals("to")
                        ? "a descriptor behind \"fd\", and not more than a million behind it"
                        : "a whole number from 0 to " + (Integer.MAX_VALUE - 1);
        return new BadFact("A descriptor needs as \"" + key + "\" " + what + ".");
    }

    private static BadFact notAnObject() {
        return new BadFact("A list of descriptors must consist of objects.");
    }
}
