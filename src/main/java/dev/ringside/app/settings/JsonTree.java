package dev.ringside.app.settings;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small JSON text as maps, lists, texts, numbers and truth values, and back. Whatever it does
/// not know is the same afterwards.
final class JsonTree {
    /// What stands for JSON's own null.
    private enum Nothing {
        NOTHING
    }

    private final StringBuilder text = new StringBuilder();

    private JsonTree() {}

    /// The object that `text` is.
    ///
    /// @throws IllegalArgumentException if it is none
    static Map<String, Object> read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("this is no JSON object");
            }
            var object = object(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something stands behind the JSON object");
            }
            return object;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /// The text of `object`, a line for each of its values.
    static String write(Map<String, Object> object) {
        var tree = new JsonTree();
        tree.object(object, "\n  ");
        return tree.text.append('\n').toString();
    }

    private static Map<String, Object> object(JsonParser json) {
        var object = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            object.put(name, value(json, json.nextToken()));
        }
        return object;
    }

    private static List<Object> list(JsonParser json) {
        var list = new ArrayList<Object>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            list.add(value(json, token));
        }
        return list;
    }

    private static Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Nothing.NOTHING;
            // the parser itself refuses whatever else could stand here
            default -> throw new IllegalArgumentException("no value but " + token);
        };
    }

    private void object(Map<?, ?> object, String before) {
        String separator = "{";
        for (var entry : object.entrySet()) {
            text.append(separator)
                    .append(before.equals(" ") && separator.equals("{") ? "" : before);
            quote(entry.getKey().toString());
            text.append(": ");
            value(entry.getValue());
            separator = ",";
        }
        text.append(object.isEmpty() ? "{" : "").append(before.equals(" ") ? "}" : "\n}");
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> object -> object(object, " ");
            case List<?> list -> list(list);
            case String string -> quote(string);
            case Nothing _ -> text.append("null");
            default -> text.append(value); // a number or a truth value
        }
    }

    private void list(List<?> list) {
        String separator = "";
        text.append('[');
        for (Object value : list) {
            text.append(separator);
            value(value);
            separator = ", ";
        }
        text.append(']');
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
