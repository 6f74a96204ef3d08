package dev.ringside.app.inspector;

import org.jspecify.annotations.Nullable;

/// A name and its value, as text.
///
/// @param id who it is, `state`
/// @param kind how far the value can be relied on
record Row(String id, String name, String value, Kind kind) {
    /// What is known of a value.
    enum Kind {
        /// It is recorded, or counted in what is.
        RECORDED,
        /// It follows by a rule.
        INFERRED,
        /// It is a time that still runs.
        RUNNING,
        /// It is not recorded, and the value says so.
        UNRECORDED,
        /// It has no value: it stands above those that have.
        HEADING,
        /// There is nothing to say.
        NOTHING
    }

    private static final String NONE = "—";

    /// A value, or nothing to say.
    static Row of(String id, String name, @Nullable String value) {
        return value == null ? nothing(id, name) : new Row(id, name, value, Kind.RECORDED);
    }

    static Row nothing(String id, String name) {
        return new Row(id, name, NONE, Kind.NOTHING);
    }
}
