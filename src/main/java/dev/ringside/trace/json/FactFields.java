package dev.ringside.trace.json;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys and values of one fact as they stand in the file, in any order. One instance is used
/// for all facts of a trace, so that a fact without unknown keys costs no map:
///
/// ```
/// names    "t"   "cpu"  "tid"  "src"    "kind"       …  in the order of the file
/// values    –     –      –     "sched…" "switched"   …  by Key
/// numbers   1200  0      5652   –        –           …  by Key
/// unknown  null, or the values whose names are no Key
/// ```
///
/// Each getter takes its key; what nobody took is [#rest].
final class FactFields {
    private static final int KEYS = Key.values().length;

    private final TextTable table = new TextTable();
    private final JsonValues json = new JsonValues();
    private final Arguments arguments = new Arguments(table, json);
    private final WatchedLists watched = new WatchedLists(table, json);
    private final @Nullable Object[] values = new @Nullable Object[KEYS];
    private final long[] numbers = new long[KEYS];
    private final Key[] order = new Key[KEYS];
    private int known;

    // sets of keys, a bit for each
    private final BitSet present = new BitSet(KEYS);
    private final BitSet numeric = new BitSet(KEYS);
    private final BitSet taken = new BitSet(KEYS);
    private Map<String, Object> unknown = Map.of();

    /// Reads the fact that begins at the current token; afterwards the current token is its end.
    void read(JsonParser parser) {
        clear();
        int match = parser.nextNameMatch(Key.MATCHER);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            Key key = Key.matched(match);
            if (key == null) {
                keepUnknown(parser);
            } else {
                json.spend(key.text().length() + 1);
                keep(key, parser.nextToken(), parser);
            }
            match = parser.nextNameMatch(Key.MATCHER);
        }
    }

    private void clear() {
        json.refill();
        for (int i = 0; i < known; i++) {
            values[order[i].slot()] = null;
        }
        known = 0;
        present.clear();
        numeric.clear();
        taken.clear();
        unknown = Map.of();
    }

    private void keepUnknown(JsonParser parser) {
        String name = parser.currentName();
        json.spend(name.length() + 1);
        parser.nextToken();
        Object value = json.value(parser);
        if (unknown.isEmpty()) {
            unknown = new LinkedHashMap<>();
        }
        if (value != null && unknown.putIfAbsent(name, value) != null) {
            throw JsonValues.duplicate(name);
        }
    }

    private void keep(Key key, JsonToken token, JsonParser parser) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (has(key)) {
            throw JsonValues.duplicate(key.text());
        }
        order[known++] = key;
        present.set(key.slot());
        if (token == JsonToken.VALUE_NUMBER_INT) {
            numeric.set(key.slot());
            numbers[key.slot()] = JsonValues.whole(parser);
        } else if (token == JsonToken.VALUE_STRING) {
            values[key.slot()] = keepText(key, parser);
        } else {
            values[key.slot()] = keepOpen(key, token, parser);
        }
    }

    private String keepText(Key key, JsonParser parser) {
        if (key == Key.RAW) {
            return json.text(parser);
        }
        json.spend(parser.getStringLength());
        return table.text(parser);
    }

    /// Arguments and lists of descriptors come in great numbers, so they are read at once into what
    /// they become, if it is known by then what they are.
    private @Nullable Object keepOpen(Key key, JsonToken token, JsonParser parser) {
        if (key == Key.ARGS && token == JsonToken.START_OBJECT && is("sysEntered")) {
            return arguments.read(parser);
        }
        boolean list = token == JsonToken.START_ARRAY;
        boolean set = key == Key.SET && is("waitSet");
        boolean ready = key == Key.READY && is("readyReturned");
        return list && (set || ready) ? watched.read(parser) : json.value(parser);
    }

    private boolean is(String kind) {
        return kind.equals(values[Key.KIND.slot()]);
    }

    /// About how much memory the values of all facts so far take.
    long bytes() {
        return json.bytes() + table.bytes() + arguments.bytes() + watched.bytes();
    }

    /// Whether the fact has that key.
    boolean has(Key key) {
        return present.get(key.slot());
    }

    /// The whole number of `key`, which must be there and between `least` and `most`.
    long number(Key key, long least, long most) {
        take(key);
        long number = numbers[key.slot()];
        if (!numeric.get(key.slot()) || number < least || number > most) {
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
        if (take(key) instanceof String text) {
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
        if (take(key) instanceof Boolean flag) {
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
        if (take(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(key, "an object");
    }

    /// The arguments of a call.
    CallArgs arguments(Key key) {
        return take(key) instanceof CallArgs args ? args : Arguments.of(object(key));
    }

    /// The list of descriptors of `key`, which must be there.
    List<Watched> watched(Key key) {
        if (take(key) instanceof List<?> list) {
            return watched.of(list);
        }
        throw wrong(key, "a list");
    }

    /// The keys that nobody took, in the order of the file; known ones first.
    Map<String, Object> rest() {
        if (unknown.isEmpty() && taken.cardinality() == known) {
            return Map.of();
        }
        var rest = new LinkedHashMap<String, Object>();
        for (int i = 0; i < known; i++) {
            Key key = order[i];
            Object value = numeric.get(key.slot()) ? numbers[key.slot()] : values[key.slot()];
            if (value != null && !taken.get(key.slot())) {
                rest.put(key.text(), value);
            }
        }
        rest.putAll(unknown);
        return Collections.unmodifiableMap(rest);
    }

    /// The value of `key`, which must be there; null if it is a whole number.
    private @Nullable Object take(Key key) {
        if (!has(key)) {
            throw new BadFact("A " + subject() + " has no \"" + key.text() + "\".");
        }
        taken.set(key.slot());
        return values[key.slot()];
    }

    private BadFact wrong(Key key, String right) {
        return new BadFact("In a " + subject() + ", \"" + key.text() + "\" must be " + right + ".");
    }

    private String subject() {
        return values[Key.KIND.slot()] instanceof String kind
                ? "fact of kind \"" + JsonText.shortened(kind) + "\""
                : "fact";
    }
}
