package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// A small object of a trace that is read as a map first: the head, the end, a kernel object.
final class OpenObject {
    private final String subject;
    private final Map<String, Object> values;

    /// @param subject how a sentence about it begins, `The head`
    OpenObject(String subject, Map<String, Object> values) {
        this.subject = subject;
        this.values = new LinkedHashMap<>(values);
    }

    /// Whether `key` is there.
    boolean has(String key) {
        return values.containsKey(key);
    }

    /// Takes the whole number of `key`, which must be there and between `least` and `most`.
    long number(String key, long least, long most) {
        if (take(key) instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    /// Takes the text of `key`, which must be there.
    String text(String key) {
        if (take(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a text");
    }

    /// As [#text], or null if the key is not there.
    @Nullable String textOrNull(String key) {
        return values.containsKey(key) ? text(key) : null;
    }

    /// Takes the truth value of `key`, which must be there.
    boolean flag(String key) {
        if (take(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    /// Takes the constant that the text of `key` stands for.
    <E extends Enum<E>> E word(String key, Words<E> words) {
        E constant = words.parse(text(key));
        if (constant == null) {
            throw wrong(key, "one of " + String.join(", ", words.all()));
        }
        return constant;
    }

    /// Takes the nested object of `key`; empty if the key is not there.
    @SuppressWarnings("unchecked") // JsonValues makes no other maps
    Map<String, Object> object(String key) {
        if (!values.containsKey(key)) {
            return Map.of();
        }
        if (take(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(key, "an object");
    }

    /// What nobody took, in the order of the file.
    Map<String, Object> rest() {
        return values;
    }

    private Object take(String key) {
        Object value = values.remove(key);
        if (value == null) {
            throw new BadFact(subject + " has no \"" + key + "\".");
        }
        return value;
    }

    private BadFact wrong(String key, String right) {
        return new BadFact(subject + " needs as \"" + key + "\" " + right + ".");
    }
}
