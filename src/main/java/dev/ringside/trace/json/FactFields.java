package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys and values of one fact as they stand in the file, in any order. One instance is used
/// for all facts of a trace, so that a fact without unknown keys costs no map:
///
/// ```
/// names    "t"   "cpu"  "tid"  "src"    "kind"       …  in the order of the file
/// texts     –     –      –     "sched…" "switched"   …  by Key
/// numbers   1200  0      5652   –        –           …  by Key
/// unknown  null, or the values whose names are no Key
/// ```
///
/// Each getter takes its key; what nobody took is [#rest].
final class FactFields {
    private static final int KEYS = Key.values().length;

    /// Stands in `values` for a whole number, which is in `numbers`.
    private static final Object NUMBER = new Object();

    private final TextTable table = new TextTable();
    private final JsonValues json = new JsonValues();
    private final @Nullable Object[] values = new @Nullable Object[KEYS];
    private final long[] numbers = new long[KEYS];
    private final Key[] order = new Key[KEYS];
    private int known;
    private long taken;
    private Map<String, Object> unknown = Map.of();

    /// Reads the fact that begins at the current token; afterwards the current token is its end.
    void read(JsonParser parser) {
        clear();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            json.spend(name.length() + 1);
            JsonToken token = parser.nextToken();
            Key key = Key.named(name);
            if (key == null) {
                keepUnknown(name, parser);
            } else if (token != JsonToken.VALUE_NULL) {
                keep(key, token, parser);
            }
        }
    }

    private void clear() {
        json.refill();
        for (int i = 0; i < known; i++) {
            values[order[i].slot()] = null;
        }
        known = 0;
        taken = 0;
        unknown = Map.of();
    }

    private void keepUnknown(String name, JsonParser parser) {
        Object value = json.value(parser);
        if (unknown.isEmpty()) {
            unknown = new LinkedHashMap<>();
        }
        if (value != null && unknown.putIfAbsent(name, value) != null) {
            throw JsonValues.duplicate(name);
        }
    }

    private void keep(Key key, JsonToken token, JsonParser parser) {
        if (values[key.slot()] != null) {
            throw JsonValues.duplicate(key.text());
        }
        order[known++] = key;
        if (token == JsonToken.VALUE_NUMBER_INT) {
            values[key.slot()] = NUMBER;
            numbers[key.slot()] = JsonValues.whole(parser);
        } else if (token == JsonToken.VALUE_STRING) {
            values[key.slot()] = keepText(key, parser);
        } else {
            values[key.slot()] = json.value(parser);
        }
    }

    private String keepText(Key key, JsonParser parser) {
        if (key == Key.RAW) {
            return json.text(parser);
        }
        json.spend(parser.getStringLength());
        return table.text(
                parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    /// About how much memory the values of all facts so far take.
    long bytes() {
        return json.bytes() + table.bytes();
    }

    /// Whether the fact has that key.
    boolean has(Key key) {
        return values[key.slot()] != null;
    }

    /// The whole number of `key`, which must be there and between `least` and `most`.
    long number(Key key, long least, long most) {
        Object value = required(key);
        long number = numbers[key.slot()];
        if (!value.equals(NUMBER) || number < least || number > most) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        return number;
    }

    /// A whole number that is not negative and fits into 31 bits.
    int natural(Key key) {
        return (int) number(key, 0, Integer.MAX_VALUE);
    }

    /// A whole number that is not negative.
    long large(Key key) {
        return number(key, 0, Long.MAX_VALUE);
    }

    /// As [#large], or null if the key is not there.
    @Nullable Long largeOrNull(Key key) {
        return has(key) ? (Long) large(key) : null;
    }

    /// The text of `key`, which must be there.
    String text(Key key) {
        if (required(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a text");
    }

    /// As [#text], or null if the key is not there.
    @Nullable String textOrNull(Key key) {
        return has(key) ? text(key) : null;
    }

    /// The truth value of `key`; false if it is not there.
    boolean flag(Key key) {
        if (!has(key)) {
            return false;
        }
        if (required(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    /// The constant that the text of `key` stands for.
    <E extends Enum<E>> E word(Key key, Words<E> words) {
        E constant = words.parse(text(key));
        if (constant == null) {
            throw wrong(key, "one of " + String.join(", ", words.all()));
        }
        return constant;
    }

    /// The nested object of `key`, which must be there.
    @SuppressWarnings("unchecked") // JsonValues makes no other maps
    Map<String, Object> object(Key key) {
        if (required(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(key, "an object");
    }

    /// The list of `key`, which must be there.
    List<?> list(Key key) {
        if (required(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list");
    }

    /// The keys that nobody took, in the order of the file; known ones first.
    Map<String, Object> rest() {
        if (unknown.isEmpty() && Long.bitCount(taken) == known) {
            return Map.of();
        }
        var rest = new LinkedHashMap<String, Object>();
        for (int i = 0; i < known; i++) {
            Object value = values[order[i].slot()];
            if (value != null && (taken & bit(order[i])) == 0) {
                rest.put(
                        order[i].text(),
                        value.equals(NUMBER) ? (Long) numbers[order[i].slot()] : value);
            }
        }
        rest.putAll(unknown);
        return Collections.unmodifiableMap(rest);
    }

    private Object required(Key key) {
        Object value = values[key.slot()];
        if (value == null) {
            throw new BadFact("A " + subject() + " has no \"" + key.text() + "\".");
        }
        taken |= bit(key);
        return value;
    }

    private BadFact wrong(Key key, String right) {
        return new BadFact("In a " + subject() + ", \"" + key.text() + "\" must be " + right + ".");
    }

    private String subject() {
        return values[Key.KIND.slot()] instanceof String kind
                ? "fact of kind \"" + JsonText.shortened(kind) + "\""
                : "fact";
    }

    private static long bit(Key key) {
        return 1L << key.slot();
    }
}
