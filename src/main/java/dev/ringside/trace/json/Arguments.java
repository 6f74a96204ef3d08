package dev.ringside.trace.json;

import dev.ringside.trace.CallArgs;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the arguments of calls. A program makes the same few calls again and again, so arguments
/// that came shortly before are given again instead of being made.
final class Arguments {
    private static final int SLOTS = 1 << 14;

    /// More arguments than any call has are rare enough to be made each time.
    private static final int MOST = 8;

    /// What arguments take in memory: the record, its map, and for each a value.
    private static final int CALL_BYTES = 96;

    private static final int VALUE_BYTES = 32;

    /// Arguments that came before, with what they are found by.
    private static final class Held {
        private final CallArgs args;
        private final String[] names;
        private final Object[] values;

        Held(CallArgs args, String[] names, Object[] values) {
            this.args = args;
            this.names = names;
            this.values = values;
        }

        boolean is(String[] otherNames, Object[] otherValues, int size) {
            return Arrays.equals(names, 0, names.length, otherNames, 0, size)
                    && Arrays.equals(values, 0, values.length, otherValues, 0, size);
        }
    }

    private final TextTable table;
    private final JsonValues json;
    private final @Nullable Held[] slots = new @Nullable Held[SLOTS];
    private String[] names = new String[MOST];
    private Object[] values = new Object[MOST];
    private int size;
    private long bytes;

    /// @param table holds the texts
    /// @param json counts what a fact may still hold
    Arguments(TextTable table, JsonValues json) {
        this.table = table;
        this.json = json;
    }

    /// About how much memory all arguments take that were made.
    long bytes() {
        return bytes;
    }

    /// The arguments that begin at the current token; afterwards the current token is their end.
    CallArgs read(JsonParser parser) {
        size = 0;
        int hash = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            json.spend(name.length() + 1);
            Object value = value(name, parser.nextToken(), parser);
            if (value != null) {
                add(name, value);
                hash = 31 * (31 * hash + name.hashCode()) + value.hashCode();
            }
        }
        return size == 0 ? CallArgs.NONE : held(hash);
    }

    private void add(String name, Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
    }

    /// The arguments that were read as any object.
    static CallArgs of(Map<String, Object> args) {
        args.forEach((name, value) -> {
            if (!(value instanceof Long || value instanceof String || value instanceof Boolean)) {
                throw wrong(name);
            }
        });
        return args.isEmpty() ? CallArgs.NONE : new CallArgs(args);
    }

    private CallArgs held(int hash) {
        if (size > MOST) {
            return made();
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Held known = slots[slot];
        if (known != null && known.is(names, values, size)) {
            return known.args;
        }
        CallArgs made = made();
        slots[slot] = new Held(made, Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        return made;
    }

    private CallArgs made() {
        bytes += CALL_BYTES + (long) VALUE_BYTES * size;
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < size; i++) {
            if (map.putIfAbsent(names[i], values[i]) != null) {
                throw JsonValues.duplicate(names[i]);
            }
        }
        return new CallArgs(map);
    }

    private @Nullable Object value(String name, JsonToken token, JsonParser parser) {
        return switch (token) {
            case VALUE_STRING -> {
                json.spend(parser.getStringLength());
                yield table.text(parser);
            }
            case VALUE_NUMBER_INT -> JsonValues.whole(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT,
                    START_ARRAY,
                    VALUE_NUMBER_FLOAT,
                    NOT_AVAILABLE,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    VALUE_EMBEDDED_OBJECT ->
                    throw wrong(name);
        };
    }

    private static BadFact wrong(String name) {
        return new BadFact(
                "In \"args\", \""
                        + JsonText.shortened(name)
                        + "\" must be a whole number, a text, true or false.");
    }
}
