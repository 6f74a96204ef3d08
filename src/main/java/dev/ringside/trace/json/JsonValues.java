package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON values of any shape, for the parts of a trace whose keys are open: [Long], [Double],
/// [String], [Boolean], [Map] and [List]. A key whose value is null is the same as a missing key.
final class JsonValues {
    /// What a value takes in memory besides its characters, rounded up: an entry of a map, a box.
    private static final int VALUE_BYTES = 128;

    private int left = Limits.FACT_CHARS;
    private long bytes;

    /// From here on a whole [Limits#FACT_CHARS] may be read again.
    void refill() {
        left = Limits.FACT_CHARS;
    }

    /// Counts `characters` against what may still be read.
    void spend(int characters) {
        left -= characters;
        if (left < 0) {
            throw new BadFact("This is longer than " + Limits.FACT_CHARS + " characters.");
        }
    }

    /// About how much memory all values so far take.
    long bytes() {
        return bytes;
    }

    /// The object that begins at the current token; afterwards the current token is its end.
    Map<String, Object> object(JsonParser parser) {
        var values = new LinkedHashMap<String, Object>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            spend(name.length() + 1);
            bytes += 2L * name.length();
            parser.nextToken();
            Object value = value(parser);
            if (value != null && values.putIfAbsent(name, value) != null) {
                throw duplicate(name);
            }
        }
        return values;
    }

    /// The value at the current token; afterwards the current token is its last one.
    @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        spend(1);
        bytes += VALUE_BYTES;
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser);
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no value at " + token);
        };
    }

    private List<@Nullable Object> array(JsonParser parser) {
        var values = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    /// The text at the current token.
    String text(JsonParser parser) {
        spend(parser.getStringLength());
        bytes += 2L * parser.getStringLength();
        return parser.getString();
    }

    /// The whole number at the current token.
    static long whole(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new BadFact("A number does not fit into 64 bits.");
        }
        return parser.getLongValue();
    }

    private static double fraction(JsonParser parser) {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new BadFact("A number is too large.");
        }
        return value;
    }

    /// The fault of a key that comes twice.
    static BadFact duplicate(String name) {
        return new BadFact("The key \"" + name + "\" comes twice.");
    }
}
