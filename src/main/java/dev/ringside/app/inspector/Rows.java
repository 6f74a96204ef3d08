package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.words.Durations;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Makes rows whose names are under one prefix of the texts.
///
/// @param prefix `block.`
record Rows(String prefix, Texts texts) {
    /// A value; null if it is not recorded.
    Row known(String id, @Nullable String value) {
        return value == null
                ? new Row(id, name(id), texts.get("unrecorded"), Row.Kind.UNRECORDED)
                : new Row(id, name(id), value, Row.Kind.RECORDED);
    }

    /// A number; null if it is not recorded.
    Row number(String id, @Nullable Long value) {
        return known(id, value == null ? null : digits(value));
    }

    /// A number of bytes; null if it is not recorded.
    Row bytes(String id, @Nullable Long value) {
        return known(id, value == null ? null : texts.get("bytes", digits(value)));
    }

    /// A value; null if there is none.
    Row some(String id, @Nullable String value) {
        return Row.of(id, name(id), value);
    }

    /// A value that follows from others.
    ///
    /// @param rule the rule that it follows by
    Row inferred(String id, String value, String rule) {
        return new Row(id, name(id), texts.get("inferred.by", value, rule), Row.Kind.INFERRED);
    }

    /// A time that still runs.
    Row running(String id, long nanos) {
        return new Row(
                id, name(id), texts.get("phase.sofar", Durations.millis(nanos)), Row.Kind.RUNNING);
    }

    /// A time that is over.
    Row time(String id, long nanos) {
        return some(id, Durations.millis(nanos));
    }

    /// A number with its thousands set apart as on the stage.
    static String digits(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }

    private String name(String id) {
        return texts.get(prefix + id);
    }
}
