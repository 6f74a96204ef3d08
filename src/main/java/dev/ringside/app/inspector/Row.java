package dev.ringside.app.inspector;

/// A name and its value, as text.
///
/// @param id who it is, `state`
/// @param known whether the value is recorded; otherwise it says that it is not
record Row(String id, String name, String value, boolean known) {}
